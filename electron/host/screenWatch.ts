import { screen, type Display } from 'electron';
import type { ScreenId } from '#contract/ids';
import type { Screen } from '#contract/scene';
import type { StoredDisplays } from '#contract/screens';
import type { Settings } from '#contract/settings';
import type { AwayScreen, ScreenPort } from '../wall/ports';
import { Signal } from '../wall/signal';
import type { DisplayFacts, WindowWishes } from './placeWindows';
import { ScreenRoom, type ScreenPlacement } from './screenRoom';

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

const plugged = (): DisplayFacts[] => {
  const primaryId = screen.getPrimaryDisplay().id;
  return screen.getAllDisplays().map((display) => factsOf(display, primaryId));
};

type Watched = Pick<Settings, 'screens' | 'displays'>;

/** Electron's displays as screens of the wall, known again whatever became of them meanwhile. */
export class ScreenWatch implements ScreenPort {
  readonly #changed = new Signal<Screen[]>();
  readonly #placed = new Signal<ScreenPlacement>();
  readonly #learned = new Signal<StoredDisplays>();
  readonly onScreensChanged = this.#changed.on;
  /** Windows must move; comes before `onScreensChanged`. */
  readonly onPlaced = this.#placed.on;
  /** What is known of displays is to be kept. */
  readonly onLearned = this.#learned.on;
  readonly #room: ScreenRoom;
  #told: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(known: StoredDisplays, told: Watched, wishes: WindowWishes) {
    this.#room = new ScreenRoom(known, told, wishes);
    this.#told = JSON.stringify([told.screens, told.displays]);
    this.#room.look(plugged(), Date.now());
    for (const event of ['display-added', 'display-removed', 'display-metrics-changed'] as const) {
      // The three events have listeners of different shapes; only that they came matters.
      screen.on(event as 'display-added', () => {
        this.#settle();
      });
    }
  }

  placement(): ScreenPlacement {
    return this.#room.placement();
  }

  /** What is known now of all displays. */
  kept(): StoredDisplays {
    return this.#room.book.kept();
  }

  screens(): Screen[] {
    return this.#room.screens();
  }

  away(): AwayScreen[] {
    return this.#room.away();
  }

  doubts(): ReturnType<ScreenPort['doubts']> {
    return this.#room.book.doubts();
  }

  settle(oneId: ScreenId, otherId: ScreenId, isSwapped: boolean): boolean {
    const isKnown = this.#room.book.settle(oneId, otherId, isSwapped);
    if (isKnown) this.#lookAgain();
    return isKnown;
  }

  forget(screenId: ScreenId): ScreenId[] {
    const forgotten = this.#room.book.forget(screenId);
    if (forgotten.length > 0) this.#lookAgain();
    return forgotten;
  }

  /** A person told something about a screen or a display. */
  tell(told: Watched): void {
    const words = JSON.stringify([told.screens, told.displays]);
    if (words === this.#told) return;
    this.#told = words;
    this.#room.tell(told);
    this.#lookAgain();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#lookAgain();
    }, settleMs);
  }

  #lookAgain(): void {
    // With every display gone (a switch between inputs) the windows wait where they are.
    if (!this.#room.look(plugged(), Date.now())) return;
    this.#placed.emit(this.#room.placement());
    this.#changed.emit(this.screens());
    this.#learned.emit(this.kept());
  }
}
