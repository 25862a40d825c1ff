import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { ReplayOrder, TileReplay } from '#contract/replay';
import type { ClockPort } from './ports';
import { decideReplay, recordedFrom, rewound, type ReplayMove } from './decideReplay';
import type { TilePlace } from './sceneInForce';
import { Signal } from './signal';

/**
 * A replay that nobody touches goes back to live, so that no wall shows the past by oversight. A
 * recording is looked through for longer than the moment.
 */
const untouchedMs = { moment: 300_000, recording: 1_800_000 } as const;
/** These go through a replay; to a tile that is live they say nothing when the whole wall is meant. */
const movesOnly: ReadonlySet<ReplayOrder['kind']> = new Set(['jump', 'rate', 'step']);

interface Kept {
  cameraId: CameraId;
  replay: TileReplay;
  cancelEnd: () => void;
}

const keyOf = ({ screenId, tileId }: TilePlace): string => `${screenId} ${tileId}`;

type MovingOrder = ReplayMove | Extract<ReplayOrder, { kind: 'at' }>;

/** A tile and the camera that it shows now. */
export interface ReplayedTile extends TilePlace {
  cameraId: CameraId;
}

/** Which tiles show the moment 即时回看 or a recording 录像 instead of live, and where they are in it. */
export class TileReplays {
  readonly #clock: ClockPort;
  readonly #isRecorded: (cameraId: CameraId) => boolean;
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new Signal<null>();
  readonly onReplaysChanged = this.#changed.on;
  #made = 0;

  /** @param isRecorded whether recordings of a camera can be played; else there is the moment only */
  constructor(clock: ClockPort, isRecorded: (cameraId: CameraId) => boolean = () => false) {
    this.#clock = clock;
    this.#isRecorded = isRecorded;
  }

  /** The replay of a tile; null when it is live or shows another camera than the replay's. */
  of(place: TilePlace, cameraId: CameraId): TileReplay | null {
    const kept = this.#kept.get(keyOf(place));
    return kept?.cameraId === cameraId ? kept.replay : null;
  }

  isAny(): boolean {
    return this.#kept.size > 0;
  }

  order(place: TilePlace, cameraId: CameraId, order: ReplayOrder): Outcome<null> {
    const taken = this.#take({ ...place, cameraId }, order, this.#clock.now());
    if (taken.ok) this.#changed.emit(null);
    return taken;
  }

  /** The same order at the same instant for many tiles. Answers how many of them took it. */
  orderAll(tiles: readonly ReplayedTile[], order: ReplayOrder): number {
    const now = this.#clock.now();
    const taken = tiles.filter((tile) => {
      const isLive = this.of(tile, tile.cameraId) === null;
      if (isLive && (movesOnly.has(order.kind) || order.kind === 'live')) return false;
      return this.#take(tile, order.kind === 'step' ? together(order) : order, now).ok;
    });
    if (taken.length > 0) this.#changed.emit(null);
    return taken.length;
  }

  stop(): void {
    for (const { cancelEnd } of this.#kept.values()) cancelEnd();
    this.#kept.clear();
  }

  #take(
    { cameraId, ...place }: ReplayedTile,
    order: MovingOrder | { kind: 'live' },
    now: number,
  ): Outcome<null> {
    const key = keyOf(place);
    if (order.kind === 'live') {
      this.#end(key);
      return success(null);
    }
    const running = this.of(place, cameraId);
    const next = this.#next(running, cameraId, order, now);
    if (!next.ok) return next;
    this.#kept.get(key)?.cancelEnd();
    const limitMs = untouchedMs[next.value.isRecording === true ? 'recording' : 'moment'];
    const cancelEnd = this.#clock.after(limitMs, () => {
      this.#end(key);
      this.#changed.emit(null);
    });
    this.#kept.set(key, { cameraId, replay: next.value, cancelEnd });
    return success(null);
  }

  #next(
    running: TileReplay | null,
    cameraId: CameraId,
    order: MovingOrder,
    now: number,
  ): Outcome<TileReplay> {
    if (order.kind !== 'at') {
      return success(decideReplay(running ?? this.#begin(now), running === null, order, now));
    }
    if (this.#isRecorded(cameraId)) {
      const replayId = running?.isRecording === true ? running.replayId : this.#newId();
      return success(recordedFrom(replayId, order, now));
    }
    // Without a recorder there is what the gateway has kept.
    const moment = this.#begin(now);
    if (order.atMs < moment.fromMs || order.atMs > now) return failure('recording/not-offered');
    return success({ ...moment, atMs: order.atMs, rate: order.rate });
  }

  #begin(now: number): TileReplay {
    return rewound(this.#newId(), now);
  }

  #newId(): number {
    this.#made += 1;
    return this.#made;
  }

  #end(key: string): void {
    this.#kept.get(key)?.cancelEnd();
    this.#kept.delete(key);
  }
}

const together = ({ pictures }: { pictures: number }): ReplayMove => ({
  kind: 'step-together',
  pictures,
});
