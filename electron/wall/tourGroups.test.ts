import { describe, expect, it } from 'vitest';
import type { AlarmId, CameraId, ScreenId, TileId } from '#contract/ids';
import type { TourGroup, TourSource } from '#contract/tour';
import { anAlarmReport } from '../../tests/builders/happenings';
import { aStation, desk, wallWindow, type Kept } from '../../tests/fakes/aStation';

const screenId = 'screen-1' as ScreenId;
const tileAt = (number: number) => ({ screenId, tileId: String(number) as TileId });
const aGroup = (source: TourSource, given: Partial<TourGroup> = {}): TourGroup => ({
  ...{ number: 3, name: 'Gates', dwellS: 10, isWholeScreen: false, source },
  ...given,
});
const listed = (...list: { number: number; dwellS?: number }[]): TourSource => ({
  kind: 'cameras',
  list,
});
const scenes = (...list: { number: number; dwellS?: number }[]): TourSource => ({
  kind: 'scenes',
  list,
});

const withGroups = async (kept?: Kept) => {
  const made = await aStation(kept);
  const { handlers, station } = made;
  const view = () => station.join(desk).station;
  return {
    ...made,
    view,
    save: (group: TourGroup) => handlers['tour:save']({ group }, desk),
    start: (number = 3, tile = 2) => handlers['tour:start']({ ...tileAt(tile), number }, desk),
    plan: () => {
      const plan = station.join(wallWindow).plans[screenId];
      if (plan === undefined) throw new Error('no plan');
      return plan;
    },
    shown: (number = 2) =>
      station.join(wallWindow).plans[screenId]?.tiles[number - 1]?.camera?.number ?? null,
    order: (order: 'toggle' | 'next' | 'previous') =>
      handlers['tile:tour']({ ...tileAt(1), order }, desk),
  };
};

describe('a named tour of a list', () => {
  it('goes in the order of the list, each for its own time', async () => {
    const { save, start, shown, clock, plan } = await withGroups();
    await save(aGroup(listed({ number: 12 }, { number: 5, dwellS: 30 }, { number: 17 })));
    expect(await start()).toMatchObject({ ok: true });
    const seen = [shown()];
    for (const passMs of [10_000, 20_000, 10_000, 10_000]) {
      await clock.pass(passMs, 500);
      seen.push(shown());
    }
    expect(seen).toEqual([12, 5, 5, 17, 12]);
    expect(plan().tiles[1]?.tour).toMatchObject({ groupName: 'Gates', isList: true, count: 3 });
  });

  it('says how long each was shown, and which numbers nobody has', async () => {
    const { save, start, clock, handlers, shown } = await withGroups();
    const source = listed({ number: 12 }, { number: 99 }, { number: 5 });
    await save(aGroup(source));
    await start();
    shown();
    await clock.pass(13_000, 500);
    shown();
    const look = await handlers['tour:look']({ source }, desk);
    expect(look).toMatchObject({
      value: {
        ...{ count: 2, skipped: 0, unknown: [99] },
        rows: [
          { number: 12, shownMs: 10_000 },
          { number: 5, shownMs: 3_000 },
        ],
      },
    });
  });

  it('follows what its group says now, and stays as it is when the group is gone', async () => {
    const { save, start, shown, clock, handlers } = await withGroups();
    await save(aGroup(listed({ number: 12 }, { number: 5 })));
    await start();
    expect(shown()).toBe(12);
    await save(aGroup(listed({ number: 12 }, { number: 8 })));
    await clock.pass(10_000, 500);
    expect(shown()).toBe(8);
    expect(await handlers['tour:remove']({ number: 3 }, desk)).toMatchObject({ ok: true });
    await clock.pass(10_000, 500);
    expect([12, 5]).toContain(shown());
    expect(await start()).toMatchObject({ fault: { code: 'tour/unknown' } });
    expect(await handlers['tour:remove']({ number: 3 }, desk)).toMatchObject({
      fault: { code: 'tour/unknown' },
    });
  });
});

describe('a named tour by a rule', () => {
  it('takes the cameras of the place that fit, on the whole screen if it says so', async () => {
    const { save, start, plan, handlers } = await withGroups();
    const rule = { name: 'crossroads 1' };
    await save(aGroup({ kind: 'rule', nodeId: null, rule }, { isWholeScreen: true }));
    await start();
    const toured = plan().tiles.filter(({ tour }) => tour !== null);
    expect(toured.length).toBeGreaterThan(4);
    const numbers = toured.map(({ camera }) => camera?.number ?? 0);
    expect(numbers.every((number) => String(number).startsWith('1'))).toBe(true);
    const none = await handlers['tour:look'](
      { source: { kind: 'rule', nodeId: null, rule: { kind: 'bullet' } } },
      desk,
    );
    expect(none).toMatchObject({ value: { count: 0, rows: [] } });
  });
});

describe('a tour of scenes', () => {
  const twoScenes = async (kept?: Kept) => {
    const made = await withGroups(kept);
    const { handlers, save } = made;
    for (const [number, camera] of [
      [7, 7],
      [8, 8],
    ] as const) {
      await handlers['scene:assign'](
        { ...tileAt(1), cameraId: `city:${String(camera)}` as CameraId },
        desk,
      );
      await handlers['scene:save']({ number, name: `Scene ${String(number)}` }, desk);
    }
    await save(aGroup(scenes({ number: 7 }, { number: 8, dwellS: 20 })));
    return made;
  };

  it('turns the whole wall, scene by scene, and is one step to take back', async () => {
    const { start, plan, clock, view, handlers, shown } = await twoScenes();
    await handlers['scene:assign']({ ...tileAt(1), cameraId: 'city:15' as CameraId }, desk);
    expect(await start()).toMatchObject({ ok: true });
    expect([plan().sceneNumber, shown(1)]).toEqual([7, 7]);
    await clock.pass(10_000, 500);
    expect([plan().sceneNumber, shown(1)]).toEqual([8, 8]);
    expect(view().sceneTour).toMatchObject({ number: 3, position: 2, count: 2, isPaused: false });
    await clock.pass(20_000, 500);
    expect(plan().sceneNumber).toBe(7);
    expect(plan().lastChange?.what).toMatchObject({ kind: 'scene', isByTour: true });
    await handlers['scene:undo']({}, desk);
    expect(shown(1)).toBe(15);
  });

  it('is paused and leafed through, pauses when somebody changes the wall, ends with a scene', async () => {
    const { start, plan, clock, view, order, handlers } = await twoScenes();
    await start();
    await order('toggle');
    await clock.pass(60_000, 1_000);
    expect(plan().sceneNumber).toBe(7);
    await order('next');
    expect(plan().sceneNumber).toBe(8);
    await order('previous');
    expect(plan().sceneNumber).toBe(7);
    await order('toggle');
    await handlers['scene:layout']({ screenId, tileCount: 4 }, desk);
    expect(view().sceneTour).toMatchObject({ isPaused: true });
    await handlers['scene:recall']({ number: 8 }, desk);
    expect(view().sceneTour).toBeNull();
    expect(await order('toggle')).toMatchObject({ fault: { code: 'scene/no-tour' } });
  });

  it('stays while an alarm that nobody has seen is on the wall', async () => {
    const { start, plan, clock, platform, view } = await twoScenes();
    await start();
    const raisedAtMs = clock.now();
    const alarm = { alarmId: 'city:held' as AlarmId, cameraId: 'city:7' as CameraId };
    platform.tellEvents({ alarms: [anAlarmReport({ ...alarm, priority: 'high', raisedAtMs })] });
    await clock.pass(35_000, 500);
    expect(plan().sceneNumber).toBe(7);
    expect(view().sceneTour).toMatchObject({ isHeld: true, untilMs: null });
  });

  it('goes on after a restart, and ends when it is told to', async () => {
    const first = await twoScenes();
    await first.start();
    await first.clock.pass(10_500, 500);
    await first.station.stop();
    const second = await withGroups({ store: first.store, journal: first.journal });
    expect(second.view().sceneTour).toMatchObject({ number: 3, position: 2 });
    await second.clock.pass(20_500, 500);
    expect(second.plan().sceneNumber).toBe(7);
    await second.handlers['tour:end']({}, desk);
    expect(second.view().sceneTour).toBeNull();
    await second.clock.pass(60_000, 1_000);
    expect(second.plan().sceneNumber).toBe(7);
  });

  it('is refused without a scene that is there', async () => {
    const { save, start } = await withGroups();
    await save(aGroup(scenes({ number: 71 }, { number: 72 })));
    expect(await start()).toMatchObject({ fault: { code: 'scene/unknown' } });
  });
});

it('keeps ninety-nine named tours', async () => {
  const { save, view } = await withGroups();
  for (let number = 1; number <= 99; number += 1) {
    expect(await save(aGroup(listed({ number: 1 }), { number }))).toMatchObject({ ok: true });
  }
  expect(await save(aGroup(listed({ number: 1 }), { number: 100 }))).toMatchObject({
    fault: { code: 'tour/too-many' },
  });
  expect(view().tours).toHaveLength(99);
});
