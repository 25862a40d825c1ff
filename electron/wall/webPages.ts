import { webOriginOf, type PlanWeb, type Web, type WebPlace } from '#contract/content';
import type { ScreenId } from '#contract/ids';
import { reuse } from '#contract/reuse';
import type { Screen, ScreenContent, ScreenPlan } from '#contract/scene';
import { webShape } from '#contract/webShape';
import type { ClockPort, WebPage, WebPageNews, WebPort } from './ports';
import type { SceneInForce } from './sceneInForce';
import { layoutFor, tileAt } from './screenContents';
import { Signal } from './signal';
import { openedPage, pageAt, pageTold, type PageStanding } from './webStanding';

interface WebPagesDeps {
  clock: ClockPort;
  web: WebPort;
  /** Sites that a person allowed at the desk. */
  origins(): readonly string[];
}

interface Kept {
  readonly screenId: ScreenId;
  readonly pageKey: string;
  readonly web: Web;
  standing: PageStanding;
}

/** The pages of the web on all screens: which are there, how they do, and where they may be seen. */
export class WebPages {
  readonly #deps: WebPagesDeps;
  readonly #changed = new Signal<null>();
  /** A page came, failed, or is tried again. */
  readonly onPagesChanged = this.#changed.on;
  #kept = new Map<string, Kept>();
  readonly #places = new Map<ScreenId, readonly WebPlace[]>();
  #plans: Readonly<Record<ScreenId, ScreenPlan>> = {};
  #told: readonly WebPage[] = [];
  #cancel: () => void = () => undefined;
  readonly #unsubscribe: () => void;

  constructor(deps: WebPagesDeps) {
    this.#deps = deps;
    this.#unsubscribe = deps.web.onPageNews((news) => {
      this.#hear(news);
    });
  }

  /**
   * These tiles are on the wall now, or under an alarm or a presentation: they stay loaded there.
   * What is due happens.
   */
  look(screens: readonly Screen[], scenes: readonly SceneInForce[]): void {
    const before = this.#kept;
    const nowMs = this.#deps.clock.now();
    const origins = this.#deps.origins();
    this.#kept = new Map();
    for (const { screenId } of screens) {
      for (const content of contentsOf(scenes, screenId)) {
        for (const { pageKey, web } of webTilesOf(content).values()) {
          const key = `${screenId} ${pageKey}`;
          const isListed = origins.includes(webOriginOf(web.url) ?? '');
          const known = before.get(key)?.standing ?? openedPage(nowMs);
          const standing = pageAt(known, { isListed, nowMs });
          this.#kept.set(key, { screenId, pageKey, web, standing });
        }
      }
    }
    this.#plan(nowMs);
  }

  /** How a page does, for its tile. */
  of(screenId: ScreenId, web: Web, pageKey: string): PlanWeb {
    const standing = this.#kept.get(`${screenId} ${pageKey}`)?.standing ?? openedPage(0);
    const { state, fault, sinceMs, nextTryAtMs } = standing;
    return { ...web, pageKey, state, fault, sinceMs, nextTryAtMs };
  }

  /** What the walls show from now on. */
  planned(plans: Readonly<Record<ScreenId, ScreenPlan>>): void {
    this.#plans = plans;
    this.#tell();
  }

  /** Where a wall window has room for its pages; none when it is gone. */
  placed(screenId: ScreenId, places: readonly WebPlace[]): void {
    this.#places.set(screenId, places);
    this.#tell();
  }

  stop(): void {
    this.#cancel();
    this.#unsubscribe();
    this.#deps.web.show([]);
  }

  #hear({ screenId, pageKey, attempt, fault }: WebPageNews): void {
    const kept = this.#kept.get(`${screenId} ${pageKey}`);
    if (kept?.standing.attempt !== attempt) return;
    kept.standing = pageTold(kept.standing, fault, this.#deps.clock.now());
    this.#changed.emit(null);
  }

  #tell(): void {
    const origins = [...this.#deps.origins()];
    const pages = [...this.#kept.values()].flatMap((kept): WebPage[] => {
      const { screenId, pageKey, web, standing } = kept;
      if (standing.state === 'failed') return [];
      const { url, zoom } = web;
      const bounds = this.#placeOf(kept);
      const isShown = standing.state === 'shown' && bounds !== null;
      const { attempt } = standing;
      return [{ screenId, pageKey, url, zoom, origins, attempt, bounds, isShown }];
    });
    const told = reuse(this.#told, pages);
    if (told === this.#told) return;
    this.#told = told;
    this.#deps.web.show(told);
  }

  /** Null where an alarm has the tile, another lies over it, or its wall has changed its shape. */
  #placeOf({ screenId, pageKey }: Kept): WebPage['bounds'] {
    const plan = this.#plans[screenId];
    const tile = plan?.tiles.find(
      ({ board }) => board?.kind === 'web' && board.pageKey === pageKey,
    );
    // A page lies over all that a presenter draws: visitors see none.
    if (plan === undefined || tile === undefined || plan.presented !== undefined) return null;
    if (plan.enlargedTileId !== null && plan.enlargedTileId !== tile.tileId) return null;
    const place = this.#places.get(screenId)?.find((one) => one.pageKey === pageKey);
    if (place === undefined || place.shape !== webShape(plan, tile)) return null;
    const { left, top, width, height } = place;
    return { left, top, width, height };
  }

  #plan(nowMs: number): void {
    this.#cancel();
    const due = [...this.#kept.values()].flatMap(({ standing }) => standing.dueAtMs ?? []);
    if (due.length === 0) return;
    this.#cancel = this.#deps.clock.after(Math.max(1, Math.min(...due) - nowMs), () => {
      this.#changed.emit(null);
    });
  }
}

const contentsOf = (scenes: readonly SceneInForce[], screenId: ScreenId): Set<ScreenContent> =>
  new Set(scenes.flatMap(({ screens }) => screens.get(screenId) ?? []));

/**
 * Tiles with pages by index. A key is the page's own and not its tile's: a change of layout moves
 * it, loaded as it is.
 */
export const webTilesOf = (
  content: ScreenContent,
): ReadonlyMap<number, { web: Web; pageKey: string }> => {
  const counts = new Map<string, number>();
  const found = new Map<number, { web: Web; pageKey: string }>();
  for (const index of layoutFor(content).slots.keys()) {
    const { board } = tileAt(content, index);
    if (board?.kind !== 'web') continue;
    const what = `${board.url} ${String(board.zoom)}`;
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    found.set(index, { web: board, pageKey: `${what}#${String(count)}` });
  }
  return found;
};
