import type { Camera } from '#contract/camera';
import type { CameraId, NodeId, ScreenId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Screen } from '#contract/scene';
import type { LocalText } from '#contract/text';
import type { PlanTour, TileTour, TourOrder } from '#contract/tour';
import type { ClockPort } from './ports';
import type { SceneInForce, TilePlace } from './sceneInForce';
import { layoutFor, tileAt, tileIdAt } from './screenContents';
import { Signal } from './signal';
import {
  beginTour,
  nextOfTour,
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

interface ToursDeps {
  clock: ClockPort;
  /** All cameras of a place by number; the same list while the catalog is the same. */
  camerasUnder(nodeId: NodeId | null): readonly Camera[];
  nameOf(nodeId: NodeId): LocalText | undefined;
  /** An alarm of that camera is active, or somebody looks back at it in that tile. */
  isHeld(place: TilePlace, cameraId: CameraId): boolean;
}

interface Running {
  readonly tour: TileTour;
  readonly screenId: ScreenId;
  /** Indexes of its tiles. */
  tiles: readonly number[];
  pool: TourPool;
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
  readonly #shownMs = new Map<CameraId, number>();
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
    for (const { key, tour, screenId, tiles } of poolsOf(screens, scene)) {
      const running: Running = { tour, screenId, tiles, pool: emptyPool };
      const stage = this.#stage(running);
      const known = before.get(key)?.pool;
      const pool =
        known === undefined
          ? beginTour(tiles.length, stage)
          : tourAt(resizeTour(known, tiles.length, stage), stage);
      if (known !== undefined) this.#count(known, pool);
      running.pool = this.#whileSeen(key, screenId, pool);
      this.#running.set(key, running);
      for (const index of tiles) this.#byTile.set(tileKey(screenId, index), running);
    }
    this.#plan();
  }

  /** What that tile shows now; undefined when it has no tour. */
  shownIn(screenId: ScreenId, index: number): Toured | undefined {
    const running = this.#byTile.get(tileKey(screenId, index));
    if (running === undefined) return undefined;
    const { tour, pool } = running;
    const tile = running.tiles.indexOf(index);
    const cameraId = pool.shown[tile] ?? null;
    const cameras = this.#deps.camerasUnder(tour.nodeId);
    const positions = onlinePositions(cameras);
    const isHeld =
      cameraId !== null && this.#deps.isHeld({ screenId, tileId: tileIdAt(index) }, cameraId);
    const isAlone = positions.size <= pool.shown.length;
    return {
      cameraId,
      tour: {
        ...tour,
        name: tour.nodeId === null ? null : (this.#deps.nameOf(tour.nodeId) ?? null),
        position: cameraId === null ? 0 : (positions.get(cameraId) ?? 0),
        count: positions.size,
        skipped: cameras.length - positions.size,
        sinceMs: pool.sinceMs[tile] ?? 0,
        untilMs: isHeld || isAlone ? null : turnOf(pool, tile, tour.dwellS * 1000),
        isPaused: pool.pausedAtMs !== null,
        isHeld,
      },
    };
  }

  /** Cameras that tours show next, the soonest first. */
  next(): CameraId[] {
    const nowMs = this.#deps.clock.now();
    return [...this.#running.values()]
      .filter(({ pool }) => pool.pausedAtMs === null && pool.turnAtMs - nowMs <= warmMs)
      .sort((a, b) => a.pool.turnAtMs - b.pool.turnAtMs)
      .flatMap(({ tour, pool }) => {
        const camera = nextOfTour(pool, this.#deps.camerasUnder(tour.nodeId));
        return camera === undefined ? [] : [camera.cameraId];
      });
  }

  /** Fault scene/no-tour: nothing goes round in that tile. */
  order({ screenId, tileId }: TilePlace, order: TourOrder): Outcome<null> {
    const running = this.#byTile.get(tileKey(screenId, Number(tileId) - 1));
    if (running === undefined) return failure('scene/no-tour');
    const stage = this.#stage(running);
    const before = tourAt(running.pool, stage);
    running.pool = orders[order](before, stage);
    this.#count(before, running.pool);
    this.#changed.emit(null);
    return success(null);
  }

  /** How long tours have shown each camera, in ms, stays that are over. */
  shownMs(): ReadonlyMap<CameraId, number> {
    return this.#shownMs;
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

  #whileSeen(key: string, screenId: ScreenId, pool: TourPool): TourPool {
    const nowMs = this.#deps.clock.now();
    if (this.#hidden.has(screenId)) {
      if (pool.pausedAtMs !== null) return pool;
      this.#heldBack.add(key);
      return pauseTour(pool, nowMs);
    }
    return this.#heldBack.delete(key) ? resumeTour(pool, nowMs) : pool;
  }

  #stage({ tour, screenId, tiles }: Running): TourStage {
    return {
      cameras: this.#deps.camerasUnder(tour.nodeId),
      dwellMs: tour.dwellS * 1000,
      nowMs: this.#deps.clock.now(),
      isHeld: (tile, cameraId) =>
        this.#deps.isHeld({ screenId, tileId: tileIdAt(tiles[tile] ?? 0) }, cameraId),
    };
  }

  #count(before: TourPool, after: TourPool): void {
    before.shown.forEach((cameraId, tile) => {
      const sinceMs = before.sinceMs[tile] ?? 0;
      const endedAtMs = after.sinceMs[tile] ?? sinceMs;
      if (cameraId === null || after.shown[tile] === cameraId) return;
      this.#shownMs.set(cameraId, (this.#shownMs.get(cameraId) ?? 0) + endedAtMs - sinceMs);
    });
  }

  #plan(): void {
    this.#cancel();
    const due = [...this.#running.values()]
      .filter(({ pool }) => pool.pausedAtMs === null)
      .map(({ pool }) => pool.turnAtMs);
    if (due.length === 0) return;
    const { clock } = this.#deps;
    this.#cancel = clock.after(Math.max(1, Math.min(...due) - clock.now()), () => {
      this.#changed.emit(null);
    });
  }
}

const emptyPool: TourPool = {
  ...{ shown: [], sinceMs: [], turn: 0, turnAtMs: 0, last: null, pausedAtMs: null },
};

const orders: Readonly<Record<TourOrder, (pool: TourPool, stage: TourStage) => TourPool>> = {
  toggle: (pool, { nowMs }) =>
    pool.pausedAtMs === null ? pauseTour(pool, nowMs) : resumeTour(pool, nowMs),
  next: tourForth,
  previous: tourBack,
};

const tileKey = (screenId: ScreenId, index: number): string => `${screenId} ${String(index)}`;

interface PoolTiles {
  key: string;
  tour: TileTour;
  screenId: ScreenId;
  tiles: number[];
}

/** Tiles of one screen that tour the same place at the same pace are one pool. */
const poolsOf = (screens: readonly Screen[], scene: SceneInForce): Iterable<PoolTiles> => {
  const pools = new Map<string, PoolTiles>();
  for (const { screenId } of screens) {
    const content = scene.screens.get(screenId);
    if (content === undefined) continue;
    for (const index of layoutFor(content).slots.keys()) {
      const { tour } = tileAt(content, index);
      if (tour === undefined) continue;
      const key = `${screenId} ${tour.nodeId ?? ''} ${String(tour.dwellS)}`;
      const pool = pools.get(key) ?? { key, tour, screenId, tiles: [] };
      pool.tiles.push(index);
      pools.set(key, pool);
    }
  }
  return pools.values();
};

/** Online cameras by number, from 1. Made once for each list: a place may have thousands. */
const onlinePositions = (cameras: readonly Camera[]): ReadonlyMap<CameraId, number> => {
  const known = counted.get(cameras);
  if (known !== undefined) return known;
  const ids = cameras.filter(({ isOnline }) => isOnline).map(({ cameraId }) => cameraId);
  const made = new Map(ids.map((cameraId, at) => [cameraId, at + 1]));
  counted.set(cameras, made);
  return made;
};

const counted = new WeakMap<readonly Camera[], ReadonlyMap<CameraId, number>>();
