import { createHash } from 'node:crypto';
import { screenIdSchema, type ScreenId } from '#contract/ids';
import {
  mostKnownDisplays,
  type KnownDisplay,
  type ScreenDoubt,
  type StoredDisplays,
} from '#contract/screens';
import { isAt, matchDisplays, type SeenDisplay } from './displayMatch';
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

const isTwin = (one: KnownDisplay, other: SeenDisplay): boolean =>
  one.label === other.label && one.widthPx === other.widthPx && one.heightPx === other.heightPx;

const numbersOf = (plugged: ReadonlyMap<number, string>): string =>
  [...plugged.keys()].sort((one, other) => one - other).join();

/**
 * Every display that was ever plugged in, and which of them is which of those there now. While
 * displays come one by one – a start, all inputs switched – a first guess may be wrong: nothing is
 * learned from a match before no twin is missing, so that the right one is still found in the end.
 */
export class ScreenBook {
  #displays: KnownDisplay[];
  #doubts: [string, string][] = [];
  /** Keys by the system's number, for as long as a display stays plugged in. */
  #plugged = new Map<number, string>();
  /** Those of them that are beyond doubt: they stay who they are until they are unplugged. */
  #certain = new Map<number, string>();
  /** How the displays plugged in look now. */
  #seen = new Map<string, SeenDisplay>();
  /** The desk's display, and which one the system called its first at the last look. */
  #deskKey: string | undefined;
  #primaryNumber: number | undefined;

  constructor({ displays, deskKey }: StoredDisplays) {
    this.#displays = [...displays];
    this.#deskKey = deskKey;
  }

  /** Looks at what is plugged in now. */
  look(there: readonly DisplayFacts[], nowMs: number): void {
    const seen = there.map((facts) => seenOf(facts, this.#certain.get(facts.displayId)));
    const before = numbersOf(this.#plugged);
    const { keys, doubts } = matchDisplays(this.#displays, seen);
    const found = new Set(keys);
    const absent = this.#displays.filter(({ key }) => !found.has(key));
    const [plugged, certain] = [new Map<number, string>(), new Map<number, string>()];
    this.#seen = new Map();
    seen.forEach((each, index) => {
      const key = keys[index] ?? this.#newKey();
      const known = this.#find(key);
      const number = there[index]?.displayId ?? 0;
      const isDoubted = doubts.some((pair) => pair.includes(key));
      const isCertain =
        each.stayedKey === key || (!isDoubted && !absent.some((other) => isTwin(other, each)));
      const isLearned = isCertain || known === undefined || isAt(known, each);
      if (isLearned) this.#learn(key, each, nowMs);
      else this.#put({ ...known, seenAtMs: nowMs });
      if (isCertain) certain.set(number, key);
      plugged.set(number, key);
      this.#seen.set(key, each);
    });
    this.#plugged = plugged;
    this.#certain = certain;
    this.#doubts = doubts;
    this.#chooseDesk(there, before === numbersOf(plugged));
    this.#trim();
  }

  /** The display of the desk, if it is plugged in; systems forget which was the first. */
  isDesk(displayId: number): boolean {
    return this.#deskKey !== undefined && this.#plugged.get(displayId) === this.#deskKey;
  }

  /** The system's first, until a person makes another one the first of the same displays. */
  #chooseDesk(there: readonly DisplayFacts[], areSame: boolean): void {
    const primary = there.find(({ isPrimary }) => isPrimary);
    if (primary === undefined) return;
    const isMoved = areSame && primary.displayId !== this.#primaryNumber;
    if (this.#deskKey === undefined || isMoved) {
      this.#deskKey = this.#plugged.get(primary.displayId);
    }
    this.#primaryNumber = primary.displayId;
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
    for (const { key } of [one, other]) {
      const seen = this.#seen.get(key);
      if (seen !== undefined) this.#learn(key, seen, one.seenAtMs);
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
    const deskKey = this.#deskKey;
    return { version: 1, displays: this.#displays, ...(deskKey !== undefined && { deskKey }) };
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

  /** As it is now it is known from now on. */
  #learn(key: string, { stayedKey: _stayed, ...facts }: SeenDisplay, nowMs: number): void {
    const screenIds = this.#find(key)?.screenIds ?? [];
    this.#put({ ...facts, key, screenIds, seenAtMs: nowMs });
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
