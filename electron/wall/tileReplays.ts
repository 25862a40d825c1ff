import type { RequestArgs } from '#contract/channels';
import type { CameraId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import { replayPositionMs, type TileReplay } from '#contract/replay';
import type { ClockPort } from './ports';
import type { TilePlace } from './sceneInForce';
import { Signal } from './signal';

/** As much as the gateway keeps of every open camera. */
const keptMs = 120_000;
/** How far back one press goes. */
const rewindMs = 15_000;
/** A replay that nobody touches goes back to live, so that no wall shows the past by oversight. */
const untouchedMs = 300_000;

type ReplayOrder = RequestArgs<'tile:replay'>['order'];

interface Kept {
  cameraId: CameraId;
  replay: TileReplay;
  cancelEnd: () => void;
}

const keyOf = ({ screenId, tileId }: TilePlace): string => `${screenId} ${tileId}`;

/** Which tiles show the moment 即时回看 instead of live, and where in it they are. */
export class TileReplays {
  readonly #clock: ClockPort;
  readonly #kept = new Map<string, Kept>();
  readonly #changed = new Signal<null>();
  readonly onReplaysChanged = this.#changed.on;
  #made = 0;

  constructor(clock: ClockPort) {
    this.#clock = clock;
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
    const key = keyOf(place);
    if (order.kind === 'live') {
      this.#end(key);
      return success(null);
    }
    const now = this.#clock.now();
    const running = this.of(place, cameraId);
    const next = decideReplay(running ?? this.#begin(now), running === null, order, now);
    this.#kept.get(key)?.cancelEnd();
    const cancelEnd = this.#clock.after(untouchedMs, () => this.#end(key));
    this.#kept.set(key, { cameraId, replay: next, cancelEnd });
    this.#changed.emit(null);
    return success(null);
  }

  stop(): void {
    for (const { cancelEnd } of this.#kept.values()) cancelEnd();
    this.#kept.clear();
  }

  #begin(now: number): TileReplay {
    this.#made += 1;
    const atMs = now - rewindMs;
    const stretch = { fromMs: now - keptMs, toMs: now, atMs, sinceMs: now };
    return { replayId: this.#made, ...stretch, rate: 1, steps: 0 };
  }

  #end(key: string): void {
    const kept = this.#kept.get(key);
    if (kept === undefined) return;
    kept.cancelEnd();
    this.#kept.delete(key);
    this.#changed.emit(null);
  }
}

const decideReplay = (
  replay: TileReplay,
  isNew: boolean,
  order: Exclude<ReplayOrder, { kind: 'live' }>,
  now: number,
): TileReplay => {
  const here = { atMs: replayPositionMs(replay, now), sinceMs: now, steps: 0 };
  switch (order.kind) {
    case 'rewind':
      return isNew ? replay : { ...replay, ...here, ...stretchAt(replay, here.atMs - rewindMs) };
    case 'jump':
      return isNew ? replay : { ...replay, ...here, ...stretchAt(replay, here.atMs + order.byMs) };
    case 'rate':
      return { ...replay, ...here, rate: order.rate };
    case 'step':
      return replay.rate === 0
        ? { ...replay, steps: replay.steps + order.pictures }
        : { ...replay, ...here, rate: 0, steps: order.pictures };
  }
};

const stretchAt = ({ fromMs, toMs }: TileReplay, atMs: number): { atMs: number } => ({
  atMs: Math.min(toMs, Math.max(fromMs, atMs)),
});
