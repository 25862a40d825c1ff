import type { Actor } from '#contract/actor';
import type { ScreenId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { ScreenContent, WallChange } from '#contract/scene';
import { storedLentSchema, type LentScreen, type ScreenNews } from '#contract/screens';
import type { Settings } from '#contract/settings';
import type { ClockPort, ScreenPort, StorePort } from './ports';
import type { SceneKeeper } from './sceneKeeper';
import { isSameContent } from './screenContents';
import { Signal } from './signal';

const storeName = 'lent-screens';
/** Long enough to walk along a wall and read it. */
const identifyMs = 8_000;
/** A screen that is only changing its mode is back before this. */
const awayMs = 5_000;

interface ScreenRollDeps {
  clock: ClockPort;
  store: StorePort;
  screens: ScreenPort;
  scene: SceneKeeper;
  settings: () => Pick<Settings, 'screens' | 'actor'>;
}

/** Screens that are away, taken for another, or looked for: what is done about them. */
export class ScreenRoll {
  readonly #deps: ScreenRollDeps;
  readonly #changed = new Signal<null>();
  readonly onScreenRollChanged = this.#changed.on;
  #lent: readonly LentScreen[] = [];
  #seenChange: WallChange | undefined;
  readonly #cancelScene: () => void;
  #identifyUntilMs: number | null = null;
  #cancelIdentify: () => void = () => undefined;
  /** Screens that went and are waited for. */
  readonly #awaited = new Map<ScreenId, () => void>();

  constructor(deps: ScreenRollDeps) {
    this.#deps = deps;
    this.#cancelScene = deps.scene.onSceneChanged(() => {
      this.#sceneChanged();
    });
  }

  /** What was lent when the program ended is still lent. */
  async load(): Promise<void> {
    const read = await this.#deps.store.read(storeName);
    this.#lent = read.ok ? (storedLentSchema.safeParse(read.value).data?.lent ?? []) : [];
  }

  stop(): void {
    this.#cancelScene();
    this.#cancelIdentify();
    for (const cancel of this.#awaited.values()) cancel();
    this.#awaited.clear();
  }

  news(): ScreenNews {
    const { screens, scene, settings } = this.#deps;
    const told = settings().screens;
    const contents = scene.inForce().screens;
    return {
      identifyUntilMs: this.#identifyUntilMs,
      doubts: screens.doubts(),
      missing: screens.away().map((away) => ({
        ...away,
        name: told[away.screenId]?.name ?? '',
        number: told[away.screenId]?.number ?? null,
        hasContent: contents.has(away.screenId),
        shownOnId: this.#lentOf(away.screenId)?.onId ?? null,
      })),
    };
  }

  /** Every wall shows its number for some seconds. */
  identify(): void {
    const { clock } = this.#deps;
    this.#cancelIdentify();
    this.#identifyUntilMs = clock.now() + identifyMs;
    this.#cancelIdentify = clock.after(identifyMs, () => {
      this.#identifyUntilMs = null;
      this.#changed.emit(null);
    });
    this.#changed.emit(null);
  }

  settle(oneId: ScreenId, otherId: ScreenId, isSwapped: boolean): Outcome<null> {
    const isKnown = this.#deps.screens.settle(oneId, otherId, isSwapped);
    this.#changed.emit(null);
    return isKnown ? success(null) : failure('scene/unknown-screen');
  }

  /** Shows what a missing screen showed on another one; null gives that one back its own. */
  lend(actor: Actor, screenId: ScreenId, onId: ScreenId | null): Outcome<null> {
    const { scene, screens } = this.#deps;
    const content = scene.inForce().screens.get(screenId);
    const isAway = screens.away().some((away) => away.screenId === screenId);
    if (!isAway || content === undefined) return failure('scene/unknown-screen');
    if (onId === null) {
      this.#takeBack(actor, screenId);
      return success(null);
    }
    const before = this.#contentOf(onId);
    if (before === undefined) return failure('scene/unknown-screen');
    // One screen stands in for one other, and the other way round.
    if (this.#lent.some((lent) => lent.onId === onId)) return failure('screen/stands-in');
    this.#takeBack(actor, screenId);
    this.#keep([...this.#lent, { screenId, onId, before }]);
    scene.put(actor, [[onId, content]], this.#change(onId, true));
    return success(null);
  }

  /** Forgets a screen that is away; what stood in for it gets back its own. */
  forget(actor: Actor, screenId: ScreenId): Outcome<null> {
    const { scene, screens } = this.#deps;
    const forgotten = screens.forget(screenId);
    if (forgotten.length === 0) return failure('scene/unknown-screen');
    for (const one of forgotten) {
      this.#takeBack(actor, one);
      scene.forget(one);
    }
    this.#changed.emit(null);
    return success(null);
  }

  /** Displays were plugged in or out: what came back has its own again. */
  screensChanged(): void {
    const { clock, screens, settings } = this.#deps;
    const away = new Set(screens.away().map(({ screenId }) => screenId));
    for (const { screenId } of this.#lent) {
      if (!away.has(screenId)) this.#takeBack(settings().actor, screenId);
    }
    for (const [screenId, cancel] of this.#awaited) {
      if (away.has(screenId)) continue;
      cancel();
      this.#awaited.delete(screenId);
    }
    for (const screenId of away) {
      if (this.#awaited.has(screenId)) continue;
      this.#awaited.set(
        screenId,
        clock.after(awayMs, () => {
          this.#standIn(screenId);
        }),
      );
    }
    this.#changed.emit(null);
  }

  /** A scene says what every screen shows; an undo may have given a stand-in back its own. */
  #sceneChanged(): void {
    const { changes, screens } = this.#deps.scene.inForce();
    const newest = changes[0];
    if (this.#lent.length === 0 || newest === undefined || newest === this.#seenChange) return;
    this.#seenChange = newest;
    if (newest.what.kind === 'scene') this.#keep([]);
    if (newest.what.kind !== 'undo') return;
    const lent = this.#lent.filter(({ onId, before }) => {
      const now = screens.get(onId);
      return now === undefined || !isSameContent(now, before);
    });
    if (lent.length < this.#lent.length) this.#keep(lent);
  }

  /** By the rule that somebody set for this screen. */
  #standIn(screenId: ScreenId): void {
    const { actor, screens } = this.#deps.settings();
    const onId = screens[screenId]?.standInId ?? null;
    if (onId === null || this.#lentOf(screenId) !== undefined) return;
    this.lend(actor, screenId, onId);
  }

  /** What was changed there meanwhile was meant for the screen that was away. */
  #takeBack(actor: Actor, screenId: ScreenId): void {
    const lent = this.#lentOf(screenId);
    if (lent === undefined) return;
    const { scene } = this.#deps;
    this.#keep(this.#lent.filter((one) => one !== lent));
    const shown = scene.inForce().screens.get(lent.onId) ?? lent.before;
    const contents: [ScreenId, ScreenContent][] = [
      [screenId, shown],
      [lent.onId, lent.before],
    ];
    scene.put(actor, contents, this.#change(lent.onId, false));
  }

  #change(onId: ScreenId, isOn: boolean): WallChange['what'] {
    const screen = this.#deps.screens.screens().find(({ screenId }) => screenId === onId);
    return { kind: 'stand-in', screenNumber: screen?.number ?? 0, isOn };
  }

  #contentOf(screenId: ScreenId): ScreenContent | undefined {
    const isThere = this.#deps.screens.screens().some((one) => one.screenId === screenId);
    return isThere ? this.#deps.scene.inForce().screens.get(screenId) : undefined;
  }

  #lentOf(screenId: ScreenId): LentScreen | undefined {
    return this.#lent.find((lent) => lent.screenId === screenId);
  }

  #keep(lent: readonly LentScreen[]): void {
    this.#lent = lent;
    void this.#deps.store.write(storeName, { version: 1, lent });
    this.#changed.emit(null);
  }
}
