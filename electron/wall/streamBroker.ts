import type { Camera } from '#contract/camera';
import type { AlarmId, CameraId, IncidentId, LeaseId, PlatformId, WindowId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import type { StreamLease, StreamRequest } from '#contract/stream';
import { chooseProfile } from './chooseProfile';
import { platformIdOf } from './platformIds';
import type { ClockPort, IdPort, MediaPort, PlatformPort, Upstream } from './ports';
import { SharedStream } from './sharedStream';
import { Signal } from './signal';

/** A page renews its leases well before this; one that stopped doing so is gone. */
const leaseMs = 10 * 60_000;
/** How often leases that nobody renewed are looked for. */
const sweepMs = 60_000;

interface StreamBrokerDeps {
  platformOf(platformId: PlatformId): PlatformPort | undefined;
  cameraOf(cameraId: CameraId): Camera | undefined;
  media: MediaPort;
  clock: ClockPort;
  ids: IdPort;
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
  #cancelSweep: (() => void) | undefined;

  constructor(deps: StreamBrokerDeps) {
    this.#deps = deps;
  }

  async open(request: StreamRequest, windowId: WindowId): Promise<Outcome<StreamLease>> {
    const camera = this.#deps.cameraOf(request.cameraId);
    if (camera === undefined) return failure('catalog/unknown-camera');
    const platform = this.#deps.platformOf(camera.platformId);
    if (platform === undefined) return failure('platform/unknown');
    const leaseId = this.#deps.ids.secret() as LeaseId;
    const stream = this.#sharedStream(camera.cameraId, request, platform);
    this.#opening.set(leaseId, windowId);
    const opened = await this.#openOn(stream, leaseId, camera);
    const isStillWanted = this.#opening.delete(leaseId);
    if (!opened.ok) return opened;
    if (!isStillWanted) {
      this.#deps.media.close(leaseId);
      stream.leave(leaseId);
      return failure('stream/lease-ended');
    }
    this.#leases.set(leaseId, { lease: opened.value, windowId, stream });
    this.#planSweep();
    return opened;
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
      .filter(({ lease }) => platformIdOf(lease.cameraId) === platformId)
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
    this.#leases.clear();
    await Promise.all([...this.#streams.values()].map((stream) => stream.close()));
  }

  async #openOn(
    stream: SharedStream,
    leaseId: LeaseId,
    camera: Camera,
  ): Promise<Outcome<StreamLease>> {
    const joined = await stream.join(leaseId);
    if (!joined.ok) return joined;
    const address = await this.#deps.media.open(leaseId, joined.value.upstream);
    if (!address.ok) {
      stream.leave(leaseId);
      return address;
    }
    return success({
      leaseId,
      cameraId: camera.cameraId,
      profile: joined.value.profile,
      transport: joined.value.transport,
      url: address.value,
      expiresAtMs: this.#deps.clock.now() + leaseMs,
      isDemo: joined.value.isDemo ?? camera.isDemo,
    });
  }

  async #show(upstream: Outcome<Upstream>): Promise<Outcome<{ url: string }>> {
    if (!upstream.ok) return upstream;
    const address = await this.#deps.media.picture(upstream.value);
    return address.ok ? success({ url: address.value }) : address;
  }

  #sharedStream(cameraId: CameraId, request: StreamRequest, platform: PlatformPort): SharedStream {
    const profile = chooseProfile(request);
    const key = `${profile} ${cameraId}`;
    const known = this.#streams.get(key);
    if (known !== undefined) return known;
    const stream = new SharedStream(cameraId, profile, {
      clock: this.#deps.clock,
      platform,
      moved: (leaseIds, upstream) => {
        for (const leaseId of leaseIds) this.#deps.media.update(leaseId, upstream);
      },
      lost: (leaseIds, fault) => {
        this.#revoke(leaseIds, fault);
      },
      ended: () => {
        if (this.#streams.get(key) === stream) this.#streams.delete(key);
      },
    });
    this.#streams.set(key, stream);
    return stream;
  }

  #revoke(leaseIds: readonly LeaseId[], fault: Fault): void {
    for (const leaseId of leaseIds) {
      const windowId = this.#leases.get(leaseId)?.windowId;
      this.#end(leaseId);
      if (windowId !== undefined) this.#revoked.emit({ windowId, leaseId, fault });
    }
  }

  #end(leaseId: LeaseId): void {
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
