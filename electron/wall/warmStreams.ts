import type { CameraId, LeaseId } from '#contract/ids';
import type { StreamProfile } from '#contract/stream';
import type { Upstream } from './ports';
import type { SharedStream } from './sharedStream';

interface WarmStreamsDeps {
  /** The stream of that camera, open or new; undefined when none may be opened for warmth. */
  streamOf(cameraId: CameraId, profile: StreamProfile): SharedStream | undefined;
  /** The gateway keeps these running. */
  tell(upstreams: Upstream[]): void;
  /** Another set of them is open. */
  changed(): void;
}

interface WarmStream {
  profile: StreamProfile;
  stream: SharedStream;
  isOpen: boolean;
}

/** Platforms are asked for so many at once. */
const atOnce = 4;

/** Streams kept open without a tile, because their camera may be called next. */
export class WarmStreams {
  readonly #deps: WarmStreamsDeps;
  readonly #warm = new Map<CameraId, WarmStream>();
  #wanted: readonly CameraId[] = [];
  #profile: StreamProfile = 'small';
  #isFilling = false;
  #told = '';

  constructor(deps: WarmStreamsDeps) {
    this.#deps = deps;
  }

  /** Keeps these and no others; they are opened a few at a time, the likeliest first. */
  keep(cameraIds: readonly CameraId[], profile: StreamProfile): void {
    this.#wanted = cameraIds;
    this.#profile = profile;
    const wanted = new Set(cameraIds);
    for (const [cameraId, warm] of this.#warm) {
      if (!wanted.has(cameraId) || warm.profile !== profile) this.#drop(cameraId);
    }
    this.tell();
    if (!this.#isFilling) void this.#fill();
  }

  /** The profile in which a camera is warm. */
  profileOf(cameraId: CameraId): StreamProfile | undefined {
    const warm = this.#warm.get(cameraId);
    return warm?.isOpen === true ? warm.profile : undefined;
  }

  /** Those that are open, likeliest first. */
  open(): { cameraId: CameraId; stream: SharedStream }[] {
    return this.#wanted.flatMap((cameraId) => {
      const warm = this.#warm.get(cameraId);
      return warm?.isOpen === true ? [{ cameraId, stream: warm.stream }] : [];
    });
  }

  /** A stream ended by itself: it is opened again when it is wanted again. */
  lost(leaseIds: readonly LeaseId[]): void {
    for (const cameraId of this.#warm.keys()) {
      if (leaseIds.includes(holderOf(cameraId))) this.#warm.delete(cameraId);
    }
    this.tell();
  }

  /** Somebody needs the room: all are given back. */
  coolDown(): void {
    this.keep([], this.#profile);
  }

  /** Tells the gateway where the open ones are fetched, when that changed. */
  tell(): void {
    this.#deps.changed();
    const upstreams = [...this.#warm.values()].flatMap(({ stream, isOpen }) => {
      const upstream = isOpen ? stream.upstream() : undefined;
      return upstream === undefined ? [] : [upstream];
    });
    const told = JSON.stringify(upstreams);
    if (told === this.#told) return;
    this.#told = told;
    this.#deps.tell(upstreams);
  }

  stop(): void {
    this.#wanted = [];
    this.#warm.clear();
  }

  async #fill(): Promise<void> {
    this.#isFilling = true;
    const tried = new Set<CameraId>();
    await Promise.all(Array.from({ length: atOnce }, () => this.#fillLine(tried)));
    this.#isFilling = false;
  }

  async #fillLine(tried: Set<CameraId>): Promise<void> {
    for (;;) {
      const cameraId = this.#wanted.find((one) => !this.#warm.has(one) && !tried.has(one));
      if (cameraId === undefined) break;
      tried.add(cameraId);
      await this.#open(cameraId);
    }
  }

  async #open(cameraId: CameraId): Promise<void> {
    const profile = this.#profile;
    const stream = this.#deps.streamOf(cameraId, profile);
    if (stream === undefined) return;
    const warm = { profile, stream, isOpen: false };
    this.#warm.set(cameraId, warm);
    const joined = await stream.join(holderOf(cameraId));
    if (this.#warm.get(cameraId) !== warm) return;
    // What comes over a line of its own to each page cannot be fetched ahead by the gateway.
    if (joined.ok && joined.value.transport !== 'hls') this.#drop(cameraId);
    if (!joined.ok || joined.value.transport !== 'hls') {
      this.#warm.delete(cameraId);
      return;
    }
    warm.isOpen = true;
    this.tell();
  }

  #drop(cameraId: CameraId): void {
    this.#warm.get(cameraId)?.stream.leave(holderOf(cameraId));
    this.#warm.delete(cameraId);
  }
}

/** Stands for a tile among those who share a stream; no window ever has it. */
const holderOf = (cameraId: CameraId): LeaseId => `warm ${cameraId}` as LeaseId;
