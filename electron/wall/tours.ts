import type { CameraId, NodeId, ScreenId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Screen } from '#contract/scene';
import type { LocalText } from '#contract/text';
import type { PlanTour, TileTour, TourGroup, TourOrder } from '#contract/tour';
import type { ClockPort } from './ports';
import type { SceneInForce, TilePlace } from './sceneInForce';
import { layoutFor, tileAt, tileIdAt } from './screenContents';
import { ShownBook } from './shownBook';
import { Signal } from './signal';
import {
  beginTour,
  comingOfTour,
  nextTurnMs,
  pauseTour,
  resizeTour,
  resumeTour,
  tourAt,
  tourBack,
  tourForth,
  turnOf,
  type TourPool,
  type TourStage,
} from './tourPool';
import type { TourCameras } from './tourSources';

interface ToursDeps {
  clock: ClockPort;
  camerasOf(tour: TileTour): TourCameras;
  nameOf(nodeId: NodeId): LocalText | undefined;
  groupOf(number: number): TourGroup | undefined;
  /** An alarm of that camera is active, or somebody looks back at it in that tile. */
  isHeld(place: TilePlace, cameraId: CameraId): boolean;
}

type Pool = TourPool<CameraId>;
type Stage = TourStage<CameraId>;

type TourProgress = Pick<
  PlanTour,
  'position' | 'count' | 'skipped' | 'sinceMs' | 'untilMs' | 'isPaused' | 'isHeld'
>;

interface Running {
  readonly tour: TileTour;
  readonly screenId: ScreenId;
  /** Indexes of its tiles. */
  tiles: readonly number[];
  pool: Pool;
}

/** What a tile with a tour shows now. */
export interface Toured {
  readonly cameraId: CameraId | null;
  readonly tour: PlanTour;
}

/** Cameras that come within so long are made ready. */
const warmMs = 5_000;

/** The tours of all screens: which camera is where, by the time and what is online. */
export class Tours {
  readonly #deps: ToursDeps;
  readonly #changed = new Signal<null>();
  /** Time alone moved a tour on, or somebody did. */
  readonly onToursChanged = this.#changed.on;
  #running = new Map<string, Running>();
  #byTile = new Map<string, Running>();
  readonly #shown = new ShownBook();
  /** Screens whose tours nobody sees, and the tours that stand still for that. */
  #hidden: ReadonlySet<ScreenId> = new Set();
  readonly #heldBack = new Set<string>();
  #cancel: () => void = () => undefined;

  constructor(deps: ToursDeps) {
    this.#deps = deps;
  }

  /** These tiles are on the wall now. Tours of others end; what is due happens. */
  look(screens: readonly Screen[], scene: SceneInForce): void {
    const before = this.#running;
    this.#running = new Map();
    this.#byTile = new Map();
    for (const { key, tour: put, screenId, tiles } of poolsOf(screens, scene)) {
      const tour = this.#asGroupSays(put);
      const running: Running = { tour, screenId, tiles, pool: emptyPool };
      const stage = this.#stage(running);
      const known = before.get(key)?.pool;
      running.pool =
        known === undefined
          ? beginTour(tiles.length, stage)
          : tourAt(resizeTour(known, tiles.length, stage), stage);
      running.pool = this.#whileSeen(key, screenId, running.pool);
      this.#running.set(key, running);
      for (const index of tiles) this.#byTile.set(tileKey(screenId, index), running);
    }
    this.#count();
    this.#plan();
  }

  /** What that tile shows now; undefined when it has no tour. */
  shownIn(screenId: ScreenId, index: number): Toured | undefined {
    const running = this.#byTile.get(tileKey(screenId, index));
    if (running === undefined) return undefined;
    const { tour, pool } = running;
    const tile = running.tiles.indexOf(index);
    const cameraId = pool.shown[tile] ?? null;
    const { stops, positions } = this.#deps.camerasOf(tour);
    const isHeld =
      cameraId !== null && this.#deps.isHeld({ screenId, tileId: tileIdAt(index) }, cameraId);
    const isAlone = positions.size <= pool.shown.length;
    return {
      cameraId,
      tour: {
        ...this.#told(tour),
        position: cameraId === null ? 0 : (positions.get(cameraId) ?? 0),
        count: positions.size,
        skipped: stops.length - positions.size,
        sinceMs: pool.sinceMs[tile] ?? 0,
        untilMs: isHeld || isAlone ? null : turnOf(pool, tile),
        isPaused: pool.pausedAtMs !== null,
        isHeld,
      },
    };
  }

  /** Cameras that tours show next, the soonest first. */
  next(): CameraId[] {
    const nowMs = this.#deps.clock.now();
    return [...this.#running.values()]
      .filter(({ pool }) => pool.pausedAtMs === null && nextTurnMs(pool) - nowMs <= warmMs)
      .sort((a, b) => nextTurnMs(a.pool) - nextTurnMs(b.pool))
      .flatMap(({ tour, pool }) => {
        const turns = pool.dueMs.filter((atMs) => atMs - nowMs <= warmMs).length;
        return comingOfTour(pool, this.#deps.camerasOf(tour).stops, turns).map(({ id }) => id);
      });
  }

  isIn({ screenId, tileId }: TilePlace): boolean {
    return this.#byTile.has(tileKey(screenId, Number(tileId) - 1));
  }

  /** Fault scene/no-tour: nothing goes round in that tile. */
  order({ screenId, tileId }: TilePlace, order: TourOrder): Outcome<null> {
    const running = this.#byTile.get(tileKey(screenId, Number(tileId) - 1));
    if (running === undefined) return failure('scene/no-tour');
    const stage = this.#stage(running);
    const before = tourAt(running.pool, stage);
    running.pool = orders[order](before, stage);
    this.#count();
    this.#changed.emit(null);
    return success(null);
  }

  /** How long tours have shown each camera since the program was started. */
  shownMs(): ReadonlyMap<CameraId, number> {
    return this.#shown.shownMs(this.#deps.clock.now());
  }

  /**
   * Something lies over these screens: their tours stand still, and go on where they stopped once
   * they are seen again. In force with the next look.
   */
  hold(screenIds: ReadonlySet<ScreenId>): void {
    this.#hidden = screenIds;
  }

  stop(): void {
    this.#cancel();
  }

  #whileSeen(key: string, screenId: ScreenId, pool: Pool): Pool {
    const nowMs = this.#deps.clock.now();
    if (this.#hidden.has(screenId)) {
      if (pool.pausedAtMs !== null) return pool;
      this.#heldBack.add(key);
      return pauseTour(pool, nowMs);
    }
    return this.#heldBack.delete(key) ? resumeTour(pool, nowMs) : pool;
  }

  /** A group that was changed counts for those it was started in; one that is gone leaves them be. */
  #asGroupSays(tour: TileTour): TileTour {
    const group = tour.group === undefined ? undefined : this.#deps.groupOf(tour.group);
    return (group && tileTourOf(group)) ?? tour;
  }

  #told({ list, ...tour }: TileTour): Omit<PlanTour, keyof TourProgress> {
    const { nodeId } = tour;
    const group = tour.group === undefined ? undefined : this.#deps.groupOf(tour.group);
    return {
      ...tour,
      name: nodeId === null ? null : (this.#deps.nameOf(nodeId) ?? null),
      ...(group === undefined ? {} : { groupName: group.name }),
      ...(list === undefined ? {} : { isList: true as const }),
    };
  }

  #stage({ tour, screenId, tiles }: Running): Stage {
    return {
      stops: this.#deps.camerasOf(tour).stops,
      dwellMs: tour.dwellS * 1000,
      nowMs: this.#deps.clock.now(),
      isHeld: (tile, cameraId) =>
        this.#deps.isHeld({ screenId, tileId: tileIdAt(tiles[tile] ?? 0) }, cameraId),
    };
  }

  #count(): void {
    const seen = [...this.#byTile].filter(([, { screenId }]) => !this.#hidden.has(screenId));
    const shown = seen.map(
      ([key, { tiles, pool }]) =>
        [key, pool.shown[tiles.indexOf(indexOfKey(key))] ?? null] as const,
    );
    this.#shown.show(shown, this.#deps.clock.now());
  }

  #plan(): void {
    this.#cancel();
    const due = [...this.#running.values()]
      .filter(({ pool }) => pool.pausedAtMs === null)
      .map(({ pool }) => nextTurnMs(pool));
    if (due.length === 0) return;
    const { clock } = this.#deps;
    this.#cancel = clock.after(Math.max(1, Math.min(...due) - clock.now()), () => {
      this.#changed.emit(null);
    });
  }
}

const emptyPool: Pool = { shown: [], sinceMs: [], dueMs: [], last: null, pausedAtMs: null };

/** What a tile is given of a named tour; undefined for one of scenes. */
export const tileTourOf = ({ number, dwellS, source }: TourGroup): TileTour | undefined => {
  switch (source.kind) {
    case 'cameras':
      return { nodeId: null, dwellS, list: source.list, group: number };
    case 'rule':
      return { nodeId: source.nodeId, dwellS, rule: source.rule, group: number };
    case 'scenes':
      return undefined;
  }
};

const orders: Readonly<Record<TourOrder, (pool: Pool, stage: Stage) => Pool>> = {
  toggle: (pool, { nowMs }) =>
    pool.pausedAtMs === null ? pauseTour(pool, nowMs) : resumeTour(pool, nowMs),
  next: tourForth,
  previous: tourBack,
};

const tileKey = (screenId: ScreenId, index: number): string => `${screenId} ${String(index)}`;
const indexOfKey = (key: string): number => Number(key.slice(key.lastIndexOf(' ') + 1));

/** The same words for the same tour: of a group whatever it says, else all that it says itself. */
const wordOf = ({ group, nodeId, dwellS, rule, list }: TileTour): string =>
  group === undefined ? JSON.stringify([nodeId, dwellS, rule, list]) : String(group);

interface PoolTiles {
  key: string;
  tour: TileTour;
  screenId: ScreenId;
  tiles: number[];
}

/** Tiles of one screen with the same tour at the same pace are one pool. */
const poolsOf = (screens: readonly Screen[], scene: SceneInForce): Iterable<PoolTiles> => {
  const pools = new Map<string, PoolTiles>();
  for (const { screenId } of screens) {
    const content = scene.screens.get(screenId);
    if (content === undefined) continue;
    for (const index of layoutFor(content).slots.keys()) {
      const { tour } = tileAt(content, index);
      if (tour === undefined) continue;
      const key = `${screenId} ${wordOf(tour)}`;
      const pool = pools.get(key) ?? { key, tour, screenId, tiles: [] };
      pool.tiles.push(index);
      pools.set(key, pool);
    }
  }
  return pools.values();
};
