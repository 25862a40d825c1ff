import { screen, type Display } from 'electron';
import type { Screen } from '#contract/scene';
import type { Settings } from '#contract/settings';
import type { ScreenPort } from '../wall/ports';
import { Signal } from '../wall/signal';
import { placeWindows, type DisplayFacts, type Placement, type WindowWishes } from './placeWindows';
import { screenOf } from './screenIdentity';

/** Displays report several changes for one plug; they are taken together after this. */
const settleMs = 250;

const factsOf = (display: Display, primaryId: number): DisplayFacts => ({
  displayId: display.id,
  label: display.label,
  bounds: display.bounds,
  workArea: display.workArea,
  scaleFactor: display.scaleFactor,
  isPrimary: display.id === primaryId,
});

/** Electron's displays as screens of the wall, with an identity that survives replugging. */
export class ScreenWatch implements ScreenPort {
  readonly #changed = new Signal<Screen[]>();
  readonly #placed = new Signal<Placement>();
  readonly onScreensChanged = this.#changed.on;
  /** Windows must move; comes before `onScreensChanged`. */
  readonly onPlaced = this.#placed.on;
  readonly #wishes: WindowWishes;
  #told: Settings['screens'];
  #placement: Placement;
  #timer: NodeJS.Timeout | undefined;

  constructor({ told, ...wishes }: WindowWishes & { told: Settings['screens'] }) {
    this.#wishes = wishes;
    this.#told = told;
    this.#placement = this.#place() ?? { walls: [], desk: wishes.isWallOnly ? null : emptyDesk };
    for (const event of ['display-added', 'display-removed', 'display-metrics-changed'] as const) {
      // The three events have listeners of different shapes; only that they came matters.
      screen.on(event as 'display-added', () => {
        this.#settle();
      });
    }
  }

  placement(): Placement {
    return this.#placement;
  }

  screens(): Screen[] {
    return this.#placement.walls.map((place, index) => screenOf(place, index + 1, this.#told));
  }

  /** A person told something about a screen. */
  tell(told: Settings['screens']): void {
    if (JSON.stringify(told) === JSON.stringify(this.#told)) return;
    this.#told = told;
    this.#changed.emit(this.screens());
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const placement = this.#place();
      // With every display gone (a switch between inputs) the windows wait where they are.
      if (placement === undefined) return;
      this.#placement = placement;
      this.#placed.emit(placement);
      this.#changed.emit(this.screens());
    }, settleMs);
  }

  #place(): Placement | undefined {
    const primaryId = screen.getPrimaryDisplay().id;
    const facts = screen.getAllDisplays().map((display) => factsOf(display, primaryId));
    return placeWindows(facts, this.#wishes);
  }
}

const emptyDesk = {
  displayId: 0,
  bounds: { x: 0, y: 0, width: 640, height: 1080 },
  fullBounds: { x: 0, y: 0, width: 1920, height: 1080 },
};
