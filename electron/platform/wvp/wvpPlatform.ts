import { capableOf, type PlatformCapabilities } from '#contract/capabilities';
import type { Actor } from '#contract/actor';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmId, CameraId, IncidentId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Preset } from '#contract/ptz';
import type { StreamProfile } from '#contract/stream';

import type { Answer, PlatformStream, StreamOffer, Upstream } from '../../wall/ports';
import { boundedFetch, type BoundedFetch } from '../common/boundedFetch';
import { PollingPlatform, type PollingParts } from '../common/pollingPlatform';
import { WvpAlarmBook } from './wvpAlarmBook';
import { WvpAlarms } from './wvpAlarms';
import { WvpApi } from './wvpApi';
import { WvpCatalog } from './wvpCatalog';
import type { FarReader } from './wvpChannelPage';
import { probeDialect, type WvpDialect } from './wvpDialect';
import { WvpRecordings } from './wvpRecordings';
import { WvpSession } from './wvpSession';
import { WvpSteering } from './wvpSteering';
import { WvpStreams } from './wvpStreams';
import { zoneOf } from './wvpTime';

/** What one WVP platform is made from. */
export interface WvpPlatformParts extends PollingParts {
  password: string;
  /** The way to the platform; the real one outside of tests. */
  ask?: BoundedFetch;
  alarmsEveryMs?: number;
  treeEveryMs?: number;
  /** Reads large lists beside the thread that serves the windows. */
  far?: FarReader | undefined;
}

/** A hundred thousand channels are a hundred pages: their platform gets a longer rest. */
const listEveryMs = (cameras: number): number => Math.max(30_000, cameras * 3);
const treeEveryMs = 10 * 60_000;
const alarmsEveryMs = 2_000;

/** WVP-GB28181-pro with its media node, in every generation that is known. */
export class WvpPlatform extends PollingPlatform {
  readonly capabilities: PlatformCapabilities = capableOf(
    'login',
    'tree',
    'names',
    'onlineState',
    'positions',
    'snapshot',
    'recordings',
    'quickRecordings',
    'presets',
    'ptz',
    'cruise',
    'alarms',
    'resume',
  );
  readonly ptz: WvpSteering;
  readonly recordings: WvpRecordings;
  readonly #root: string;
  readonly #api: WvpApi;
  readonly #catalog: WvpCatalog;
  readonly #streams: WvpStreams;
  readonly #book: WvpAlarmBook;
  readonly #alarms: WvpAlarms;
  #dialect: WvpDialect | undefined;
  /** After a failure it may have come back in another generation. */
  #isProbeDue = true;
  readonly #wakes = new Set<() => void>();

  constructor(parts: WvpPlatformParts) {
    super({ ...parts, everyMs: parts.everyMs ?? listEveryMs }, true);
    const { settings, password, clock } = parts;
    const { platformId } = this;
    const root = settings.address.replace(/\/+$/, '');
    const ask = parts.ask ?? boundedFetch(() => clock.now());
    const session = new WvpSession({
      root,
      user: settings.user,
      password,
      ask,
      clock,
      onForgotten: () => {
        this.#alarms.restarted();
      },
    });
    this.#root = root;
    this.#api = new WvpApi({
      root,
      ask,
      session,
      onAnswer: (took) => {
        this.keeper.answered(took);
      },
    });
    this.#catalog = new WvpCatalog({
      platformId,
      name: settings.name,
      api: this.#api,
      clock,
      catalog: this.catalog,
      onSpoiled: (count) => {
        this.unreadable.lost(undefined, count);
      },
      far: parts.far,
      treeEveryMs: parts.treeEveryMs ?? treeEveryMs,
    });
    const common = {
      api: this.#api,
      clock,
      dialect: () => this.#dialect,
      channel: (cameraId: CameraId) => this.#catalog.channel(cameraId),
    };
    const host = { root, mediaHost: settings.options?.['mediaHost'] ?? '' };
    this.#streams = new WvpStreams({ ...common, host, pause: (ms) => this.#pause(ms) });
    const zone = zoneOf(settings.options?.['zone']);
    this.recordings = new WvpRecordings({ ...common, host, zone });
    this.ptz = new WvpSteering(common);
    this.#book = this.#makeBook();
    this.#alarms = this.#makeAlarms(parts);
  }

  override async stop(): Promise<void> {
    this.#alarms.stop();
    for (const wake of [...this.#wakes]) wake();
    await Promise.all([this.recordings.closeAll(), super.stop()]);
  }

  override holdEvents(isHeld: boolean): void {
    this.#alarms.hold(isHeld);
  }

  offers(cameraId: CameraId): readonly StreamOffer[] {
    return this.#streams.offers(cameraId);
  }

  override openStream(
    cameraId: CameraId,
    profile: StreamProfile,
  ): Promise<Outcome<PlatformStream>> {
    return this.#streams.open(cameraId, profile);
  }

  override renewStream(streamKey: string): Promise<Outcome<PlatformStream>> {
    return this.#streams.renew(streamKey);
  }

  override closeStream(streamKey: string): Promise<void> {
    this.#streams.close(streamKey);
    return Promise.resolve();
  }

  /** The frame that was kept when the camera was played last: it may be old. */
  override snapshot(cameraId: CameraId): Promise<Outcome<Upstream>> {
    const channel = this.#catalog.channel(cameraId);
    if (channel === undefined) return Promise.resolve(failure('catalog/unknown-camera'));
    const { device, gbId, dataType } = channel;
    if (device === null || gbId === null || dataType !== 1) {
      return Promise.resolve(failure('media/no-picture'));
    }
    const url = `${this.#root}/api/device/query/snap/${device}/${gbId}`;
    return Promise.resolve(success({ url, headers: {} }));
  }

  override picture(of: AlarmId | IncidentId, index: number): Promise<Outcome<Upstream>> {
    const row = /:(\d+)-\d+$/.exec(of)?.[1];
    if (row === undefined || index !== 0 || this.#dialect?.alarms !== 'list') {
      return Promise.resolve(failure('media/no-picture'));
    }
    return Promise.resolve(success({ url: `${this.#root}/api/alarm/snap/${row}`, headers: {} }));
  }

  override presets(cameraId: CameraId): Promise<Outcome<Preset[]>> {
    return this.ptz.presets(cameraId);
  }

  override goToPreset(cameraId: CameraId, number: number, _actor: Actor): Promise<Outcome<Preset>> {
    return this.ptz.goToPreset(cameraId, number);
  }

  override acknowledge(alarmId: AlarmId, answer: Answer): Promise<Outcome<AlarmReport>> {
    const acknowledged = this.#book.acknowledge(alarmId, answer);
    if (acknowledged.ok) {
      this.tellEvents({ alarms: [acknowledged.value], incidents: [], isFull: false });
    }
    return Promise.resolve(acknowledged);
  }

  protected override async list(): Promise<Outcome<null>> {
    const dialect = await this.#probe();
    if (!dialect.ok) return dialect;
    const { alarms } = dialect.value;
    // It answers and knows us: a long list need not be read to the end to say so.
    if (this.health().state === 'connecting') this.keeper.change({ state: 'live' });
    await this.#alarms.begin(alarms);
    const read = await this.#catalog.read(dialect.value);
    this.#isProbeDue = !read.ok;
    if (read.ok && this.isRunning) this.#alarms.start(alarms);
    return read;
  }

  protected override letGo(): void {
    this.#streams.closeAll();
  }

  async #probe(): Promise<Outcome<WvpDialect>> {
    if (this.#dialect !== undefined && !this.#isProbeDue) return success(this.#dialect);
    const probed = await probeDialect(this.#api);
    if (!probed.ok) return probed;
    const { channels, ptz, alarms } = probed.value;
    if (this.#dialect === undefined) {
      this.log(`speaks: channels ${channels}, steering ${ptz}, alarms ${alarms}`);
    }
    this.#dialect = probed.value;
    return probed;
  }

  #makeBook(): WvpAlarmBook {
    return new WvpAlarmBook({
      platformId: this.platformId,
      cameraOf: ({ channelKey, channelGbId }) => {
        const byKey = channelKey === null ? undefined : this.#catalog.byKey(channelKey);
        const cameraId = byKey ?? this.#catalog.byGbId(channelGbId ?? '');
        const camera = cameraId === undefined ? undefined : this.catalog.camera(cameraId);
        return camera && { cameraId: camera.cameraId, place: camera.name };
      },
      onMended: (alarm) => {
        this.unreadable.mended(alarm);
      },
    });
  }

  #makeAlarms({ clock, settings, alarmsEveryMs: everyMs }: WvpPlatformParts): WvpAlarms {
    return new WvpAlarms({
      root: this.#root,
      api: this.#api,
      clock,
      zone: zoneOf(settings.options?.['zone']),
      book: this.#book,
      everyMs: everyMs ?? alarmsEveryMs,
      emit: (news) => {
        this.tellEvents(news);
      },
      onUnreadable: (raw) => {
        this.unreadable.lost(raw);
      },
      onRead: (read) => {
        if (read.ok && !this.health().isCatalogLoading) this.keeper.live();
        // Somebody took the right to see alarms away: its cameras are there all the same.
        else if (!read.ok && read.fault.code !== 'platform/refused') this.keeper.down(read.fault);
      },
    });
  }

  /** True after the time, false when the platform was stopped before. */
  #pause(delayMs: number): Promise<boolean> {
    if (!this.isRunning) return Promise.resolve(false);
    return new Promise((resolve) => {
      const wake = (): void => {
        cancel();
        this.#wakes.delete(wake);
        resolve(this.isRunning);
      };
      const cancel = this.clock.after(delayMs, wake);
      this.#wakes.add(wake);
    });
  }
}
