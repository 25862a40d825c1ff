import type { Actor } from '#contract/actor';
import type { AlarmReport } from '#contract/alarm';
import type { Figures } from '#contract/board';
import { capableOf, platformCapabilitySchema } from '#contract/capabilities';
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
  EventNews,
  PlatformPort,
  PlatformRackPort,
  PlatformStream,
  Upstream,
} from '../../electron/wall/ports';
import type { RecordingPort } from '../../electron/wall/ports/recordingPort';
import { Signal } from '../../electron/wall/signal';
import { cityId } from '../builders/catalog';
import { anAlarmReport, anIncident } from '../builders/happenings';
import type { FakePtz } from './fakePtz';
import type { FakeClock } from './fakeClock';

/** A platform that does what the test tells it to. */
export class FakePlatform implements PlatformPort {
  readonly kind = 'fake';
  capabilities = capableOf(...platformCapabilitySchema.options);
  readonly opened: string[] = [];
  readonly renewed: string[] = [];
  readonly closed: string[] = [];
  readonly acknowledged: { alarmId: AlarmId; answer: Answer }[] = [];
  readonly ordered: { incidentId: IncidentId; order: IncidentOrder; answer: Answer }[] = [];
  readonly counted: { nodeId: NodeId | null; edgesMs: readonly number[] }[] = [];
  readonly positions: Preset[] = [{ number: 2, name: { zh: '左侧', en: 'Left' } }];
  /** Hold-to-move; the test says what it answers. Undefined: a platform without. */
  ptz?: FakePtz;
  /** What is recorded; undefined: a platform without a recorder. */
  recordings?: RecordingPort;
  readonly steered: { cameraId: CameraId; number: number; actor: Actor }[] = [];
  figuresOfSpan: Figures = { registered: 2, handled: 1 };
  /** Answers of the next requests; a fault for as long as it stands here. */
  fault: Fault | undefined;
  acknowledge: PlatformPort['acknowledge'];
  order: PlatformPort['order'];
  isHeld = false;
  streamLifeMs = 120_000;
  readonly #health = new Signal<PlatformHealth>();
  readonly onHealthChanged = this.#health.on;
  readonly #catalog = new Signal<CatalogNews>();
  readonly onCatalogNews = this.#catalog.on;
  readonly #events = new Signal<EventNews>();
  readonly onEventNews = this.#events.on;
  #state: PlatformHealth['state'] = 'connecting';
  #healthFault: Fault | null = null;
  #streamCount = 0;
  readonly #streams = new Map<string, StreamProfile>();

  constructor(
    readonly clock: FakeClock,
    readonly platformId: PlatformId = cityId,
  ) {
    this.acknowledge = (alarmId, answer) => {
      this.acknowledged.push({ alarmId, answer });
      return this.#answer(() => this.reportAfter(alarmId, answer));
    };
    this.order = (incidentId, order, answer) => {
      this.ordered.push({ incidentId, order, answer });
      return this.#answer(() =>
        anIncident({ incidentId, owner: answer.actor, currentStep: 'assessing', version: 2 }),
      );
    };
  }

  /** What it reports once an alarm was acknowledged. */
  reportAfter(alarmId: AlarmId, answer: Answer): AlarmReport {
    return anAlarmReport({
      alarmId,
      version: 2,
      acknowledgement: { actor: answer.actor, atMs: this.clock.now() },
    });
  }

  start(): void {
    this.become('live');
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  health(): PlatformHealth {
    return {
      platformId: this.platformId,
      name: this.platformId,
      kind: this.kind,
      isDemo: true,
      state: this.#state,
      sinceMs: 0,
      fault: this.#healthFault,
      cameraCount: 0,
      isCatalogLoading: false,
      alarmsStaleSinceMs: null,
      unreadable: null,
    };
  }

  become(state: PlatformHealth['state'], healthFault: Fault | null = null): void {
    this.#state = state;
    this.#healthFault = healthFault;
    this.#health.emit(this.health());
  }

  tellCatalog(...news: CatalogNews[]): void {
    for (const one of news) this.#catalog.emit(one);
  }

  tellEvents(news: Partial<EventNews>): void {
    this.#events.emit({ alarms: [], incidents: [], isFull: false, ...news });
  }

  holdEvents(isHeld: boolean): void {
    this.isHeld = isHeld;
  }

  openStream(cameraId: CameraId, profile: StreamProfile): Promise<Outcome<PlatformStream>> {
    return this.#answer(() => {
      this.#streamCount += 1;
      const streamKey = `${cameraId} ${profile} ${String(this.#streamCount)}`;
      this.opened.push(streamKey);
      this.#streams.set(streamKey, profile);
      return this.#stream(streamKey, profile);
    });
  }

  renewStream(streamKey: string): Promise<Outcome<PlatformStream>> {
    this.renewed.push(streamKey);
    const profile = this.#streams.get(streamKey);
    if (profile === undefined && this.fault === undefined) {
      return Promise.resolve(failure('stream/lease-ended'));
    }
    return this.#answer(() => this.#stream(streamKey, profile ?? 'main'));
  }

  closeStream(streamKey: string): Promise<void> {
    this.closed.push(streamKey);
    this.#streams.delete(streamKey);
    return Promise.resolve();
  }

  /** All streams are gone, as after a restart of the platform. */
  loseStreams(): void {
    this.#streams.clear();
  }

  snapshot(cameraId: CameraId): Promise<Outcome<Upstream>> {
    return this.#answer(() => upstreamOf(`snapshot/${cameraId}`));
  }

  presets(): Promise<Outcome<Preset[]>> {
    return this.#answer(() => [...this.positions]);
  }

  goToPreset(cameraId: CameraId, number: number, actor: Actor): Promise<Outcome<Preset>> {
    const preset = this.positions.find((one) => one.number === number);
    if (preset === undefined) return Promise.resolve(failure('ptz/no-preset'));
    this.steered.push({ cameraId, number, actor });
    return this.#answer(() => preset);
  }

  picture(of: AlarmId | IncidentId, index: number): Promise<Outcome<Upstream>> {
    return this.#answer(() => upstreamOf(`picture/${of}/${String(index)}`));
  }

  openIncident(alarmId: AlarmId, answer: Answer): Promise<Outcome<Incident>> {
    const incidentId = alarmId.replace('alarm', 'incident') as IncidentId;
    return this.#answer(() => anIncident({ incidentId, alarmIds: [alarmId], owner: answer.actor }));
  }

  units(nodeId: NodeId | null): Promise<Outcome<Unit[]>> {
    const at = nodeId ?? 'everywhere';
    return this.#answer(() => [
      { unitId: `patrol ${at}`, name: { zh: '巡逻一组', en: 'Patrol 1' } },
    ]);
  }

  figures(nodeId: NodeId | null, edgesMs: readonly number[]): Promise<Outcome<Figures[]>> {
    this.counted.push({ nodeId, edgesMs });
    return this.#answer(() => edgesMs.slice(1).map(() => this.figuresOfSpan));
  }

  #stream(streamKey: string, profile: StreamProfile): PlatformStream {
    return {
      streamKey,
      upstream: upstreamOf(streamKey.replaceAll(' ', '/')),
      transport: 'hls',
      profile,
      expiresAtMs: this.clock.now() + this.streamLifeMs,
    };
  }

  #answer<Value>(make: () => Value): Promise<Outcome<Value>> {
    return Promise.resolve(
      this.fault === undefined ? success(make()) : { ok: false, fault: this.fault },
    );
  }
}

const upstreamOf = (path: string): Upstream => ({
  url: `http://platform.test/${path}`,
  headers: { Authorization: 'Bearer invented' },
});

/** A rack that holds the platforms a test puts into it. */
export class FakeRack implements PlatformRackPort {
  readonly connected: { platform: PlatformSettings; password: string | null }[] = [];
  fault: Fault | undefined;
  readonly #added = new Signal<PlatformPort>();
  readonly onPlatformAdded = this.#added.on;
  readonly #removed = new Signal<PlatformId>();
  readonly onPlatformRemoved = this.#removed.on;
  readonly #platforms = new Map<PlatformId, PlatformPort>();

  constructor(...platforms: PlatformPort[]) {
    for (const platform of platforms) this.#platforms.set(platform.platformId, platform);
  }

  platforms(): PlatformPort[] {
    return [...this.#platforms.values()];
  }

  add(platform: PlatformPort): void {
    this.#platforms.set(platform.platformId, platform);
    this.#added.emit(platform);
  }

  connect(platform: PlatformSettings, password: string | null): Promise<Outcome<null>> {
    if (this.fault !== undefined) return Promise.resolve({ ok: false, fault: this.fault });
    this.connected.push({ platform, password });
    return Promise.resolve(success(null));
  }

  remove(platformId: PlatformId): Promise<void> {
    if (this.#platforms.delete(platformId)) this.#removed.emit(platformId);
    return Promise.resolve();
  }
}
