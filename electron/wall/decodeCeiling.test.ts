import { describe, expect, it } from 'vitest';
import { FakeClock, settled } from '../../tests/fakes/fakeClock';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { CeilingKeeper } from './ceilingKeeper';
import { firstCeiling, nextCeiling, type CeilingState } from './decodeCeiling';

const load = { offered: 500, dropped: 0, pixelsPerSecond: 100e6, isShort: true };

/** Lets judgements come once a second. */
const pass = (
  state: CeilingState,
  seconds: number,
  given: Partial<typeof load>,
  fromMs = 0,
): CeilingState => {
  let now = state;
  for (let second = 1; second <= seconds; second += 1) {
    now = nextCeiling(now, { ...load, ...given }, fromMs + second * 1000);
  }
  return now;
};

describe('The ceiling', () => {
  const first = firstCeiling(2, 120e6);

  it('begins with what so many cores usually decode, or with what was learned', () => {
    const one = firstCeiling(1, undefined).pixelsPerSecond;
    expect(firstCeiling(2, undefined).pixelsPerSecond).toBe(2 * one);
    expect(firstCeiling(2, 77e6).pixelsPerSecond).toBe(77e6);
  });

  it('falls below what was too much, at once when much is lost', () => {
    expect(pass(first, 1, { dropped: 200 }).pixelsPerSecond).toBe(85e6);
    expect(pass(first, 1, { dropped: 40 })).toMatchObject({ pixelsPerSecond: 120e6 });
    expect(pass(first, 2, { dropped: 40 }).pixelsPerSecond).toBe(85e6);
  });

  it('waits for a fall to take effect before it judges again', () => {
    const fallen = pass(first, 1, { dropped: 200 });
    expect(pass(fallen, 3, { dropped: 200 }, 1000).pixelsPerSecond).toBe(85e6);
  });

  it('rises in small steps after quiet time, and only while somebody is short of room', () => {
    expect(pass(first, 9, {}).pixelsPerSecond).toBe(120e6);
    expect(pass(first, 12, {}).pixelsPerSecond).toBeCloseTo(127.2e6);
    expect(pass(first, 60, { isShort: false }).pixelsPerSecond).toBe(120e6);
    expect(pass(first, 12, { dropped: 10 }).pixelsPerSecond).toBe(120e6);
  });

  it('waits twice as long after a rise that was wrong', () => {
    const risen = pass(first, 12, {});
    const fallen = pass(risen, 5, { dropped: 200, pixelsPerSecond: 125e6 }, 12_000);
    expect(fallen.pixelsPerSecond).toBeLessThan(120e6);
    expect(fallen.quietMs).toBe(20_000);
    const later = pass(fallen, 15, {}, 17_000);
    expect(later.pixelsPerSecond).toBe(fallen.pixelsPerSecond);
    expect(pass(later, 15, {}, 32_000).pixelsPerSecond).toBeGreaterThan(fallen.pixelsPerSecond);
  });

  it('judges nothing without pictures', () => {
    expect(pass(first, 60, { offered: 0 })).toEqual(first);
  });
});

describe('What was learned about a machine', () => {
  it('is kept, and the next start begins with it', async () => {
    const [clock, store] = [new FakeClock(), new FakeStore()];
    const keeper = new CeilingKeeper({ clock, store, cores: 2 });
    keeper.calibrate(50e6);
    await settled();
    const next = new CeilingKeeper({ clock, store, cores: 2 });
    await next.load();
    expect(next.pixelsPerSecond()).toBe(40e6);
  });

  it('is kept when losses showed it', async () => {
    const [clock, store] = [new FakeClock(), new FakeStore()];
    const keeper = new CeilingKeeper({ clock, store, cores: 2 });
    keeper.plan(80e6, false);
    keeper.count({ offered: 100, dropped: 60 });
    keeper.tick();
    await settled();
    const next = new CeilingKeeper({ clock, store, cores: 2 });
    await next.load();
    expect(next.pixelsPerSecond()).toBe(68e6);
  });

  it('is learned anew when the file is broken', async () => {
    const store = new FakeStore();
    await store.write('decode-ceiling', { version: 1, pixelsPerSecond: 'many' });
    const keeper = new CeilingKeeper({ clock: new FakeClock(), store, cores: 1 });
    await keeper.load();
    expect(keeper.pixelsPerSecond()).toBe(firstCeiling(1, undefined).pixelsPerSecond);
  });

  it('is judged over some seconds when few pictures are due', () => {
    const keeper = new CeilingKeeper({ clock: new FakeClock(), store: new FakeStore(), cores: 1 });
    keeper.plan(60e6, true);
    for (let second = 0; second < 7; second += 1) {
      keeper.count({ offered: 2, dropped: 2 });
      keeper.tick();
    }
    expect(keeper.pixelsPerSecond()).toBe(firstCeiling(1, undefined).pixelsPerSecond);
    keeper.tick();
    expect(keeper.pixelsPerSecond()).toBe(51e6);
  });
});
