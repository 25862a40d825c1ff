import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import { usualFastest, type ReplayOrder, type ReplayRate, type TileReplay } from '#contract/replay';
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

/** What is known of the recorders of cameras. */
interface Recorders {
  /** Whether recordings of a camera can be played; else there is the moment only. */
  isOffered: (cameraId: CameraId) => boolean;
  isQuick: (cameraId: CameraId) => boolean;
  startMs: (cameraId: CameraId, atMs: number, rate: ReplayRate) => number;
}

const noRecorders: Recorders = {
  isOffered: () => false,
  isQuick: () => false,
  startMs: () => 0,
};

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

interface Decided {
  tile: ReplayedTile;
  /** Null: live. */
  replay: TileReplay | null;
}

/** Which tiles show the moment 即时回看 or a recording 录像 instead of live, and where they are in it. */
export class TileReplays {
  readonly #clock: ClockPort;
  readonly #recorders: Recorders;
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new Signal<null>();
  readonly onReplaysChanged = this.#changed.on;
  #made = 0;

  constructor(clock: ClockPort, recorders: Partial<Recorders> = {}) {
    this.#clock = clock;
    this.#recorders = { ...noRecorders, ...recorders };
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
    const tile = { ...place, cameraId };
    const decided = this.#decide(tile, order, this.#clock.now());
    if (!decided.ok) return decided;
    this.#keep([{ tile, replay: decided.value }]);
    return success(null);
  }

  /** The same order at the same instant for many tiles. Answers how many of them took it. */
  orderAll(tiles: readonly ReplayedTile[], order: ReplayOrder): number {
    const now = this.#clock.now();
    const isForReplays = movesOnly.has(order.kind) || order.kind === 'live';
    const meant = tiles.filter((tile) => !isForReplays || this.of(tile, tile.cameraId) !== null);
    const taken = meant.flatMap((tile) => {
      const decided = this.#decide(tile, order.kind === 'step' ? together(order) : order, now);
      return decided.ok ? [{ tile, replay: decided.value }] : [];
    });
    // Who cannot go as fast would fall out of step.
    if (isVeryFast(order) && taken.length < meant.length) return 0;
    this.#keep(taken);
    return taken.length;
  }

  stop(): void {
    for (const { cancelEnd } of this.#kept.values()) cancelEnd();
    this.#kept.clear();
  }

  #decide(
    tile: ReplayedTile,
    order: MovingOrder | { kind: 'live' },
    now: number,
  ): Outcome<TileReplay | null> {
    if (order.kind === 'live') return success(null);
    const running = this.of(tile, tile.cameraId);
    const isRecording = order.kind === 'at' || running?.isRecording === true;
    const isQuick = isRecording && this.#recorders.isQuick(tile.cameraId);
    if (isVeryFast(order) && !isQuick) return failure('recording/not-faster');
    return this.#next(running, tile.cameraId, order, now);
  }

  /**
   * All at once. Where a recorder needs time to begin, the clock stands until then, and the same
   * time for all: they stay in step, and what was asked for is seen.
   */
  #keep(decided: readonly Decided[]): void {
    if (decided.length === 0) return;
    const startsMs = decided.map(({ tile, replay }) =>
      replay?.isRecording === true
        ? this.#recorders.startMs(tile.cameraId, replay.atMs, replay.rate)
        : 0,
    );
    const startMs = Math.max(...startsMs);
    for (const { tile, replay } of decided) {
      const key = keyOf(tile);
      this.#end(key);
      if (replay === null) continue;
      const limitMs = untouchedMs[replay.isRecording === true ? 'recording' : 'moment'];
      const cancelEnd = this.#clock.after(limitMs, () => {
        this.#end(key);
        this.#changed.emit(null);
      });
      const { cameraId } = tile;
      const shifted = { ...replay, sinceMs: replay.sinceMs + startMs };
      this.#kept.set(key, { cameraId, replay: shifted, cancelEnd });
    }
    this.#changed.emit(null);
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
    if (this.#recorders.isOffered(cameraId)) {
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

const isVeryFast = (order: ReplayOrder | MovingOrder): boolean =>
  'rate' in order && order.rate > usualFastest;

const together = ({ pictures }: { pictures: number }): ReplayMove => ({
  kind: 'step-together',
  pictures,
});
