import { describe, expect, it } from 'vitest';
import type { ScreenId } from '#contract/ids';
import { storedDisplaysSchema, type StoredDisplays } from '#contract/screens';
import { defaultSettings } from '#contract/settings';
import type { DisplayFacts, WindowWishes } from './placeWindows';
import { ScreenRoom } from './screenRoom';

const display = (displayId: number, x: number, given: Partial<DisplayFacts> = {}): DisplayFacts => {
  const bounds = { x, y: 0, width: 1920, height: 1080, ...given.bounds };
  return {
    displayId,
    label: 'P75',
    bounds,
    workArea: bounds,
    scaleFactor: 1,
    isPrimary: x === 0,
    ...given,
  };
};

const nobody: StoredDisplays = { version: 1, displays: [] };
const [desk, west, middle, east] = [
  display(1, 0, { label: 'EV2456' }),
  display(2, 1920),
  display(3, 3840),
  display(4, 5760),
] as const;

/** A machine whose displays a test plugs; `restart` is the next run with what was kept. */
class Machine {
  room: ScreenRoom;
  #nowMs = 0;
  readonly #wishes: WindowWishes;
  readonly told = { screens: defaultSettings.screens, displays: defaultSettings.displays };

  constructor(wishes: WindowWishes = {}) {
    this.#wishes = wishes;
    this.room = new ScreenRoom(nobody, this.told, wishes);
  }

  plug(...displays: DisplayFacts[]): boolean {
    return this.room.look(displays, (this.#nowMs += 1000));
  }

  restart(): void {
    const kept = storedDisplaysSchema.parse(JSON.parse(JSON.stringify(this.room.book.kept())));
    this.room = new ScreenRoom(kept, this.told, this.#wishes);
  }

  /** Screens by where they hang. */
  at(): Record<string, ScreenId> {
    return Object.fromEntries(
      this.room
        .placement()
        .walls.map(({ bounds, screenId }) => [`${String(bounds.x)},${String(bounds.y)}`, screenId]),
    );
  }
}

const threeWalls = () => {
  const machine = new Machine();
  machine.plug(desk, west, middle, east);
  const ids = Object.values(machine.at()) as [ScreenId, ScreenId, ScreenId];
  return { machine, ids };
};

describe('screens keep their identity', () => {
  it('when one is pulled and comes back, and in the next run too', () => {
    const { machine, ids } = threeWalls();
    machine.plug(desk, west, east);
    expect(Object.values(machine.at())).toEqual([ids[0], ids[2]]);
    expect(machine.room.away().map(({ screenId }) => screenId)).toEqual([ids[1]]);
    machine.restart();
    machine.plug(desk, west, east);
    machine.plug(desk, west, display(77, 3840), east);
    expect(Object.values(machine.at())).toEqual(ids);
    expect(machine.room.away()).toEqual([]);
    expect(machine.room.book.doubts()).toEqual([]);
  });

  it('when the system numbers them anew, scales them, turns one and moves another', () => {
    const { machine, ids } = threeWalls();
    machine.restart();
    machine.plug(
      desk,
      display(12, 1920, { scaleFactor: 2, bounds: { x: 1920, y: 0, width: 960, height: 540 } }),
      display(13, 3840, { bounds: { x: 3840, y: 0, width: 1080, height: 1920 } }),
      display(14, 9000),
    );
    expect(Object.values(machine.at())).toEqual(ids);
  });

  it('when all are gone: everything waits where it is, and finds its place again', () => {
    const { machine, ids } = threeWalls();
    expect(machine.plug()).toBe(false);
    // Linux reports the whole of where they were, others nothing at all.
    const [held, none] = [7680, 0].map((width) => ({ x: 0, y: 0, width, height: width }));
    expect(machine.plug(display(0, 0, { ...(held && { bounds: held }) }))).toBe(false);
    expect(machine.plug(display(9, 0, { ...(none && { bounds: none }) }))).toBe(false);
    expect(Object.values(machine.at())).toEqual(ids);
    machine.plug(display(31, 5760), display(30, 3840), display(29, 1920), desk);
    expect(Object.values(machine.at())).toEqual(ids);
  });

  it('whether they share a display with the desk or have it for themselves', () => {
    const machine = new Machine();
    machine.plug(display(1, 0));
    const [alone] = Object.values(machine.at());
    machine.plug(display(1, 0), display(2, 1920, { label: 'Other' }));
    machine.plug(display(1, 0));
    expect(Object.values(machine.at())).toEqual([alone]);
  });

  it('sixteen of one model, each with another place of its own', () => {
    const machine = new Machine({ isWallOnly: true });
    const all = Array.from({ length: 16 }, (_, nth) =>
      display(nth + 1, (nth % 4) * 1920, {
        bounds: { x: (nth % 4) * 1920, y: Math.floor(nth / 4) * 1080, width: 1920, height: 1080 },
      }),
    );
    machine.plug(...all);
    const before = machine.at();
    expect(new Set(Object.values(before)).size).toBe(16);
    machine.restart();
    machine.plug(...all.filter((_, nth) => nth % 3 !== 0).reverse());
    machine.plug(...all.map((one) => ({ ...one, displayId: one.displayId + 100 })));
    expect(machine.at()).toEqual(before);
  });
});

describe('displays that come one by one', () => {
  const twins = [1, 2, 3, 4].map((nth) => display(nth, (nth - 1) * 1920));

  it('are known in the end, although the first ones looked like others', () => {
    const machine = new Machine();
    machine.plug(...twins);
    const before = machine.at();
    const [one, two, three, four] = twins as [
      DisplayFacts,
      DisplayFacts,
      DisplayFacts,
      DisplayFacts,
    ];
    const atStart = (facts: DisplayFacts, isPrimary: boolean): DisplayFacts => ({
      ...facts,
      bounds: one.bounds,
      isPrimary,
    });
    for (const run of ['again', 'after a restart']) {
      if (run !== 'again') machine.restart();
      machine.plug(atStart(four, true));
      machine.plug(atStart(four, true), atStart(one, false));
      machine.plug(atStart(four, true), atStart(one, false), atStart(two, false), three);
      const isFirst = (facts: DisplayFacts) => ({ ...facts, isPrimary: facts === four });
      machine.plug(...twins.map(isFirst));
      expect(machine.at(), run).toEqual(before);
      expect(machine.room.book.doubts(), run).toEqual([]);
    }
  });

  it('leave a wall its pictures when it slides into the place of one that was pulled', () => {
    const machine = new Machine();
    machine.plug(...twins);
    const before = machine.at();
    const [one, two, , four] = twins as [DisplayFacts, DisplayFacts, DisplayFacts, DisplayFacts];
    machine.plug(one, two, { ...four, bounds: { ...four.bounds, x: 3840 } });
    expect(machine.at()['3840,0']).toBe(before['5760,0']);
    machine.plug(...twins);
    expect(machine.at()).toEqual(before);
  });

  it('let the desk move when a person makes another display the first', () => {
    const machine = new Machine();
    const pair = [display(1, 0), display(2, 1920)];
    machine.plug(...pair);
    expect(machine.room.placement().desk?.displayId).toBe(1);
    machine.plug(...pair.map((one) => ({ ...one, isPrimary: one.displayId === 2 })));
    expect(machine.room.placement().desk?.displayId).toBe(2);
  });
});

describe('two that nothing tells apart', () => {
  const doubtful = () => {
    const { machine, ids } = threeWalls();
    machine.restart();
    machine.plug(desk, display(5, 1920, moved(1)), display(6, 3840, moved(1)), east);
    return { machine, ids };
  };
  const moved = (row: number): Partial<DisplayFacts> => ({
    bounds: { x: row * 1920, y: row * 1080, width: 1920, height: 1080 },
  });

  it('are asked about once, and as they are until somebody answers', () => {
    const { machine, ids } = threeWalls();
    machine.restart();
    machine.plug(
      desk,
      display(5, 0, { bounds: { x: 1920, y: 1080, width: 1920, height: 1080 }, isPrimary: false }),
      display(6, 0, { bounds: { x: 3840, y: 1080, width: 1920, height: 1080 }, isPrimary: false }),
      east,
    );
    const [one, other] = ids;
    expect(machine.room.book.doubts()).toEqual([{ oneId: one, otherId: other }]);
    expect(machine.at()['1920,1080']).toBe(one);
    machine.room.book.settle(one, other, true);
    machine.plug(
      desk,
      display(5, 0, { bounds: { x: 1920, y: 1080, width: 1920, height: 1080 }, isPrimary: false }),
      display(6, 0, { bounds: { x: 3840, y: 1080, width: 1920, height: 1080 }, isPrimary: false }),
      east,
    );
    expect(machine.at()).toMatchObject({ '1920,1080': other, '3840,1080': one });
    expect(machine.room.book.doubts()).toEqual([]);
  });

  it('are no longer asked about once somebody says they are right', () => {
    const { machine, ids } = doubtful();
    machine.room.book.settle(ids[0], ids[1], false);
    expect(machine.room.book.doubts()).toEqual([]);
    expect(machine.room.book.settle(ids[0], 'screen-x' as ScreenId, true)).toBe(false);
  });
});

describe('a display of several panels', () => {
  it('holds a wall on each, and keeps the screen that it was', () => {
    const { machine, ids } = threeWalls();
    const key = machine.room.screens()[0]?.displayKey ?? '';
    machine.told.displays = { [key]: { columns: 2, rows: 2, gapPx: 20, isOneWall: false } };
    machine.plug(desk, west, middle, east);
    const walls = machine.room.placement().walls.filter(({ displayId }) => displayId === 2);
    expect(walls.map(({ bounds }) => bounds)).toEqual([
      { x: 1920, y: 0, width: 950, height: 530 },
      { x: 2890, y: 0, width: 950, height: 530 },
      { x: 1920, y: 550, width: 950, height: 530 },
      { x: 2890, y: 550, width: 950, height: 530 },
    ]);
    expect(walls[0]?.screenId).toBe(ids[0]);
    expect(new Set(machine.room.screens().map(({ screenId }) => screenId)).size).toBe(6);
    const before = machine.at();
    machine.restart();
    machine.plug(desk, west, middle, east);
    expect(machine.at()).toEqual(before);
  });

  it('is one wall that knows its bezels when a person says so', () => {
    const { machine } = threeWalls();
    const key = machine.room.screens()[0]?.displayKey ?? '';
    machine.told.displays = { [key]: { columns: 3, rows: 1, gapPx: 8, isOneWall: true } };
    machine.plug(desk, west, middle, east);
    expect(machine.room.screens().map(({ panels }) => panels)).toEqual([
      { columns: 3, rows: 1, gapPx: 8 },
      undefined,
      undefined,
    ]);
  });
});

describe('a display that is forgotten', () => {
  it('is met for the first time when it comes again', () => {
    const { machine, ids } = threeWalls();
    expect(machine.room.book.forget(ids[1])).toEqual([]);
    machine.plug(desk, west, east);
    expect(machine.room.book.forget(ids[1])).toEqual([ids[1]]);
    expect(machine.room.away()).toEqual([]);
  });

  it('is the one seen longest ago when more were met than can be kept', () => {
    const machine = new Machine({ isWallOnly: true });
    for (let nth = 0; nth < 80; nth += 1) {
      machine.plug(display(nth + 1, nth * 50, { label: `Panel ${String(nth)}` }));
    }
    const labels = machine.room.away().map(({ label }) => label);
    expect(labels).toHaveLength(63);
    expect(labels[0]).toBe('Panel 78');
  });
});
