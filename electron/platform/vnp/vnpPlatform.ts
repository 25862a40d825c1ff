import type { Actor } from '#contract/actor';
import type { AlarmReport } from '#contract/alarm';
import type { Figures } from '#contract/board';
import type { AlarmId, CameraId, IncidentId, NodeId, PlatformId } from '#contract/ids';
import type { Incident, Unit } from '#contract/incident';
import type { IncidentOrder } from '#contract/incidentOrder';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import type { Preset } from '#contract/ptz';
import type { PlatformSettings } from '#contract/settings';
import type { StreamProfile } from '#contract/stream';
import type { PlatformHealth } from '#contract/view';

import type {
  Answer,
  CatalogNews,
  ClockPort,
  EventNews,
  PlatformPort,
  PlatformStream,
  Upstream,
} from '../../wall/ports';
import { Signal } from '../../wall/signal';
import { backOffMs } from '../backOff';
import { HealthKeeper } from '../common/platformHealth';
import { askHttp, type AskHttp } from '../http';
import type { PlatformLog } from '../platformLog';
import { VnpAnswers } from './vnpAnswers';
import { vnpCapabilities } from './vnpCapabilities';
import { VnpApi } from './vnpApi';
import { VnpCatalog } from './vnpCatalog';
import { VnpEvents } from './vnpEvents';
import { VnpIncidents } from './vnpIncidents';
import { VnpLine } from './vnpLine';
import { VnpPictures } from './vnpPictures';
import { VnpPtz } from './vnpPtz';
import { VnpRecordings } from './vnpRecordings';
import { rehearse } from './vnpRehearsal';
import { VnpSession } from './vnpSession';
import { VnpStreams } from './vnpStreams';
import { wireInfoSchema } from './vnpWire';

/** What one vnp platform is made from. */
export interface VnpPlatformParts {
  settings: PlatformSettings;
  password: string;
  clock: ClockPort;
  log?: PlatformLog;
  /** The way to the platform; the real one outside of tests. */
  ask?: AskHttp;
}

const catalogPause = { firstMs: 500, longestMs: 10_000 };

/** A platform that speaks vnp, the project's own open protocol (resources/vnp/openapi.yaml). */
export class VnpPlatform implements PlatformPort {
  readonly kind = 'vnp';
  readonly capabilities = vnpCapabilities;
  readonly platformId: PlatformId;
  readonly #catalogNews = new Signal<CatalogNews>();
  readonly #eventNews = new Signal<EventNews>();
  readonly #clock: ClockPort;
  readonly #log: PlatformLog;
  readonly #health: HealthKeeper;
  readonly #session: VnpSession;
  readonly #api: VnpApi;
  readonly #catalog: VnpCatalog;
  readonly #events: VnpEvents;
  readonly #line: VnpLine;
  readonly #streams: VnpStreams;
  readonly #answers: VnpAnswers;
  readonly #incidents: VnpIncidents;
  readonly ptz: VnpPtz;
  readonly recordings: VnpRecordings;
  #isRunning = false;
  #isReading = false;
  /** Ends the waits of a platform that is being stopped. */
  readonly #wakes = new Set<() => void>();

  constructor({ settings, password, clock, log, ask }: VnpPlatformParts) {
    const { platformId } = settings;
    const root = `${settings.address.replace(/\/+$/, '')}/vnp/v1`;
    const now = (): number => clock.now();
    const http = ask ?? askHttp(now);
    this.platformId = platformId;
    this.#clock = clock;
    this.#log = (line) => log?.(`${platformId}: ${line}`);
    this.#health = new HealthKeeper(
      { platformId, name: settings.name, kind: 'vnp', tellsAlarms: true },
      now,
    );
    this.#session = new VnpSession({ root, user: settings.user, password, ask: http, clock });
    this.#api = new VnpApi({
      root,
      ask: http,
      session: this.#session,
      clock,
      onAnswer: (took) => {
        this.#health.answered(took);
      },
    });
    const common = { platformId, api: this.#api, log: this.#log };
    const pictures = new VnpPictures();
    this.#catalog = new VnpCatalog({
      ...common,
      isDemo: () => this.#health.get().isDemo,
      emit: (news) => {
        if (this.#isRunning) this.#catalogNews.emit(news);
      },
      onCount: (cameraCount) => {
        this.#health.change({ cameraCount });
      },
      pause: (attempt) => this.#pause(backOffMs(attempt, Math.random(), catalogPause)),
    });
    this.#incidents = new VnpIncidents({ platformId, api: this.#api, pictures });
    this.#events = new VnpEvents({
      ...common,
      incidents: this.#incidents,
      clock,
      pictures,
      onUnreadable: (unreadable) => {
        this.#health.change({ unreadable });
      },
      emit: (news) => {
        if (this.#isRunning) this.#eventNews.emit(news);
      },
    });
    this.#streams = new VnpStreams({ api: this.#api, session: this.#session });
    this.#answers = new VnpAnswers({ platformId, api: this.#api, pictures });
    this.ptz = new VnpPtz(this.#api, platformId);
    this.recordings = new VnpRecordings(this.#api);
    this.#line = new VnpLine({
      root,
      clock,
      session: this.#session,
      events: this.#events,
      log: this.#log,
      prepare: () => this.#prepare(),
      onLive: () => {
        this.#health.live();
        void this.#readCatalog();
      },
      onLost: (fault) => {
        this.#health.down(fault);
      },
      onCatalogChange: (change) => {
        this.#catalog.apply(change);
      },
      onHolding: (holding) => {
        this.ptz.take(holding);
      },
    });
  }

  readonly onCatalogNews = this.#catalogNews.on;
  readonly onEventNews = this.#eventNews.on;

  get onHealthChanged(): HealthKeeper['onChanged'] {
    return this.#health.onChanged;
  }

  health(): PlatformHealth {
    return this.#health.get();
  }

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#line.start();
  }

  async stop(): Promise<void> {
    if (!this.#isRunning) return;
    this.#isRunning = false;
    this.#line.stop();
    this.#events.stop();
    for (const wake of [...this.#wakes]) wake();
    await this.#streams.closeAll();
  }

  holdEvents(isHeld: boolean): void {
    this.#line.hold(isHeld);
  }

  openStream(cameraId: CameraId, profile: StreamProfile): Promise<Outcome<PlatformStream>> {
    return this.#streams.open(cameraId, profile);
  }

  renewStream(streamKey: string): Promise<Outcome<PlatformStream>> {
    return this.#streams.renew(streamKey);
  }

  closeStream(streamKey: string): Promise<void> {
    return this.#streams.close(streamKey);
  }

  snapshot(cameraId: CameraId): Promise<Outcome<Upstream>> {
    return this.#answers.snapshot(cameraId);
  }

  picture(of: AlarmId | IncidentId, index: number): Promise<Outcome<Upstream>> {
    return this.#answers.picture(of, index);
  }

  presets(cameraId: CameraId): Promise<Outcome<Preset[]>> {
    return this.ptz.presets(cameraId);
  }

  goToPreset(cameraId: CameraId, number: number, actor: Actor): Promise<Outcome<Preset>> {
    return this.ptz.goToPreset(cameraId, number, actor);
  }

  acknowledge(alarmId: AlarmId, answer: Answer): Promise<Outcome<AlarmReport>> {
    return this.#answers.acknowledge(alarmId, answer);
  }

  openIncident(alarmId: AlarmId, answer: Answer): Promise<Outcome<Incident>> {
    return this.#incidents.open(alarmId, answer);
  }

  order(incidentId: IncidentId, order: IncidentOrder, answer: Answer): Promise<Outcome<Incident>> {
    return this.#incidents.order(incidentId, order, answer);
  }

  units(nodeId: NodeId | null): Promise<Outcome<Unit[]>> {
    return this.#incidents.units(nodeId);
  }

  figures(nodeId: NodeId | null, edgesMs: readonly number[]): Promise<Outcome<Figures[]>> {
    return this.#incidents.figures(nodeId, edgesMs);
  }

  rehearse(cameraId: CameraId, happening: string): Promise<Outcome<AlarmId>> {
    const { isDemo } = this.#health.get();
    return isDemo
      ? rehearse({ platformId: this.platformId, api: this.#api }, cameraId, happening)
      : Promise.resolve(failure('platform/refused', 'no rehearsal on a live platform'));
  }

  /** Before every attempt at the line: who is there, and the lists when they were never read. */
  async #prepare(): Promise<Outcome<null>> {
    const info = await this.#api.ask(
      { method: 'GET', path: '/info', isOpen: true },
      wireInfoSchema,
    );
    if (!info.ok) return info;
    this.#session.setPlatformTime(info.value.serverTimeMs);
    this.#health.change({ isDemo: info.value.demo });
    if (this.#events.cursor() !== undefined) return success(null);
    return this.#events.readAll();
  }

  /** Reads the catalog whenever the line is good again; one reading at a time. */
  async #readCatalog(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    for (let attempt = 1; this.#isRunning; attempt += 1) {
      const read = await this.#catalog.refresh();
      if (read.ok) {
        this.#health.change({ isCatalogLoading: false });
        break;
      }
      this.#noteCatalogFault(read.fault);
      if (!(await this.#pause(backOffMs(attempt, Math.random(), catalogPause)))) break;
    }
    this.#isReading = false;
  }

  #noteCatalogFault(fault: Fault): void {
    this.#log(`the catalog could not be read: ${fault.code}`);
  }

  /** True after the time, false when the platform was stopped before. */
  #pause(delayMs: number): Promise<boolean> {
    if (!this.#isRunning) return Promise.resolve(false);
    return new Promise((resolve) => {
      const wake = (): void => {
        cancel();
        this.#wakes.delete(wake);
        resolve(this.#isRunning);
      };
      const cancel = this.#clock.after(delayMs, wake);
      this.#wakes.add(wake);
    });
  }
}
