import type { CameraId, LeaseId, WindowId } from '#contract/ids';
import type { StreamProfile } from '#contract/stream';
import type { ClockPort, MediaPort, Upstream } from './ports';
import type { SharedStream } from './sharedStream';
import { StandbyLeases, type TakenStandby } from './standbyLeases';
import type { StreamPlan } from './streamPlan';
import { WarmStreams } from './warmStreams';

/** More than a person can be about to call. */
const mostStandbys = 32;
/** They are given up when the machine has been short of room for so long. */
const shortMs = 5_000;

interface ReadyStreamsDeps {
  clock: ClockPort;
  media: MediaPort;
  plan: StreamPlan;
  newLeaseId: () => LeaseId;
  /** The stream of that camera, open or new; undefined when none may be opened for warmth. */
  streamOf: (cameraId: CameraId, profile: StreamProfile) => SharedStream | undefined;
  about: ConstructorParameters<typeof StandbyLeases>[0]['about'];
}

/**
 * What is ready for the next call: streams kept open without a tile, and of those as many as the
 * budget has room for decoded by the window that the call will go to.
 */
export class ReadyStreams {
  readonly #deps: ReadyStreamsDeps;
  readonly #warm: WarmStreams;
  readonly #standbys: StandbyLeases;
  readonly onStandby: StandbyLeases['onChanged'];
  #aim: WindowId | undefined;
  #room = 0;
  #roomyAtMs = 0;

  constructor(deps: ReadyStreamsDeps) {
    const { media } = deps;
    this.#deps = deps;
    this.#warm = new WarmStreams({
      streamOf: deps.streamOf,
      tell: (upstreams: Upstream[]) => {
        media.setHot(upstreams);
      },
      changed: () => {
        this.prepare();
      },
    });
    this.#standbys = new StandbyLeases({
      newLeaseId: deps.newLeaseId,
      about: deps.about,
      address: async (leaseId, upstream) => {
        const address = await media.open(leaseId, upstream);
        return address.ok ? address.value : undefined;
      },
      close: (leaseId) => {
        media.close(leaseId);
      },
    });
    this.onStandby = this.#standbys.onChanged;
  }

  /** Keeps these cameras warm, likeliest first; others cool down. That window holds them ready. */
  keep(cameraIds: readonly CameraId[], profile: StreamProfile, aim: WindowId | undefined): void {
    this.#aim = aim;
    this.#warm.keep(cameraIds, profile);
  }

  /** The profile in which a camera is warm. */
  profileOf(cameraId: CameraId): StreamProfile | undefined {
    return this.#warm.profileOf(cameraId);
  }

  /** What that window holds ready of the camera, which is its tile's from now on. */
  take(windowId: WindowId, cameraId: CameraId): TakenStandby | undefined {
    return this.#standbys.take(windowId, cameraId);
  }

  /** It cannot be used after all. */
  giveBack({ leaseId, stream }: TakenStandby): void {
    this.#deps.media.close(leaseId);
    stream.leave(leaseId);
  }

  /** Looks at the room anew: of what is warm, so many as there is room for are held ready. */
  prepare(): void {
    const { plan, clock } = this.#deps;
    const warm = this.#warm.open().filter(({ cameraId }) => !plan.isPlaying(cameraId));
    const room = Math.min(plan.roomFor(warm.map(({ cameraId }) => cameraId)), mostStandbys);
    const now = clock.now();
    if (room >= this.#room) this.#roomyAtMs = now;
    // a call itself makes the machine short for a moment
    if (room >= this.#room || now - this.#roomyAtMs > shortMs) this.#room = room;
    const ready = this.#aim === undefined ? [] : warm.slice(0, this.#room);
    plan.reserve(ready.map(({ cameraId }) => cameraId));
    this.#standbys.keep(this.#aim, ready);
  }

  /** An upstream changed: the gateway is told where to read now. */
  moved(): void {
    this.#warm.tell();
  }

  /** These streams ended by themselves. */
  lost(leaseIds: readonly LeaseId[]): void {
    this.#standbys.lost(leaseIds);
    this.#warm.lost(leaseIds);
  }

  /** The window is gone, and with it what it held ready. */
  windowGone(windowId: WindowId): void {
    this.#standbys.windowGone(windowId);
  }

  /** Somebody needs the room: all are given back. */
  coolDown(): void {
    this.#warm.coolDown();
  }

  stop(): void {
    this.#warm.stop();
    this.#standbys.stop();
  }
}
