import type { Camera } from '#contract/camera';
import type { AlarmId, CameraId, IncidentId, LeaseId, PlatformId, WindowId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import type { LiveProofSettings, StreamLimits } from '#contract/settings';
import type {
  StreamLease,
  StreamProfile,
  StreamReport,
  StreamRequest,
  StreamStanding,
} from '#contract/stream';
import { CeilingKeeper } from './ceilingKeeper';
import { platformIdOf } from './platformIds';
import type {
  ClockPort,
  IdPort,
  MediaPort,
  PlatformPort,
  PlatformStream,
  StorePort,
  Upstream,
} from './ports';
import { ReadyStreams } from './readyStreams';
import { SharedStream } from './sharedStream';
import { Signal } from './signal';
import type { TakenStandby } from './standbyLeases';
import type { Importance } from './streamBudget';
import { StreamPlan } from './streamPlan';
import { StreamQueue, type Returned } from './streamQueue';
import { StreamWays } from './streamWays';

/** A page renews its leases well before this; one that stopped doing so is gone. */
const leaseMs = 10 * 60_000;
/** How often leases that nobody renewed are looked for. */
const sweepMs = 60_000;

interface StreamBrokerDeps {
  platformOf(platformId: PlatformId): PlatformPort | undefined;
  cameraOf(cameraId: CameraId): Camera | undefined;
  /** The same camera as the platform knows it that has its picture now. */
  sourceOf?(camera: Camera): Camera;
  media: MediaPort;
  clock: ClockPort;
  ids: IdPort;
  store: StorePort;
  /** How many cores this machine decodes with. */
  cores: number;
  limits(): StreamLimits;
  liveProof(): LiveProofSettings;
  /** How much a picture of that camera in that window matters now. */
  attention(): (windowId: WindowId, request: StreamRequest) => Importance;
}

/** A lease that its page must replace. */
export interface RevokedLease {
  windowId: WindowId;
  leaseId: LeaseId;
  fault: Fault;
}

interface HeldLease {
  lease: StreamLease;
  windowId: WindowId;
  stream: SharedStream;
}

/**
 * Leases: permission of one tile to play one address. Every lease has an address of its own, so
 * that a window cannot use another's; behind them, one platform stream per camera and profile.
 */
export class StreamBroker {
  readonly #deps: StreamBrokerDeps;
  readonly #streams = new Map<string, SharedStream>();
  readonly #leases = new Map<LeaseId, HeldLease>();
  /** Leases still being opened, so that a window that dies meanwhile gets none. */
  readonly #opening = new Map<LeaseId, WindowId>();
  readonly #revoked = new Signal<RevokedLease>();
  readonly onRevoked = this.#revoked.on;
  readonly #returned = new Signal<Returned>();
  /** What tiles waited for is there again. */
  readonly onReturned = this.#returned.on;
  /** What this machine decodes, and by which way each camera's picture comes. */
  readonly ways: StreamWays;
  readonly #ceiling: CeilingKeeper;
  readonly #plan: StreamPlan;
  readonly #queue = new StreamQueue();
  readonly #ready: ReadyStreams;
  readonly onAdjusted: StreamPlan['onAdjusted'];
  /** What a window holds ready for its next tile. */
  readonly onStandby: ReadyStreams['onStandby'];
  readonly #stopListening: () => void;
  #cancelSweep: (() => void) | undefined;

  constructor(deps: StreamBrokerDeps) {
    this.#deps = deps;
    this.#ceiling = new CeilingKeeper(deps);
    this.ways = new StreamWays({
      ...deps,
      platformOf: (cameraId) => deps.platformOf(platformIdOf(cameraId)),
    });
    const closed = (cameraId: CameraId) => this.ways.closed(cameraId);
    this.#plan = new StreamPlan({ ...deps, ceiling: this.#ceiling, closed });
    this.onAdjusted = this.#plan.onAdjusted;
    this.#plan.onRefused((leaseIds) => {
      this.#giveWay(leaseIds);
    });
    this.#ready = new ReadyStreams({
      clock: deps.clock,
      media: deps.media,
      plan: this.#plan,
      newLeaseId: () => this.#newLeaseId(),
      streamOf: (cameraId, profile) => this.#streamFor(cameraId, profile),
      about: (cameraId, stream) => this.#about(cameraId, stream),
    });
    this.onStandby = this.#ready.onStandby;
    this.#stopListening = deps.media.onServerBack((back) => {
      this.#tellReturned(back);
    });
  }

  /** Begins with what an earlier run learned about this machine. */
  async load(): Promise<void> {
    await Promise.all([this.#ceiling.load(), this.ways.load()]);
  }

  async open(request: StreamRequest, windowId: WindowId): Promise<Outcome<StreamLease>> {
    const camera = this.#deps.cameraOf(request.cameraId);
    if (camera === undefined) return failure('catalog/unknown-camera');
    const source = this.#deps.sourceOf?.(camera) ?? camera;
    const platform = this.#deps.platformOf(source.platformId);
    if (platform === undefined) return failure('platform/unknown');
    this.ways.gaveUp(camera.cameraId, request.after);
    const way = this.ways.check(camera.cameraId);
    if (!way.ok) return way;
    const ready = this.#ready.take(windowId, camera.cameraId);
    const leaseId = ready?.leaseId ?? this.#newLeaseId();
    const asker = { leaseId, windowId, cameraId: camera.cameraId, platformId: source.platformId };
    const warmProfile = this.#ready.profileOf(camera.cameraId);
    const standing = this.#plan.join({ ...asker, warmProfile }, request);
    if (ready !== undefined && standing?.profile === ready.platformStream.profile) {
      return this.#adopt(ready, windowId, camera.cameraId);
    }
    if (ready !== undefined) this.#ready.giveBack(ready);
    if (standing === undefined) {
      this.#queue.wait(asker);
      return failure('stream/queued');
    }
    const kept = this.#keptAsItIs(request, windowId, standing);
    if (kept !== undefined) {
      this.#plan.leave(leaseId);
      return success(kept);
    }
    this.#opening.set(leaseId, windowId);
    await this.#makeRoom(platform);
    const stream = this.#sharedStream(source.cameraId, standing.profile, platform);
    const opened = await this.#openOn(stream, leaseId, camera, standing);
    const isStillWanted = this.#opening.delete(leaseId);
    if (!opened.ok) {
      this.#plan.leave(leaseId);
      return opened;
    }
    const now = isStillWanted ? this.#plan.opened(leaseId, opened.value.profile) : undefined;
    if (now === undefined) {
      this.#plan.leave(leaseId);
      this.#deps.media.close(leaseId);
      stream.leave(leaseId);
      return failure('stream/lease-ended');
    }
    const lease = { ...opened.value, standing: now };
    this.#leases.set(leaseId, { lease, windowId, stream });
    this.#planSweep();
    return success(lease);
  }

  /** What it was told to leave is what it should play after all: its lease stays. */
  #keptAsItIs(
    { replaces }: StreamRequest,
    windowId: WindowId,
    { profile }: StreamStanding,
  ): StreamLease | undefined {
    const held = replaces === undefined ? undefined : this.#leases.get(replaces);
    if (held?.windowId !== windowId || held.lease.profile !== profile) return undefined;
    const standing = this.#plan.opened(held.lease.leaseId, profile);
    if (standing?.profile === profile) held.lease = { ...held.lease, standing };
    return held.lease;
  }

  /** A window tells how its tiles do. */
  report(report: StreamReport, windowId: WindowId): void {
    this.#plan.report(windowId, report);
    for (const { leaseId, picture, offered, dropped } of report.lines) {
      const held = this.#leases.get(leaseId);
      if (held?.windowId !== windowId || picture === null || offered <= dropped) continue;
      this.ways.worked(held.lease.cameraId, held.lease);
    }
    this.#ready.prepare();
  }

  /** What matters on the wall may have changed. */
  markChanged(): void {
    this.#plan.markChanged();
  }

  /**
   * Keeps these cameras warm, likeliest first; others cool down. That window holds them ready.
   * @param profile what will be asked for, where that is known; like most tiles otherwise
   */
  keepWarm(
    cameraIds: readonly CameraId[],
    aim?: WindowId,
    profile = this.#plan.usualProfile(),
  ): void {
    this.#ready.keep(cameraIds, profile, aim);
  }

  /** True when some tile plays that camera. */
  isPlaying(cameraId: CameraId): boolean {
    return this.#plan.isPlaying(cameraId);
  }

  /** Same address, later end. A window can renew its own leases only. */
  renew(leaseId: LeaseId, windowId: WindowId): Outcome<StreamLease> {
    const held = this.#leases.get(leaseId);
    if (held?.windowId !== windowId) return failure('stream/lease-ended');
    held.lease = { ...held.lease, expiresAtMs: this.#deps.clock.now() + leaseMs };
    return success(held.lease);
  }

  release(leaseId: LeaseId, windowId: WindowId): void {
    if (this.#leases.get(leaseId)?.windowId === windowId) this.#end(leaseId);
  }

  /** The window closed, died or started anew: nothing of it plays any more. */
  releaseWindow(windowId: WindowId): void {
    this.#ready.windowGone(windowId);
    for (const [leaseId, openingFor] of this.#opening) {
      if (openingFor === windowId) this.#opening.delete(leaseId);
    }
    for (const [leaseId, held] of this.#leases) {
      if (held.windowId === windowId) this.#end(leaseId);
    }
  }

  /** The platform came back: its streams may be gone, so each is confirmed or opened anew. */
  platformLive(platformId: PlatformId): void {
    for (const stream of this.#streams.values()) {
      if (stream.platform.platformId === platformId) void stream.confirm();
    }
  }

  /** The platform was taken out. */
  forget(platformId: PlatformId): void {
    const leaseIds = [...this.#leases.values()]
      .filter(
        ({ lease, stream }) =>
          platformIdOf(lease.cameraId) === platformId || stream.platform.platformId === platformId,
      )
      .map(({ lease }) => lease.leaseId);
    this.#revoke(leaseIds, failure('platform/unknown').fault);
    for (const stream of [...this.#streams.values()]) {
      if (stream.platform.platformId === platformId) void stream.close();
    }
  }

  /** A still picture of a camera. */
  async snapshot(cameraId: CameraId): Promise<Outcome<{ url: string }>> {
    const platform = this.#deps.platformOf(platformIdOf(cameraId));
    if (platform === undefined) return failure('platform/unknown');
    return this.#show(await platform.snapshot(cameraId));
  }

  /** A picture of an alarm or incident. */
  async picture(of: AlarmId | IncidentId, index: number): Promise<Outcome<{ url: string }>> {
    const platform = this.#deps.platformOf(platformIdOf(of));
    if (platform === undefined) return failure('platform/unknown');
    return this.#show(await platform.picture(of, index));
  }

  counts(): { streams: number; leases: number } {
    return { streams: this.#streams.size, leases: this.#leases.size };
  }

  /** The program ends: the platform need not wait for its streams to run out. */
  async close(): Promise<void> {
    this.#cancelSweep?.();
    this.#stopListening();
    this.#plan.stop();
    this.ways.stop();
    this.#ready.stop();
    this.#leases.clear();
    await Promise.all([...this.#streams.values()].map((stream) => stream.close()));
  }

  async #openOn(
    stream: SharedStream,
    leaseId: LeaseId,
    camera: Camera,
    standing: StreamStanding,
  ): Promise<Outcome<StreamLease>> {
    const joined = await stream.join(leaseId);
    if (!joined.ok) return joined;
    const address = await this.#deps.media.open(leaseId, joined.value.upstream);
    if (!address.ok) {
      stream.leave(leaseId);
      return address;
    }
    return success(this.#leaseOf(leaseId, camera.cameraId, joined.value, address.value, standing));
  }

  #leaseOf(
    leaseId: LeaseId,
    cameraId: CameraId,
    stream: PlatformStream,
    url: string,
    standing: StreamStanding,
  ): StreamLease {
    const { profile, transport } = stream;
    const expiresAtMs = this.#deps.clock.now() + leaseMs;
    const about = this.#about(cameraId, stream);
    return { leaseId, cameraId, profile, transport, url, expiresAtMs, standing, ...about };
  }

  #about(
    cameraId: CameraId,
    { isDemo }: PlatformStream,
  ): Pick<StreamLease, 'isDemo' | 'stillForMs'> {
    const stillSeconds = this.#deps.liveProof().stillCameras[cameraId];
    return {
      isDemo: isDemo ?? this.#deps.cameraOf(cameraId)?.isDemo ?? false,
      ...(stillSeconds === undefined ? {} : { stillForMs: stillSeconds * 1000 }),
    };
  }

  /** What the window holds ready is its tile's; whether the platform still has it, it says later. */
  #adopt(
    { leaseId, stream, platformStream, url }: TakenStandby,
    windowId: WindowId,
    cameraId: CameraId,
  ): Outcome<StreamLease> {
    const standing = this.#plan.opened(leaseId, platformStream.profile);
    if (standing === undefined) return failure('stream/lease-ended');
    const lease = this.#leaseOf(leaseId, cameraId, platformStream, url, standing);
    this.#leases.set(leaseId, { lease, windowId, stream });
    this.#planSweep();
    void stream.check().then((checked) => {
      if (!checked.ok && this.#leases.has(leaseId)) this.#revoke([leaseId], checked.fault);
    });
    return success(lease);
  }

  #newLeaseId(): LeaseId {
    return this.#deps.ids.secret() as LeaseId;
  }

  async #show(upstream: Outcome<Upstream>): Promise<Outcome<{ url: string }>> {
    if (!upstream.ok) return upstream;
    const address = await this.#deps.media.picture(upstream.value);
    return address.ok ? success({ url: address.value }) : address;
  }

  #streamFor(cameraId: CameraId, profile: StreamProfile): SharedStream | undefined {
    const platform = this.#deps.platformOf(platformIdOf(cameraId));
    if (platform === undefined || this.#isFull(platform, 1)) return undefined;
    return this.#sharedStream(cameraId, profile, platform);
  }

  #sharedStream(cameraId: CameraId, profile: StreamProfile, platform: PlatformPort): SharedStream {
    const transport = this.ways.transport(cameraId, profile);
    // Another way is another stream: a tile that gave one up does not join it again.
    const key = `${profile} ${cameraId} ${transport ?? ''}`;
    const known = this.#streams.get(key);
    if (known !== undefined) return known;
    const stream = new SharedStream(cameraId, profile, {
      clock: this.#deps.clock,
      platform,
      transport,
      moved: (leaseIds, upstream) => {
        for (const leaseId of leaseIds) this.#deps.media.update(leaseId, upstream);
        this.#ready.moved();
      },
      lost: (leaseIds, fault) => {
        this.#ready.lost(leaseIds);
        this.#revoke(leaseIds, fault);
      },
      ended: () => {
        if (this.#streams.get(key) === stream) this.#streams.delete(key);
        this.#callNext(platform);
      },
    });
    this.#streams.set(key, stream);
    return stream;
  }

  /** True when the platform gives no `more` streams than are open. */
  #isFull({ platformId }: PlatformPort, more: number): boolean {
    const limit = this.#deps.limits().perPlatform;
    if (limit === null) return false;
    const open = [...this.#streams.values()].filter(
      ({ platform }) => platform.platformId === platformId,
    );
    return open.length + more > limit;
  }

  /** Streams that are only kept in reserve are given back before one is asked for in vain. */
  async #makeRoom(platform: PlatformPort): Promise<void> {
    if (!this.#isFull(platform, 1)) return;
    this.#ready.coolDown();
    const idle = [...this.#streams.values()].filter(
      (stream) => stream.platform === platform && stream.leaseIds().length === 0,
    );
    await Promise.all(idle.map((stream) => stream.close()));
  }

  /** More important tiles took the platform's last streams. */
  #giveWay(leaseIds: readonly LeaseId[]): void {
    for (const leaseId of leaseIds) {
      const held = this.#leases.get(leaseId);
      if (held === undefined) continue;
      const { cameraId } = held.lease;
      const { platformId } = held.stream.platform;
      this.#queue.wait({ windowId: held.windowId, cameraId, platformId });
    }
    this.#revoke(leaseIds, failure('stream/queued').fault);
  }

  /** A stream of that platform was closed: those who wait for one try again. */
  #callNext({ platformId }: PlatformPort): void {
    for (const returned of this.#queue.call(platformId)) this.#returned.emit(returned);
  }

  #tellReturned({ leaseIds, withinMs }: { leaseIds: readonly LeaseId[]; withinMs: number }): void {
    const byWindow = new Map<WindowId, LeaseId[]>();
    for (const leaseId of leaseIds) {
      const windowId = this.#leases.get(leaseId)?.windowId;
      if (windowId === undefined) continue;
      byWindow.set(windowId, [...(byWindow.get(windowId) ?? []), leaseId]);
    }
    for (const [windowId, ours] of byWindow) {
      this.#returned.emit({ windowId, leaseIds: ours, cameraIds: [], withinMs });
    }
  }

  #revoke(leaseIds: readonly LeaseId[], fault: Fault): void {
    for (const leaseId of leaseIds) {
      const windowId = this.#leases.get(leaseId)?.windowId;
      this.#end(leaseId);
      if (windowId !== undefined) this.#revoked.emit({ windowId, leaseId, fault });
    }
  }

  #end(leaseId: LeaseId): void {
    this.#plan.leave(leaseId);
    const held = this.#leases.get(leaseId);
    if (held === undefined) return;
    this.#leases.delete(leaseId);
    this.#deps.media.close(leaseId);
    held.stream.leave(leaseId);
  }

  #planSweep(): void {
    this.#cancelSweep ??= this.#deps.clock.after(sweepMs, () => {
      this.#cancelSweep = undefined;
      this.#sweep();
    });
  }

  #sweep(): void {
    const now = this.#deps.clock.now();
    const ended = [...this.#leases.values()].filter(({ lease }) => lease.expiresAtMs <= now);
    this.#revoke(
      ended.map(({ lease }) => lease.leaseId),
      failure('stream/lease-ended').fault,
    );
    if (this.#leases.size > 0) this.#planSweep();
  }
}
