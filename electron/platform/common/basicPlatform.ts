import type { AlarmReport } from '#contract/alarm';
import type { Figures } from '#contract/board';
import type { PlatformCapabilities } from '#contract/capabilities';
import type { CameraId, PlatformId } from '#contract/ids';
import type { Incident, Unit } from '#contract/incident';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Preset } from '#contract/ptz';
import type { PlatformSettings } from '#contract/settings';
import type { StreamProfile } from '#contract/stream';
import type { PlatformHealth } from '#contract/view';

import type {
  CatalogNews,
  ClockPort,
  EventNews,
  PlatformPort,
  PlatformStream,
  Upstream,
} from '../../wall/ports';
import { Signal } from '../../wall/signal';
import type { PlatformLog } from '../platformLog';
import { HealthKeeper } from './platformHealth';

/** What an adapter is made from. */
export interface BasicParts {
  settings: PlatformSettings;
  clock: ClockPort;
  log?: PlatformLog | undefined;
}

/** Who it is; what stands among the platforms need not be one. */
type Standing = Omit<BasicParts, 'settings'> & {
  settings: Pick<PlatformSettings, 'platformId' | 'name'> & { kind: string };
};

const answer = <Value>(outcome: Outcome<Value>): Promise<Outcome<Value>> =>
  Promise.resolve(outcome);

/**
 * What adapters have in common: signals, health, and a refusal in words for everything that their
 * kind cannot do. A kind replaces what it can.
 */
export abstract class BasicPlatform implements PlatformPort {
  abstract readonly capabilities: PlatformCapabilities;
  readonly platformId: PlatformId;
  readonly kind: string;
  protected readonly clock: ClockPort;
  protected readonly log: PlatformLog;
  protected readonly keeper: HealthKeeper;
  protected isRunning = false;
  readonly #catalogNews = new Signal<CatalogNews>();
  readonly #eventNews = new Signal<EventNews>();
  readonly onCatalogNews = this.#catalogNews.on;
  readonly onEventNews = this.#eventNews.on;

  constructor({ settings, clock, log }: Standing, tellsAlarms: boolean) {
    const { platformId, name, kind } = settings;
    this.platformId = platformId;
    this.kind = kind;
    this.clock = clock;
    this.log = (line) => log?.(`${platformId}: ${line}`);
    this.keeper = new HealthKeeper({ platformId, name, kind, tellsAlarms }, () => clock.now());
  }

  get onHealthChanged(): HealthKeeper['onChanged'] {
    return this.keeper.onChanged;
  }

  health(): PlatformHealth {
    return this.keeper.get();
  }

  abstract start(): void;
  abstract stop(): Promise<void>;
  abstract openStream(cameraId: CameraId, profile: StreamProfile): Promise<Outcome<PlatformStream>>;
  abstract renewStream(streamKey: string): Promise<Outcome<PlatformStream>>;
  abstract closeStream(streamKey: string): Promise<void>;

  /** Where alarms are told, the kind says how reading them pauses. */
  holdEvents(_isHeld: boolean): void {
    return;
  }

  snapshot(_cameraId: CameraId): Promise<Outcome<Upstream>> {
    return answer(failure('media/no-picture'));
  }

  presets(_cameraId: CameraId): Promise<Outcome<Preset[]>> {
    return answer(success([]));
  }

  goToPreset(..._args: Parameters<PlatformPort['goToPreset']>): Promise<Outcome<Preset>> {
    return answer(failure('ptz/not-steerable'));
  }

  picture(..._args: Parameters<PlatformPort['picture']>): Promise<Outcome<Upstream>> {
    return answer(failure('media/no-picture'));
  }

  acknowledge(..._args: Parameters<PlatformPort['acknowledge']>): Promise<Outcome<AlarmReport>> {
    return answer(failure('alarm/unknown'));
  }

  openIncident(..._args: Parameters<PlatformPort['openIncident']>): Promise<Outcome<Incident>> {
    return answer(failure('platform/refused', 'no incidents'));
  }

  order(..._args: Parameters<PlatformPort['order']>): Promise<Outcome<Incident>> {
    return answer(failure('incident/unknown'));
  }

  units(..._args: Parameters<PlatformPort['units']>): Promise<Outcome<Unit[]>> {
    return answer(success([]));
  }

  figures(..._args: Parameters<PlatformPort['figures']>): Promise<Outcome<Figures[]>> {
    return answer(failure('platform/refused', 'no figures'));
  }

  /** Nothing is told before the start and after the end. */
  protected tellCatalog(news: CatalogNews): void {
    if (this.isRunning) this.#catalogNews.emit(news);
  }

  protected tellEvents(news: EventNews): void {
    if (this.isRunning) this.#eventNews.emit(news);
  }
}
