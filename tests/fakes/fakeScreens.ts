import type { Screen } from '#contract/scene';
import type { ScreenPort } from '../../electron/wall/ports';
import { Signal } from '../../electron/wall/signal';

/** Screens that a test plugs in and out. */
export class FakeScreens implements ScreenPort {
  readonly #changed = new Signal<Screen[]>();
  readonly onScreensChanged = this.#changed.on;
  #screens: Screen[];

  constructor(...screens: Screen[]) {
    this.#screens = screens;
  }

  screens(): Screen[] {
    return this.#screens;
  }

  plug(...screens: Screen[]): void {
    this.#screens = screens;
    this.#changed.emit(screens);
  }
}
