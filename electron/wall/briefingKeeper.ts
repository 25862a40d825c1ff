import {
  storedBriefingSchema,
  type BriefingBook,
  type BriefingOrder,
  type BriefingStanding,
  type BriefingWish,
  type Programme,
  type StoredBriefing,
} from '#contract/briefing';
import type { Actor } from '#contract/actor';
import type { ScreenId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { ScreenContent } from '#contract/scene';
import { actOn, beginShow, showAt, type Show } from './briefingShow';
import type { ClockPort, StorePort } from './ports';
import { checkItem, presentedContent, type ShowSource } from './presentedWall';
import { layoutFor } from './screenContents';
import { Signal } from './signal';

const storeName = 'briefing';

interface BriefingKeeperDeps {
  clock: ClockPort;
  store: StorePort;
  /** What comes with the program, for a site that kept none. */
  starter: readonly Programme[];
  source: ShowSource;
}

/**
 * Programmes 节目 of presentations, and the one that is on. A presentation lies over the scene in
 * force and never in it: whatever ends it, the walls are as they were.
 */
export class BriefingKeeper {
  readonly #deps: BriefingKeeperDeps;
  readonly #changed = new Signal<null>();
  readonly onBriefingChanged = this.#changed.on;
  readonly #shown = new Signal<Show>();
  /** An item came up. */
  readonly onItemShown = this.#shown.on;
  #kept: StoredBriefing;
  #show: Show | null = null;
  #line: Promise<unknown> = Promise.resolve();
  #cancelCover: () => void = () => undefined;

  constructor(deps: BriefingKeeperDeps) {
    this.#deps = deps;
    this.#kept = { version: 1, programmes: [...deps.starter], cut: null };
  }

  /** Reads what is kept. A presentation that was cut off is not resumed: it is offered. */
  async load(): Promise<void> {
    const read = await this.#deps.store.read(storeName);
    const parsed = read.ok ? storedBriefingSchema.safeParse(read.value) : undefined;
    if (parsed?.success === true) this.#kept = parsed.data;
  }

  read(): BriefingBook {
    const { programmes, cut } = this.#kept;
    const { source } = this.#deps;
    return {
      programmes: programmes.map((programme) => ({
        ...programme,
        checks: programme.items.map((item) => checkItem(item, source)),
      })),
      cut,
    };
  }

  /** Replaces one of the same id; the starter comes back by `remove` of the last one. */
  save(programme: Programme): Promise<Outcome<null>> {
    return this.#keep((kept) => {
      const isKnown = kept.programmes.some((one) => one.programmeId === programme.programmeId);
      const programmes = isKnown
        ? kept.programmes.map((one) =>
            one.programmeId === programme.programmeId ? programme : one,
          )
        : [...kept.programmes, programme].slice(-99);
      return success({ ...kept, programmes });
    });
  }

  /** Whoever removes the last one gets those that came with the program. */
  remove(programmeId: string): Promise<Outcome<null>> {
    return this.#keep((kept) => {
      const others = kept.programmes.filter((one) => one.programmeId !== programmeId);
      if (others.length === kept.programmes.length) return failure('briefing/unknown');
      const programmes = others.length === 0 ? [...this.#deps.starter] : others;
      return success({ ...kept, programmes });
    });
  }

  /** Faults briefing/unknown, briefing/running. */
  start(wish: BriefingWish): Outcome<null> {
    if (this.#show !== null) return failure('briefing/running');
    const programme = this.#kept.programmes.find((one) => one.programmeId === wish.programmeId);
    if (programme === undefined) return failure('briefing/unknown');
    const begun = beginShow(wish, programme, this.#deps.clock.now());
    if (!begun.ok) return begun;
    this.#putOn(begun.value);
    return success(null);
  }

  /** Fault briefing/none, and those of the order. */
  act(order: BriefingOrder, actor: Actor): Outcome<null> {
    const show = this.#show;
    if (show === null) return failure('briefing/none');
    const stage = {
      nowMs: this.#deps.clock.now(),
      tileCount: this.tileCount(),
      mayLift: actor.role !== 'officer',
    };
    const next = actOn(showAt(show, stage.nowMs), order, stage);
    if (!next.ok) return next;
    if (next.value !== show) this.#putOn(next.value);
    return success(null);
  }

  /** Fault briefing/none. */
  leave(): Outcome<null> {
    if (this.#show === null) return failure('briefing/none');
    this.#show = null;
    this.#cancelCover();
    void this.#keep((kept) => success({ ...kept, cut: null }));
    this.#changed.emit(null);
    return success(null);
  }

  show(): Show | null {
    return this.#show;
  }

  isPresented(screenId: ScreenId): boolean {
    return this.#show?.screenIds.includes(screenId) === true;
  }

  /** What lies on the presented screens now. */
  contents(): ReadonlyMap<ScreenId, ScreenContent> {
    const show = this.#show;
    const item = show?.programme.items[show.index];
    if (show === null || item === undefined) return new Map();
    return new Map(
      show.screenIds.map((screenId) => [
        screenId,
        presentedContent(item, screenId, this.#deps.source),
      ]),
    );
  }

  /** Tiles of the first presented screen. */
  tileCount(): number {
    const [content] = this.contents().values();
    return content === undefined ? 1 : layoutFor(content).slots.length;
  }

  standing(): BriefingStanding | null {
    const show = this.#show;
    if (show === null) return null;
    const item = show.programme.items[show.index];
    const missing = item === undefined ? [] : checkItem(item, this.#deps.source).missing;
    return { ...show, missing };
  }

  async stop(): Promise<void> {
    this.#cancelCover();
    await this.#line;
  }

  #putOn(show: Show): void {
    const { clock } = this.#deps;
    const before = this.#show;
    this.#show = show;
    this.#cancelCover();
    if (show.liftedUntilMs !== null) {
      this.#cancelCover = clock.after(Math.max(0, show.liftedUntilMs - clock.now()), () => {
        this.#cover();
      });
    }
    if (before === null || before.index !== show.index) {
      const { programmeId, index } = show;
      // Should the program end now, the desk offers to go on from here.
      const cut = { programmeId, item: index + 1, atMs: clock.now() };
      void this.#keep((kept) => success({ ...kept, cut }));
      this.#shown.emit(show);
    }
    this.#changed.emit(null);
  }

  #cover(): void {
    if (this.#show === null) return;
    this.#show = showAt(this.#show, this.#deps.clock.now());
    this.#changed.emit(null);
  }

  /** In the file first, then in force; one after the other. */
  #keep(change: (kept: StoredBriefing) => Outcome<StoredBriefing>): Promise<Outcome<null>> {
    const kept = this.#line.then(async (): Promise<Outcome<null>> => {
      const next = change(this.#kept);
      if (!next.ok) return next;
      const written = await this.#deps.store.write(storeName, next.value);
      if (written.ok) this.#kept = next.value;
      return written;
    });
    this.#line = kept;
    return kept;
  }
}
