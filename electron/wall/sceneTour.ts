import type { SceneId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { WallChange } from '#contract/scene';
import type { SceneTourView, TourGroup, TourOrder } from '#contract/tour';
import type { ClockPort } from './ports';
import { Signal } from './signal';
import {
  beginTour,
  nextTurnMs,
  pauseTour,
  resumeTour,
  tourAt,
  tourBack,
  tourForth,
  turnOf,
  type TourPool,
  type TourStage,
  type TourStop,
} from './tourPool';

interface SceneTourDeps {
  clock: ClockPort;
  groupOf(number: number): TourGroup | undefined;
  sceneId(number: number): SceneId | undefined;
  /** Puts the scene in force; `isFirst`: a person began the tour with it. */
  recall(sceneId: SceneId, isFirst: boolean): Outcome<null>;
  /** An alarm is on the wall that nobody has seen yet, or somebody is at work on it. */
  isHeld(): boolean;
  /** Which tour goes on after a restart. */
  keep(number: number | null): void;
}

interface Running {
  readonly number: number;
  pool: TourPool<SceneId>;
}

/**
 * A tour of scenes 场景轮巡: the whole wall goes round as one tile does, by the same rules. A person
 * who recalls another scene ends it; one who changes what it shows pauses it.
 */
export class SceneTour {
  readonly #deps: SceneTourDeps;
  readonly #changed = new Signal<null>();
  readonly onSceneTourChanged = this.#changed.on;
  #running: Running | undefined;
  #isTurning = false;
  #lastChange: WallChange | undefined;
  #cancel: () => void = () => undefined;

  constructor(deps: SceneTourDeps) {
    this.#deps = deps;
  }

  /** Begins with its first scene. Fault scene/unknown: none of its scenes is there. */
  start(number: number): Outcome<null> {
    const stage = this.#stage(number);
    const pool = beginTour(1, stage);
    const first = pool.shown[0] ?? null;
    if (first === null) return failure('scene/unknown');
    const shown = this.#show(first, true);
    if (!shown.ok) return shown;
    this.#run({ number, pool });
    return success(null);
  }

  /** The scene that was in force when the program ended stays first. */
  resume(number: number, sceneId: SceneId | null): void {
    if (this.#deps.groupOf(number)?.source.kind !== 'scenes') return;
    const stage = this.#stage(number);
    const at = stage.stops.findIndex(({ id }) => id === sceneId);
    if (at === -1) return;
    const stops = [...stage.stops.slice(at), ...stage.stops.slice(0, at)];
    const pool = beginTour(1, { ...stage, stops });
    this.#run({ number, pool: { ...pool, last: pool.last && { ...pool.last, at } } });
  }

  /** Fault scene/no-tour: no scenes go round. */
  order(order: TourOrder): Outcome<null> {
    const running = this.#running;
    if (running === undefined) return failure('scene/no-tour');
    const stage = this.#stage(running.number);
    if (order === 'toggle') {
      const { pool } = running;
      const { nowMs } = stage;
      this.#run({
        ...running,
        pool: pool.pausedAtMs === null ? pauseTour(pool, nowMs) : resumeTour(pool, nowMs),
      });
      return success(null);
    }
    const step = order === 'next' ? tourForth : tourBack;
    return this.#turnTo(running, step(running.pool, { ...stage, isHeld: () => false }));
  }

  /** The last change of the wall, as often as one may have come. */
  look(change: WallChange | undefined): void {
    const isNew = change !== this.#lastChange;
    this.#lastChange = change;
    if (change === undefined || !isNew || this.#isTurning) return;
    // Who recalls a scene wants to see that one; who changes it, until they let the tour go on.
    if (change.what.kind === 'scene') this.end();
    else this.#pause();
  }

  end(): void {
    if (this.#running === undefined) return;
    this.#running = undefined;
    this.#cancel();
    this.#deps.keep(null);
    this.#changed.emit(null);
  }

  view(): SceneTourView | null {
    const running = this.#running;
    if (running === undefined) return null;
    const { number, pool } = running;
    const there = this.#stage(number).stops.filter(({ isThere }) => isThere);
    const isHeld = this.#deps.isHeld();
    return {
      number,
      name: this.#deps.groupOf(number)?.name ?? '',
      position: there.findIndex(({ id }) => id === pool.shown[0]) + 1,
      count: there.length,
      sinceMs: pool.sinceMs[0] ?? 0,
      untilMs: isHeld ? null : turnOf(pool, 0),
      isPaused: pool.pausedAtMs !== null,
      isHeld,
    };
  }

  stop(): void {
    this.#cancel();
  }

  #stage(number: number): TourStage<SceneId> {
    const group = this.#deps.groupOf(number);
    const list = group?.source.kind === 'scenes' ? group.source.list : [];
    const dwellS = group?.dwellS ?? 0;
    const stops = list.flatMap((item): TourStop<SceneId>[] => {
      const id = this.#deps.sceneId(item.number);
      return id === undefined
        ? []
        : [{ id, isThere: true, dwellMs: (item.dwellS ?? dwellS) * 1000 }];
    });
    return {
      stops,
      dwellMs: Math.max(5, dwellS) * 1000,
      nowMs: this.#deps.clock.now(),
      isHeld: () => this.#deps.isHeld(),
    };
  }

  #run(running: Running): void {
    this.#running = running;
    this.#deps.keep(running.number);
    this.#plan();
    this.#changed.emit(null);
  }

  #pause(): void {
    const running = this.#running;
    if (running === undefined || running.pool.pausedAtMs !== null) return;
    this.#run({ ...running, pool: pauseTour(running.pool, this.#deps.clock.now()) });
  }

  #plan(): void {
    this.#cancel();
    const running = this.#running;
    if (running === undefined || running.pool.pausedAtMs !== null) return;
    const { clock } = this.#deps;
    const waitMs = Math.max(1, nextTurnMs(running.pool) - clock.now());
    this.#cancel = clock.after(waitMs, () => this.#turn());
  }

  #turn(): void {
    const running = this.#running;
    if (running === undefined) return;
    // Its scenes were all deleted, or the tour was.
    const stage = this.#stage(running.number);
    if (stage.stops.length === 0) this.end();
    else this.#turnTo(running, tourAt(running.pool, stage));
  }

  #turnTo(running: Running, pool: TourPool<SceneId>): Outcome<null> {
    const now = pool.shown[0] ?? null;
    const isOther = now !== null && now !== running.pool.shown[0];
    const shown = isOther ? this.#show(now, false) : success(null);
    this.#run({ ...running, pool });
    return shown;
  }

  #show(sceneId: SceneId, isFirst: boolean): Outcome<null> {
    this.#isTurning = true;
    const shown = this.#deps.recall(sceneId, isFirst);
    this.#isTurning = false;
    return shown;
  }
}
