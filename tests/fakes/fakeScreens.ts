import type { ScreenId } from '#contract/ids';
import type { Screen } from '#contract/scene';
import type { ScreenDoubt } from '#contract/screens';
import type { AwayScreen, ScreenPort } from '../../electron/wall/ports';
import { Signal } from '../../electron/wall/signal';

/** Screens that a test plugs in and out; what was there once is known. */
export class FakeScreens implements ScreenPort {
  readonly #changed = new Signal<Screen[]>();
  readonly onScreensChanged = this.#changed.on;
  #screens: Screen[];
  #known: Screen[];
  #doubts: ScreenDoubt[] = [];

  constructor(...screens: Screen[]) {
    this.#screens = screens;
    this.#known = screens;
  }

  screens(): Screen[] {
    return this.#screens;
  }

  plug(...screens: Screen[]): void {
    this.#screens = screens;
    const isNew = ({ screenId }: Screen) => !this.#known.some((one) => one.screenId === screenId);
    this.#known = [...this.#known, ...screens.filter(isNew)];
    this.#changed.emit(screens);
  }

  /** Two that nobody can tell apart. */
  doubt(oneId: ScreenId, otherId: ScreenId): void {
    this.#doubts = [{ oneId, otherId }];
    this.#changed.emit(this.#screens);
  }

  away(): AwayScreen[] {
    const there = new Set(this.#screens.map(({ screenId }) => screenId));
    return this.#known
      .filter(({ screenId }) => !there.has(screenId))
      .map(({ screenId, widthPx, heightPx }) => ({
        screenId,
        widthPx,
        heightPx,
        label: 'Panel',
        seenAtMs: 0,
      }));
  }

  doubts(): ScreenDoubt[] {
    return this.#doubts;
  }

  settle(oneId: ScreenId, otherId: ScreenId, isSwapped: boolean): boolean {
    const known = new Set(this.#known.map(({ screenId }) => screenId));
    if (!known.has(oneId) || !known.has(otherId)) return false;
    this.#doubts = [];
    if (isSwapped) {
      const swapped = new Map([
        [oneId, otherId],
        [otherId, oneId],
      ]);
      this.plug(
        ...this.#screens.map((one) => ({
          ...one,
          screenId: swapped.get(one.screenId) ?? one.screenId,
        })),
      );
    }
    return true;
  }

  forget(screenId: ScreenId): ScreenId[] {
    if (!this.away().some((away) => away.screenId === screenId)) return [];
    this.#known = this.#known.filter((one) => one.screenId !== screenId);
    return [screenId];
  }
}
