/** Something that a tour stops at: a camera, or a scene of the whole wall. */
export interface TourStop<Id extends string> {
  readonly id: Id;
  /** Those that are not there, such as cameras that are offline, are skipped. */
  readonly isThere: boolean;
  readonly dwellMs: number;
}

/** Tiles that share one tour, and how far it is. Another object after every step. */
export interface TourPool<Id extends string> {
  /** What each tile shows, in reading order; null where there was nothing for it. */
  readonly shown: readonly (Id | null)[];
  readonly sinceMs: readonly number[];
  /** When each tile changes: one after the other, so that a wall never changes at once. */
  readonly dueMs: readonly number[];
  /** The last stop that came, or went before the first: the next one follows on it. */
  readonly last: { readonly id: Id; readonly at: number } | null;
  readonly pausedAtMs: number | null;
}

export interface TourStage<Id extends string> {
  /** All stops in their order. */
  readonly stops: readonly TourStop<Id>[];
  /** The stay of a tile that shows nothing. */
  readonly dwellMs: number;
  readonly nowMs: number;
  /** That tile stays as it is although its turn came. */
  isHeld(tile: number, id: Id): boolean;
}

/** So many tiles begin with the first stops. */
export const beginTour = <Id extends string>(size: number, stage: TourStage<Id>): TourPool<Id> => {
  const places = Array.from({ length: size });
  const empty: TourPool<Id> = {
    shown: places.map(() => null),
    sinceMs: places.map(() => stage.nowMs),
    dueMs: [],
    last: null,
    pausedAtMs: null,
  };
  return inTurn(fillAll(empty, stage), stage);
};

/** The tour as it stands at `nowMs`: as many turns as were due. The same object when none was. */
export const tourAt = <Id extends string>(
  pool: TourPool<Id>,
  stage: TourStage<Id>,
): TourPool<Id> => {
  if (pool.pausedAtMs !== null) return pool;
  let now = caughtUp(pool, stage);
  for (;;) {
    const atMs = nextTurnMs(now);
    if (!(atMs <= stage.nowMs)) return now;
    const tile = now.dueMs.indexOf(atMs);
    const turned = turnTile(now, tile, { ...stage, nowMs: atMs });
    const shown = turned.shown[tile] ?? null;
    now = { ...turned, dueMs: turned.dueMs.with(tile, atMs + dwellOf(shown, stage)) };
  }
};

/** When the next tile changes; Infinity when there is none. */
export const nextTurnMs = ({ dueMs }: Pick<TourPool<string>, 'dueMs'>): number =>
  Math.min(...dueMs);

/** All tiles at once show what comes next, and each stays its whole time. */
export const tourForth = <Id extends string>(
  pool: TourPool<Id>,
  stage: TourStage<Id>,
): TourPool<Id> => {
  // What is shown gives way together: it may come again where there are few.
  const cleared = pool.shown.map((id, tile) => (id !== null && stage.isHeld(tile, id) ? id : null));
  const filled = fillAll({ ...pool, shown: cleared }, stage);
  const shown = filled.shown.map((id, tile) => id ?? pool.shown[tile] ?? null);
  const isPaused = pool.pausedAtMs !== null;
  return inTurn({ ...filled, shown, pausedAtMs: isPaused ? stage.nowMs : null }, stage);
};

/** All tiles at once show what was before what they show. */
export const tourBack = <Id extends string>(
  pool: TourPool<Id>,
  stage: TourStage<Id>,
): TourPool<Id> => {
  const there = stage.stops.filter(({ isThere }) => isThere);
  if (there.length === 0) return pool;
  const size = pool.shown.length;
  const at = there.findIndex(({ id }) => id === pool.last?.id);
  const before = there[(at - 2 * size + 2 * size * there.length) % there.length];
  if (before === undefined) return pool;
  return tourForth({ ...pool, last: { id: before.id, at: stage.stops.indexOf(before) } }, stage);
};

export const pauseTour = <Id extends string>(pool: TourPool<Id>, nowMs: number): TourPool<Id> =>
  pool.pausedAtMs === null ? { ...pool, pausedAtMs: nowMs } : pool;

/** Goes on where it stopped: what was left of a stay is left of it still. */
export const resumeTour = <Id extends string>(pool: TourPool<Id>, nowMs: number): TourPool<Id> => {
  if (pool.pausedAtMs === null) return pool;
  const byMs = nowMs - pool.pausedAtMs;
  const later = (atMs: number): number => atMs + byMs;
  return {
    ...pool,
    pausedAtMs: null,
    dueMs: pool.dueMs.map(later),
    sinceMs: pool.sinceMs.map(later),
  };
};

/** More or fewer tiles share it from now on. */
export const resizeTour = <Id extends string>(
  pool: TourPool<Id>,
  size: number,
  stage: TourStage<Id>,
): TourPool<Id> => {
  if (pool.shown.length === size) return pool;
  const places = Array.from({ length: size }, (_, tile) => tile);
  const resized: TourPool<Id> = {
    ...pool,
    shown: places.map((tile) => pool.shown[tile] ?? null),
    sinceMs: places.map((tile) => pool.sinceMs[tile] ?? stage.nowMs),
  };
  return inTurn(fillAll(resized, stage), stage);
};

/** When that tile changes; null while the tour is paused. */
export const turnOf = (
  { dueMs, pausedAtMs }: Pick<TourPool<string>, 'dueMs' | 'pausedAtMs'>,
  tile: number,
): number | null => (pausedAtMs === null ? (dueMs[tile] ?? null) : null);

/** What comes next, wherever; undefined when there is no other. */
export const nextOfTour = <Id extends string>(
  pool: TourPool<Id>,
  stops: readonly TourStop<Id>[],
): TourStop<Id> | undefined => comingOfTour(pool, stops, 1)[0];

/** So many that come next, the soonest first. */
export const comingOfTour = <Id extends string>(
  pool: TourPool<Id>,
  stops: readonly TourStop<Id>[],
  limit: number,
): TourStop<Id>[] => {
  const { last } = pool;
  const shown = new Set<Id | null>(pool.shown);
  const from = last === null ? 0 : startAfter(last, stops);
  const coming: TourStop<Id>[] = [];
  for (let step = 0; step < stops.length && coming.length < limit; step += 1) {
    const stop = stops[(from + step) % stops.length];
    if (stop !== undefined && stop.isThere && !shown.has(stop.id)) coming.push(stop);
  }
  return coming;
};

/** The place behind the last one, also where others came before it; its own where it is gone. */
const startAfter = <Id extends string>(
  last: NonNullable<TourPool<Id>['last']>,
  stops: readonly TourStop<Id>[],
): number => {
  if (stops[last.at]?.id === last.id) return last.at + 1;
  const found = stops.findIndex(({ id }) => id === last.id);
  return found === -1 ? last.at : found + 1;
};

const dwellOf = <Id extends string>(
  shown: Id | null,
  { stops, dwellMs }: Pick<TourStage<Id>, 'stops' | 'dwellMs'>,
): number =>
  (shown === null ? undefined : stops.find(({ id }) => id === shown))?.dwellMs ?? dwellMs;

/** Tiles change one after the other, the first soon, the last when its stay is over. */
const inTurn = <Id extends string>(pool: TourPool<Id>, stage: TourStage<Id>): TourPool<Id> => {
  const size = pool.shown.length;
  // Rounded: the same moment is the same number after every turn.
  const dueMs = pool.shown.map((shown, tile) =>
    Math.round(stage.nowMs + (dwellOf(shown, stage) * (tile + 1)) / size),
  );
  return { ...pool, dueMs };
};

/** A machine that slept does not run after all that it missed. */
const caughtUp = <Id extends string>(pool: TourPool<Id>, stage: TourStage<Id>): TourPool<Id> => {
  const lateMs = stage.nowMs - nextTurnMs(pool);
  const isFarBehind = lateMs > stage.dwellMs * 2;
  return isFarBehind ? { ...pool, dueMs: pool.dueMs.map((atMs) => atMs + lateMs) } : pool;
};

/** Empty tiles get what comes next. */
const fillAll = <Id extends string>(pool: TourPool<Id>, stage: TourStage<Id>): TourPool<Id> =>
  pool.shown.reduce<TourPool<Id>>(
    (now, id, tile) => (id === null ? turnTile(now, tile, stage) : now),
    pool,
  );

/** One tile shows the next stop, unless it is held or there is no other. */
const turnTile = <Id extends string>(
  pool: TourPool<Id>,
  tile: number,
  stage: TourStage<Id>,
): TourPool<Id> => {
  const current = pool.shown[tile] ?? null;
  if (current !== null && stage.isHeld(tile, current)) return pool;
  const next = nextOfTour(pool, stage.stops);
  if (next === undefined) return pool;
  return {
    ...pool,
    shown: pool.shown.with(tile, next.id),
    sinceMs: pool.sinceMs.with(tile, stage.nowMs),
    last: { id: next.id, at: stage.stops.indexOf(next) },
  };
};
