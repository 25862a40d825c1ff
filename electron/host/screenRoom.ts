import type { Screen } from '#contract/scene';
import type { StoredDisplays } from '#contract/screens';
import type { Settings } from '#contract/settings';
import type { AwayScreen } from '../wall/ports';
import {
  placeWindows,
  type DeskPlace,
  type DisplayFacts,
  type WallPlace,
  type WindowWishes,
} from './placeWindows';
import { ScreenBook } from './screenBook';
import { numberScreens, screenOf, type WallScreen } from './screenIdentity';

/** Where everything goes, and which screen each wall window is. */
export interface ScreenPlacement {
  walls: (WallPlace & Pick<WallScreen, 'screenId'>)[];
  /** Null on a machine that only drives walls. */
  desk: DeskPlace | null;
}

type Told = Pick<Settings, 'screens' | 'displays'>;

const emptyDesk: DeskPlace = {
  displayId: 0,
  bounds: { x: 0, y: 0, width: 640, height: 1080 },
  fullBounds: { x: 0, y: 0, width: 1920, height: 1080 },
};

/** Displays, walls and screens together: everything about them that needs no Electron. */
export class ScreenRoom {
  readonly book: ScreenBook;
  readonly #wishes: WindowWishes;
  #told: Told;
  #walls: WallScreen[] = [];
  #desk: DeskPlace | null;

  constructor(known: StoredDisplays, told: Told, wishes: WindowWishes) {
    this.book = new ScreenBook(known);
    this.#told = told;
    this.#wishes = wishes;
    this.#desk = wishes.isWallOnly === true ? null : emptyDesk;
  }

  /** What is plugged in now. False: nothing that a window could stand on; all stays as it was. */
  look(displays: readonly DisplayFacts[], nowMs: number): boolean {
    const there = displays.filter(isReal);
    if (there.length === 0) return false;
    this.book.look(there, nowMs);
    const placement = placeWindows(this.#withDesk(there), {
      ...this.#wishes,
      cutOf: (displayId) => this.#cutOf(displayId),
    });
    if (placement === undefined) return false;
    this.#desk = placement.desk;
    this.#walls = placement.walls.map((place) => ({
      place,
      screenId: this.book.screenAt(place),
      displayKey: this.book.keyOf(place.displayId),
      cut: this.#cutOf(place.displayId),
    }));
    return true;
  }

  tell(told: Told): void {
    this.#told = told;
  }

  placement(): ScreenPlacement {
    const walls = this.#walls.map(({ place, screenId }) => ({ ...place, screenId }));
    return { walls, desk: this.#desk };
  }

  /** In the order of their numbers. */
  screens(): Screen[] {
    const { screens } = this.#told;
    const numbers = numberScreens(
      this.#walls.map(({ screenId }) => screenId),
      screens,
    );
    return this.#walls
      .map((wall, index) => screenOf(wall, numbers[index] ?? index + 1, screens))
      .sort((one, other) => one.number - other.number);
  }

  /** Screens of displays that are not plugged in, and were walls. */
  away(): AwayScreen[] {
    return this.book
      .missing()
      .flatMap(({ screenIds, label, widthPx, heightPx, seenAtMs }) =>
        screenIds.map((screenId) => ({ screenId, label, widthPx, heightPx, seenAtMs })),
      );
  }

  /** The desk returns to its own display, whichever the system calls its first today. */
  #withDesk(there: readonly DisplayFacts[]): readonly DisplayFacts[] {
    if (!there.some(({ displayId }) => this.book.isDesk(displayId))) return there;
    return there.map((one) => ({ ...one, isPrimary: this.book.isDesk(one.displayId) }));
  }

  #cutOf(displayId: number): ReturnType<NonNullable<WindowWishes['cutOf']>> {
    const key = this.book.keyOf(displayId);
    return key === undefined ? undefined : this.#told.displays[key];
  }
}

/** While every display is gone the system reports a place holder: without a number, or a size. */
const isReal = ({ displayId, bounds }: DisplayFacts): boolean =>
  displayId !== 0 && displayId !== -1 && bounds.width > 0 && bounds.height > 0;
