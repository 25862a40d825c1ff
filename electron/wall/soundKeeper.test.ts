import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { SoundKeeper } from './soundKeeper';

const at = (hour: number): number => new Date(2026, 2, 3, hour).getTime();
const hourMs = 3_600_000;

const aKeeper = async (store = new FakeStore(), startMs = at(7)) => {
  const clock = new FakeClock(startMs);
  const keeper = new SoundKeeper({ clock, store, shiftStarts: () => [480, 1_200] });
  await keeper.load();
  return { clock, keeper, store };
};

describe('the sound of a desk', () => {
  it('is a system alarm of Medium while it is dead, since it died, and then none', async () => {
    const { clock, keeper } = await aKeeper();
    keeper.measured('sound-stopped');
    clock.advance(5_000);
    keeper.measured('sound-none');
    expect(keeper.alarms()).toEqual([
      { trouble: 'sound-none', priority: 'medium', sinceMs: at(7) },
    ]);
    keeper.measured(null);
    expect(keeper.alarms()).toEqual([]);
  });

  it('is to be tested once a shift; a first start is no change of shifts', async () => {
    const { clock, keeper } = await aKeeper();
    expect(keeper.isTestDue()).toBe(false);
    clock.advance(hourMs);
    expect(keeper.isTestDue()).toBe(true);
    await keeper.tested();
    expect(keeper.isTestDue()).toBe(false);
    clock.advance(11 * hourMs);
    expect(keeper.isTestDue()).toBe(false);
    clock.advance(hourMs);
    expect(keeper.isTestDue()).toBe(true);
  });

  it('remembers the test over a restart', async () => {
    const { store } = await aKeeper();
    const later = await aKeeper(store, at(9));
    expect(later.keeper.isTestDue()).toBe(true);
    await later.keeper.tested();
    expect((await aKeeper(store, at(10))).keeper.isTestDue()).toBe(false);
  });

  it('is asked for by nobody where there are no shifts', async () => {
    const clock = new FakeClock(at(9));
    const keeper = new SoundKeeper({ clock, store: new FakeStore(), shiftStarts: () => [] });
    clock.advance(48 * hourMs);
    expect(keeper.isTestDue()).toBe(false);
    keeper.stop();
  });
});
