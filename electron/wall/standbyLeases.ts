import type { CameraId, LeaseId, WindowId } from '#contract/ids';
import type { Standby } from '#contract/stream';
import type { PlatformStream, Upstream } from './ports';
import type { SharedStream } from './sharedStream';
import { Signal } from './signal';

/** A warm stream that a window may prepare. */
export interface WarmCandidate {
  cameraId: CameraId;
  stream: SharedStream;
}

interface StandbyDeps {
  newLeaseId: () => LeaseId;
  /** The address under which the window reads it; undefined while the gateway is away. */
  address(leaseId: LeaseId, upstream: Upstream): Promise<string | undefined>;
  /** What the window needs to know of it beside. */
  about: (cameraId: CameraId, stream: PlatformStream) => Pick<Standby, 'isDemo' | 'stillForMs'>;
  close(leaseId: LeaseId): void;
}

/** What a window is to hold ready. */
export interface StandbySet {
  windowId: WindowId;
  standbys: Standby[];
}

interface Held {
  windowId: WindowId;
  cameraId: CameraId;
  stream: SharedStream;
  platformStream: PlatformStream;
  standby: Standby | undefined;
}

/** A standby that a tile takes over: its lease goes on under the same address. */
export interface TakenStandby {
  leaseId: LeaseId;
  stream: SharedStream;
  platformStream: PlatformStream;
  url: string;
}

/**
 * Pictures that one window decodes without showing them, because its next tile may want them: of
 * warm streams only, and in the window that the desk aims at. A call takes one over as it is.
 */
export class StandbyLeases {
  readonly #deps: StandbyDeps;
  readonly #held = new Map<LeaseId, Held>();
  readonly #changed = new Signal<StandbySet>();
  readonly onChanged = this.#changed.on;
  readonly #told = new Map<WindowId, string>();

  constructor(deps: StandbyDeps) {
    this.#deps = deps;
  }

  /** Keeps these in that window and no others anywhere. */
  keep(windowId: WindowId | undefined, candidates: readonly WarmCandidate[]): void {
    for (const [leaseId, held] of this.#held) {
      const isWanted =
        held.windowId === windowId &&
        candidates.some(
          ({ cameraId, stream }) => cameraId === held.cameraId && stream === held.stream,
        );
      if (!isWanted) this.#drop(leaseId, held);
    }
    const here = new Set([...this.#held.values()].map(({ cameraId }) => cameraId));
    for (const candidate of windowId === undefined ? [] : candidates) {
      if (!here.has(candidate.cameraId)) this.#prepare(windowId as WindowId, candidate);
    }
    this.#tell();
  }

  /** What that window holds ready of the camera, which is its tile's from now on. */
  take(windowId: WindowId, cameraId: CameraId): TakenStandby | undefined {
    for (const [leaseId, held] of this.#held) {
      const { standby, stream, platformStream } = held;
      if (held.windowId !== windowId || held.cameraId !== cameraId) continue;
      if (standby === undefined) return undefined;
      this.#held.delete(leaseId);
      return { leaseId, stream, platformStream, url: standby.url };
    }
    return undefined;
  }

  /** These streams are gone. */
  lost(leaseIds: readonly LeaseId[]): void {
    for (const leaseId of leaseIds) {
      const held = this.#held.get(leaseId);
      if (held !== undefined) this.#drop(leaseId, held);
    }
    this.#tell();
  }

  /** The window is gone, and with it what it held ready. */
  windowGone(windowId: WindowId): void {
    for (const [leaseId, held] of this.#held) {
      if (held.windowId === windowId) this.#drop(leaseId, held);
    }
    this.#told.delete(windowId);
  }

  stop(): void {
    this.#held.clear();
  }

  #prepare(windowId: WindowId, { cameraId, stream }: WarmCandidate): void {
    const leaseId = this.#deps.newLeaseId();
    const platformStream = stream.hold(leaseId);
    if (platformStream === undefined) return;
    const held: Held = { windowId, cameraId, stream, platformStream, standby: undefined };
    this.#held.set(leaseId, held);
    void this.#deps.address(leaseId, platformStream.upstream).then((url) => {
      if (this.#held.get(leaseId) !== held) return;
      if (url === undefined) {
        this.#drop(leaseId, held);
        return;
      }
      held.standby = { leaseId, cameraId, url, ...this.#deps.about(cameraId, platformStream) };
      this.#tell();
    });
  }

  #drop(leaseId: LeaseId, { stream }: Held): void {
    this.#held.delete(leaseId);
    this.#deps.close(leaseId);
    stream.leave(leaseId);
  }

  /** A window is told of its whole set, and only when that changed. */
  #tell(): void {
    const sets = new Map<WindowId, Standby[]>();
    for (const windowId of this.#told.keys()) sets.set(windowId, []);
    for (const { windowId, standby } of this.#held.values()) {
      const set = sets.get(windowId) ?? [];
      if (standby !== undefined) set.push(standby);
      sets.set(windowId, set);
    }
    for (const [windowId, standbys] of sets) {
      const told = standbys.map(({ leaseId }) => leaseId).join(' ');
      if ((this.#told.get(windowId) ?? '') === told) continue;
      this.#told.set(windowId, told);
      this.#changed.emit({ windowId, standbys });
    }
  }
}
