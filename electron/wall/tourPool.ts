import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';

/** Tiles that share one tour, and how far it is. Another object after every step. */
export interface TourPool {
  /** What each tile shows, in reading order; null where there was nothing for it. */
  readonly shown: readonly (CameraId | null)[];
  readonly sinceMs: readonly number[];
  /** The tile that changes next, and when: tiles take turns, so that a wall changes one by one. */
  readonly turn: number;
  readonly turnAtMs: number;
  /** The last camera that came, or went before the first: the next one follows on it. */
  readonly last: Place | null;
  readonly pausedAtMs: number | null;
}

type Place = Pick<Camera, 'number' | 'cameraId'>;

export interface TourStage {
  /** All cameras of the place by number; those offline are skipped. */
  readonly cameras: readonly Camera[];
  readonly dwellMs: number;
  readonly nowMs: number;
  /** That tile stays as it is although its turn came. */
  isHeld(tile: number, cameraId: CameraId): boolean;
}

/** So many tiles begin with the first cameras. */
export const beginTour = (size: number, stage: TourStage): TourPool => {
  const first: TourPool = {
    shown: Array.from({ length: size }, () => null),
    sinceMs: Array.from({ length: size }, () => stage.nowMs),
    turn: 0,
    turnAtMs: stage.nowMs + pauseOf(size, stage),
    last: null,
    pausedAtMs: null,
  };
  return fillAll(first, stage);
};

/** The tour as it stands at `nowMs`: as many turns as were due. The same object when none was. */
export const tourAt = (pool: TourPool, stage: TourStage): TourPool => {
  if (pool.pausedAtMs !== null) return pool;
  const size = pool.shown.length;
  const stepMs = pauseOf(size, stage);
  // A machine that slept does not run after all that it missed.
  const isFarBehind = stage.nowMs - pool.turnAtMs > stage.dwellMs * 2;
  let now = isFarBehind ? { ...pool, turnAtMs: stage.nowMs } : pool;
  while (now.turnAtMs <= stage.nowMs) {
    const turned = turnTile(now, now.turn, { ...stage, nowMs: now.turnAtMs });
    now = { ...turned, turn: (now.turn + 1) % size, turnAtMs: now.turnAtMs + stepMs };
  }
  return now;
};

/** All tiles at once show what comes next, and each stays its whole time. */
export const tourForth = (pool: TourPool, stage: TourStage): TourPool => {
  const { nowMs } = stage;
  const size = pool.shown.length;
  // What is shown gives way together: it may come again where there are few.
  const cleared = pool.shown.map((cameraId, tile) =>
    cameraId !== null && stage.isHeld(tile, cameraId) ? cameraId : null,
  );
  const filled = fillAll({ ...pool, shown: cleared }, stage);
  return {
    ...filled,
    shown: filled.shown.map((cameraId, tile) => cameraId ?? pool.shown[tile] ?? null),
    turn: 0,
    turnAtMs: nowMs + pauseOf(size, stage),
    pausedAtMs: pool.pausedAtMs === null ? null : nowMs,
  };
};

/** All tiles at once show what was before what they show. */
export const tourBack = (pool: TourPool, stage: TourStage): TourPool => {
  const online = stage.cameras.filter(({ isOnline }) => isOnline);
  if (online.length === 0) return pool;
  const size = pool.shown.length;
  const at = online.findIndex(({ cameraId }) => cameraId === pool.last?.cameraId);
  const before = (at - 2 * size + 2 * size * online.length) % online.length;
  return tourForth({ ...pool, last: online[before] ?? null }, stage);
};

export const pauseTour = (pool: TourPool, nowMs: number): TourPool =>
  pool.pausedAtMs === null ? { ...pool, pausedAtMs: nowMs } : pool;

/** Goes on where it stopped: what was left of a stay is left of it still. */
export const resumeTour = (pool: TourPool, nowMs: number): TourPool => {
  if (pool.pausedAtMs === null) return pool;
  const byMs = nowMs - pool.pausedAtMs;
  return {
    ...pool,
    pausedAtMs: null,
    turnAtMs: pool.turnAtMs + byMs,
    sinceMs: pool.sinceMs.map((atMs) => atMs + byMs),
  };
};

/** More or fewer tiles share it from now on. */
export const resizeTour = (pool: TourPool, size: number, stage: TourStage): TourPool => {
  if (pool.shown.length === size) return pool;
  const resized: TourPool = {
    ...pool,
    shown: Array.from({ length: size }, (_, tile) => pool.shown[tile] ?? null),
    sinceMs: Array.from({ length: size }, (_, tile) => pool.sinceMs[tile] ?? stage.nowMs),
    turn: pool.turn % size,
    turnAtMs: Math.min(pool.turnAtMs, stage.nowMs + pauseOf(size, stage)),
  };
  return fillAll(resized, stage);
};

/** When that tile changes; null while the tour is paused. */
export const turnOf = (pool: TourPool, tile: number, dwellMs: number): number | null => {
  if (pool.pausedAtMs !== null) return null;
  const size = pool.shown.length;
  const turns = (tile - pool.turn + size) % size;
  // Rounded: the same moment is the same number after every turn.
  return Math.round(pool.turnAtMs + (turns * dwellMs) / size);
};

/** The camera that comes next, wherever; undefined when there is no other. */
export const nextOfTour = (
  pool: TourPool,
  cameras: readonly Camera[],
  except: ReadonlySet<CameraId | null> = new Set(pool.shown),
): Camera | undefined => {
  const { last } = pool;
  const isFree = ({ isOnline, cameraId }: Camera): boolean => isOnline && !except.has(cameraId);
  const after =
    last === null ? undefined : cameras.find((one) => isAfter(one, last) && isFree(one));
  return after ?? cameras.find(isFree);
};

const isAfter = (a: Place, b: Place): boolean =>
  a.number === b.number ? a.cameraId > b.cameraId : a.number > b.number;

const pauseOf = (size: number, { dwellMs }: TourStage): number => dwellMs / size;

/** Empty tiles get what comes next. */
const fillAll = (pool: TourPool, stage: TourStage): TourPool =>
  pool.shown.reduce<TourPool>(
    (now, cameraId, tile) => (cameraId === null ? turnTile(now, tile, stage) : now),
    pool,
  );

/** One tile shows the next camera, unless it is held or there is no other. */
const turnTile = (pool: TourPool, tile: number, stage: TourStage): TourPool => {
  const current = pool.shown[tile] ?? null;
  if (current !== null && stage.isHeld(tile, current)) return pool;
  const next = nextOfTour(pool, stage.cameras);
  if (next === undefined) return pool;
  return {
    ...pool,
    shown: pool.shown.with(tile, next.cameraId),
    sinceMs: pool.sinceMs.with(tile, stage.nowMs),
    last: { number: next.number, cameraId: next.cameraId },
  };
};
