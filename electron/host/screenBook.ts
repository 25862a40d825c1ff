import { createHash } from 'node:crypto';
import { screenIdSchema, type ScreenId } from '#contract/ids';
import {
  mostKnownDisplays,
  type KnownDisplay,
  type ScreenDoubt,
  type StoredDisplays,
} from '#contract/screens';
import { matchDisplays, type SeenDisplay } from './displayMatch';
import type { DisplayFacts, WallPlace } from './placeWindows';

const seenOf = (facts: DisplayFacts, stayedKey: string | undefined): SeenDisplay => {
  const { label, bounds, scaleFactor } = facts;
  return {
    label: label.slice(0, 200),
    widthPx: Math.max(1, Math.round(bounds.width * scaleFactor)),
    heightPx: Math.max(1, Math.round(bounds.height * scaleFactor)),
    scaleFactor,
    x: Math.round(bounds.x),
    y: Math.round(bounds.y),
    stayedKey,
  };
};

/**
 * A new name for the screen of that place, the same on every machine with that display there. Only
 * its first name depends on anything: from then on the book knows the display by all its facts.
 */
const firstIdOf = ({ label, bounds, isWhole, part }: WallPlace): string => {
  const { x, y, width, height } = bounds;
  const facts = isWhole ? [label, width, height, x, y] : [label, 'shared', part];
  const hash = createHash('sha256').update(JSON.stringify(facts)).digest('hex');
  return `screen-${hash.slice(0, 12)}`;
};

/** Every display that was ever plugged in, and which of them is which of those there now. */
export class ScreenBook {
  #displays: KnownDisplay[];
  #doubts: [string, string][] = [];
  /** Keys by the system's number, for as long as a display stays plugged in. */
  #plugged = new Map<number, string>();

  constructor({ displays }: Pick<StoredDisplays, 'displays'>) {
    this.#displays = [...displays];
  }

  /** Looks at what is plugged in now. */
  look(there: readonly DisplayFacts[], nowMs: number): void {
    const seen = there.map((facts) => seenOf(facts, this.#plugged.get(facts.displayId)));
    const { keys, doubts } = matchDisplays(this.#displays, seen);
    const plugged = new Map<number, string>();
    seen.forEach(({ stayedKey: _stayed, ...facts }, index) => {
      const key = keys[index] ?? this.#newKey();
      const screenIds = this.#find(key)?.screenIds ?? [];
      this.#put({ ...facts, key, screenIds, seenAtMs: nowMs });
      plugged.set(there[index]?.displayId ?? 0, key);
    });
    this.#plugged = plugged;
    this.#doubts = [...this.#doubts, ...doubts.filter((doubt) => !this.#isAsked(doubt))];
    this.#trim();
  }

  /** The key of a display that is plugged in now. */
  keyOf(displayId: number): string | undefined {
    return this.#plugged.get(displayId);
  }

  /** The screen of that place; a display that never had one there gets it now. */
  screenAt(place: WallPlace): ScreenId {
    const display = this.#find(this.#plugged.get(place.displayId) ?? '');
    const known = display?.screenIds[place.part];
    if (known !== undefined) return known;
    const screenId = this.#unused(
      place.isPart && display?.screenIds[0] !== undefined
        ? `${display.screenIds[0]}-${String(place.part + 1)}`
        : firstIdOf(place),
    );
    if (display !== undefined) {
      const screenIds = [...display.screenIds];
      screenIds[place.part] = screenId;
      this.#put({ ...display, screenIds });
    }
    return screenId;
  }

  /** Displays that are not plugged in, those seen last first. */
  missing(): KnownDisplay[] {
    const there = new Set(this.#plugged.values());
    return this.#displays
      .filter(({ key }) => !there.has(key))
      .sort((one, other) => other.seenAtMs - one.seenAtMs);
  }

  /** Pairs that somebody should look at, by their first screens. */
  doubts(): ScreenDoubt[] {
    return this.#doubts.flatMap(([one, other]) => {
      const oneId = this.#find(one)?.screenIds[0];
      const otherId = this.#find(other)?.screenIds[0];
      return oneId === undefined || otherId === undefined ? [] : [{ oneId, otherId }];
    });
  }

  /** Somebody looked: these are right as they are, or the other way round. False: no such pair. */
  settle(oneId: ScreenId, otherId: ScreenId, isSwapped: boolean): boolean {
    const one = this.#holding(oneId);
    const other = this.#holding(otherId);
    if (one === undefined || other === undefined || one === other) return false;
    if (isSwapped) {
      this.#put({ ...one, screenIds: other.screenIds });
      this.#put({ ...other, screenIds: one.screenIds });
    }
    const isOfThem = (key: string): boolean => key === one.key || key === other.key;
    this.#doubts = this.#doubts.filter(([a, b]) => !isOfThem(a) || !isOfThem(b));
    return true;
  }

  /** Forgets a display that is not plugged in, with all its screens; empty when it is or never was. */
  forget(screenId: ScreenId): ScreenId[] {
    const display = this.missing().find(({ screenIds }) => screenIds.includes(screenId));
    if (display === undefined) return [];
    this.#drop(display.key);
    return display.screenIds;
  }

  /** What is to be kept. */
  kept(): StoredDisplays {
    return { version: 1, displays: this.#displays };
  }

  #find(key: string): KnownDisplay | undefined {
    return this.#displays.find((display) => display.key === key);
  }

  #holding(screenId: ScreenId): KnownDisplay | undefined {
    return this.#displays.find(({ screenIds }) => screenIds.includes(screenId));
  }

  #put(display: KnownDisplay): void {
    const others = this.#displays.filter(({ key }) => key !== display.key);
    this.#displays = [...others, display];
  }

  #drop(dropped: string): void {
    this.#displays = this.#displays.filter(({ key }) => key !== dropped);
    this.#doubts = this.#doubts.filter((pair) => !pair.includes(dropped));
  }

  #isAsked(doubt: readonly [string, string]): boolean {
    return this.#doubts.some((pair) => doubt.every((key) => pair.includes(key)));
  }

  #newKey(): string {
    const last = Math.max(0, ...this.#displays.map(({ key }) => Number(key.slice(1))));
    return `d${String(last + 1)}`;
  }

  #unused(wanted: string): ScreenId {
    const used = new Set<string>(this.#displays.flatMap(({ screenIds }) => screenIds));
    let [screenId, nth] = [wanted, 2];
    while (used.has(screenId)) screenId = `${wanted}-n${String(nth++)}`;
    return screenIdSchema.parse(screenId);
  }

  #trim(): void {
    for (const { key } of this.missing().slice(mostKnownDisplays - this.#plugged.size)) {
      this.#drop(key);
    }
  }
}
