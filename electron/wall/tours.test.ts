import { describe, expect, it } from 'vitest';
import type { AlarmId, CameraId, ScreenId, TileId } from '#contract/ids';
import { anAlarmReport } from '../../tests/builders/happenings';
import { aStation, desk, wallWindow, type Kept } from '../../tests/fakes/aStation';

const screenId = 'screen-1' as ScreenId;
const tileAt = (number: number) => ({ screenId, tileId: String(number) as TileId });
const everything = { nodeId: null, dwellS: 10 };

const touring = async (isWholeScreen = false, kept?: Kept) => {
  const made = await aStation(kept);
  const start = () =>
    made.handlers['scene:tour']({ ...tileAt(2), tour: everything, isWholeScreen }, desk);
  const tiles = () => made.station.join(wallWindow).plans[screenId]?.tiles ?? [];
  const shown = (number: number) => tiles()[number - 1]?.camera?.number ?? null;
  const order = (kind: 'toggle' | 'next' | 'previous', number = 2) =>
    made.handlers['tile:tour']({ ...tileAt(number), order: kind }, desk);
  return { ...made, start, tiles, shown, order };
};

describe('a tour in a tile', () => {
  it('goes through the cameras by itself and says how far it is', async () => {
    const { start, shown, tiles, clock, patches } = await touring();
    expect(await start()).toMatchObject({ ok: true });
    expect(shown(2)).toBe(1);
    const told = patches.length;
    await clock.pass(10_000, 500);
    expect(shown(2)).toBe(2);
    expect(patches.length).toBeGreaterThan(told);
    expect(tiles()[1]?.tour).toMatchObject({
      ...{ position: 2, count: 20, skipped: 0, isPaused: false, isHeld: false },
    });
  });

  it('is paused, goes on, and is leafed through', async () => {
    const { start, shown, order, clock } = await touring();
    await start();
    await order('toggle');
    await clock.pass(30_000, 1_000);
    expect(shown(2)).toBe(1);
    await order('next');
    expect(shown(2)).toBe(2);
    await order('previous');
    expect(shown(2)).toBe(1);
    await order('toggle');
    await clock.pass(11_000, 1_000);
    expect(shown(2)).toBe(2);
    expect(await order('toggle', 1)).toMatchObject({ fault: { code: 'scene/no-tour' } });
  });

  it('stays with a camera whose alarm goes on', async () => {
    const { start, shown, tiles, clock, platform } = await touring();
    await start();
    const alarm = { alarmId: 'city:held' as AlarmId, cameraId: 'city:1' as CameraId };
    const raisedAtMs = clock.now();
    platform.tellEvents({ alarms: [anAlarmReport({ ...alarm, priority: 'low', raisedAtMs })] });
    await clock.pass(35_000, 500);
    expect(shown(2)).toBe(1);
    expect(tiles()[1]?.tour).toMatchObject({ isHeld: true, untilMs: null });
    platform.tellEvents({
      alarms: [
        anAlarmReport({
          ...alarm,
          ...{ priority: 'low', raisedAtMs, version: 2 },
          ...{ condition: 'cleared', clearedAtMs: clock.now() },
        }),
      ],
    });
    await clock.pass(40_000, 500);
    expect(shown(2)).not.toBe(1);
  });

  it('takes all tiles that are free, is undone in one step, and survives a restart', async () => {
    const first = await touring(true);
    const before = first.tiles().map(({ camera }) => camera?.number);
    await first.handlers['scene:pin']({ ...tileAt(1), isPinned: true }, desk);
    expect(await first.start()).toMatchObject({ ok: true });
    const now = first.tiles();
    expect(now[0]?.camera?.number).toBe(before[0]);
    const toured = now.filter(({ tour }) => tour !== null);
    expect(toured).toHaveLength(now.length - 1 - now.filter((tile) => tile.isAlarmTile).length);
    expect(new Set(toured.map(({ camera }) => camera?.number)).size).toBe(toured.length);
    await first.handlers['scene:undo']({}, desk);
    expect(first.tiles().map(({ camera }) => camera?.number)).toEqual(before);
    await first.start();
    await first.station.stop();

    const { store, journal } = first;
    const second = await touring(true, { store, journal });
    expect(second.tiles().filter(({ tour }) => tour !== null)).toHaveLength(toured.length);
  });

  it('ends where a camera is put, and is refused by a pinned tile', async () => {
    const { start, tiles, handlers } = await touring();
    await start();
    await handlers['scene:assign']({ ...tileAt(2), cameraId: 'city:7' as CameraId }, desk);
    expect(tiles()[1]?.tour).toBeNull();
    await handlers['scene:pin']({ ...tileAt(2), isPinned: true }, desk);
    expect(await start()).toMatchObject({ fault: { code: 'scene/tile-pinned' } });
  });
});
