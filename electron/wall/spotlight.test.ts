import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm, Priority } from '#contract/alarm';
import type { AlarmId, CameraId, ScreenId } from '#contract/ids';
import { anAlarm } from '../../tests/builders/happenings';
import {
  decideSpotlight,
  type SpotlightDecision,
  type StageTile,
  type TakenTile,
} from './spotlight';

const screenId = 'screen-1' as ScreenId;
const cameraOf = (number: number): CameraId => `city:${String(number)}` as CameraId;

/** Nine tiles with cameras 1–9; the third is the alarm tile. */
const aStage = (alarmTiles: number[] = [2], given: Partial<StageTile> = {}): StageTile[] =>
  Array.from({ length: 9 }, (_, index) => ({
    screenId,
    index,
    cameraId: cameraOf(index + 1),
    isAlarmTile: alarmTiles.includes(index),
    isPinned: false,
    isVisible: true,
    isInUse: false,
    ...(alarmTiles.includes(index) ? given : {}),
  }));

const alarmAt = (id: number, priority: Priority, given: Partial<Alarm> = {}): Alarm =>
  anAlarm({
    alarmId: `city:${String(id)}` as AlarmId,
    cameraId: cameraOf(100 + id),
    priority,
    raisedAtMs: id,
    ...given,
  });

const decide = (
  alarms: Alarm[],
  before: readonly TakenTile[] = [],
  tiles = aStage(),
  now = 1_000,
  isFlood = false,
): SpotlightDecision =>
  decideSpotlight(
    { taken: before, changes: [] },
    { tiles, alarms, now, giveBackMs: 30_000, isFlood, isWorked: () => false },
  );

const takers = (decision: SpotlightDecision): string[] =>
  decision.taken.map((tile) => tile.alarmId);

describe('frames', () => {
  it('frames the tile that shows the camera, and takes no other', () => {
    const decision = decide([alarmAt(1, 'critical', { cameraId: cameraOf(5) })]);
    expect(decision.taken).toEqual([]);
    expect(decision.lights).toEqual([
      { screenId, index: 4, alarmId: 'city:1', taken: null, moreAlarms: 0 },
    ]);
  });

  it('shows the most urgent alarm of a camera', () => {
    const cameraId = cameraOf(5);
    const { lights } = decide([
      alarmAt(1, 'medium', { cameraId }),
      alarmAt(2, 'critical', { cameraId, response: 'acknowledged' }),
      alarmAt(3, 'critical', { cameraId }),
    ]);
    expect(lights.map((light) => light.alarmId)).toEqual(['city:3']);
  });

  it('frames for Medium, and leaves Low to the list', () => {
    const { lights, taken } = decide([
      alarmAt(1, 'medium', { cameraId: cameraOf(1) }),
      alarmAt(2, 'low', { cameraId: cameraOf(2) }),
      alarmAt(3, 'medium'),
    ]);
    expect(lights.map((light) => light.index)).toEqual([0]);
    expect(taken).toEqual([]);
  });
});

describe('the alarm tile', () => {
  it('goes to a High alarm whose camera nobody sees', () => {
    const { lights, taken } = decide([alarmAt(1, 'high')]);
    expect(taken).toMatchObject([{ index: 2, alarmId: 'city:1', takenAtMs: 1_000 }]);
    expect(lights).toEqual([
      { screenId, index: 2, alarmId: 'city:1', taken: { cameraId: 'city:101' }, moreAlarms: 0 },
    ]);
  });

  it('becomes the card of its own ordinary camera', () => {
    const alarm = alarmAt(1, 'high', { cameraId: cameraOf(3) });
    expect(decide([alarm], [], aStage([1, 2])).taken).toMatchObject([{ index: 2 }]);
  });

  it('shows a linked camera when the alarm has none of its own', () => {
    const alarm = alarmAt(1, 'critical', { cameraId: null, linkedCameraIds: [cameraOf(7)] });
    expect(decide([alarm]).taken).toMatchObject([{ cameraId: cameraOf(7) }]);
  });

  it('prefers a tile that people can see over one behind an enlarged tile', () => {
    const tiles = aStage([1, 2]).map((tile) => ({ ...tile, isVisible: tile.index !== 1 }));
    expect(decide([alarmAt(1, 'high')], [], tiles).taken).toMatchObject([{ index: 2 }]);
  });

  it('is never taken while it is pinned, and is left when it gets pinned', () => {
    const alarm = alarmAt(1, 'critical');
    const pinned = aStage([2], { isPinned: true });
    expect(decide([alarm], [], pinned).taken).toEqual([]);
    expect(decide([alarm], decide([alarm]).taken, pinned).taken).toEqual([]);
  });

  it('goes to nobody but a Critical in a flood, and stays with who has it', () => {
    const { taken } = decide([alarmAt(1, 'high')]);
    expect(decide([alarmAt(2, 'high')], [], aStage(), 1_000, true).taken).toEqual([]);
    expect(takers(decide([alarmAt(1, 'high')], taken, aStage(), 9_000, true))).toEqual(['city:1']);
    const critical = decide(
      [alarmAt(1, 'high'), alarmAt(3, 'critical')],
      taken,
      aStage(),
      90_000,
      true,
    );
    expect(takers(critical)).toEqual(['city:3']);
  });

  it('is kept by an acknowledged alarm until somebody else needs it', () => {
    const alarm = alarmAt(1, 'high');
    const before = decide([alarm]).taken;
    const seen: Alarm = { ...alarm, response: 'acknowledged' };
    expect(takers(decide([seen], before))).toEqual(['city:1']);
    expect(takers(decide([seen, alarmAt(2, 'high')], before))).toEqual(['city:2']);
  });

  it('takes an acknowledged alarm along when the layout moves the alarm tile', () => {
    const alarm = alarmAt(1, 'critical');
    const before = decide([alarm]).taken;
    const seen: Alarm = { ...alarm, response: 'acknowledged' };
    expect(decide([seen], before, aStage([5])).taken).toMatchObject([{ index: 5 }]);
  });

  it('stays with its High alarm when another High comes, and counts that one', () => {
    const before = decide([alarmAt(1, 'high')]).taken;
    const decision = decide([alarmAt(1, 'high'), alarmAt(2, 'high')], before);
    expect(takers(decision)).toEqual(['city:1']);
    expect(decision.lights).toMatchObject([{ moreAlarms: 1 }]);
  });

  it.each([{ isInUse: true }, { isPinned: true }])(
    'says on an alarm tile that it may not have (%o) how many wait and how urgent they are',
    (what) => {
      const tiles = aStage([2]).map((tile) => (tile.isAlarmTile ? { ...tile, ...what } : tile));
      const decision = decide([alarmAt(1, 'high'), alarmAt(2, 'critical')], [], tiles);
      expect(takers(decision)).toEqual([]);
      expect(decision.lights).toMatchObject([
        { index: 2, taken: null, moreAlarms: 2, morePriority: 'critical' },
      ]);
    },
  );

  it.each(['waiting', 'pending', 'acknowledged'] as const)(
    'stays with a Critical that is %s, whoever comes',
    (response) => {
      const critical = alarmAt(1, 'critical');
      const before = decide([critical]).taken;
      const newcomers = [alarmAt(2, 'critical'), alarmAt(3, 'high')];
      const decision = decide([{ ...critical, response }, ...newcomers], before);
      expect(takers(decision)).toEqual(['city:1']);
      expect(decision.lights).toMatchObject([{ moreAlarms: 2 }]);
    },
  );

  it('passes to a Critical from the lowest and oldest, which joins those waiting', () => {
    const tiles = aStage([1, 2]);
    const both = [alarmAt(1, 'high'), alarmAt(2, 'high')];
    const before = decide(both, [], tiles).taken;
    const decision = decide([...both, alarmAt(3, 'critical')], before, tiles);
    expect(takers(decision).sort()).toEqual(['city:2', 'city:3']);
    expect(Math.max(...decision.lights.map((light) => light.moreAlarms))).toBe(1);
  });

  it('goes to the next one waiting when it is free again', () => {
    const alarms = [alarmAt(1, 'critical'), alarmAt(2, 'critical')];
    const before = decide(alarms).taken;
    const [holder] = takers(decide(alarms));
    const left = alarms.filter((alarm) => alarm.alarmId !== holder);
    expect(takers(decide(left, before))).toEqual(left.map((alarm) => alarm.alarmId));
  });
});

describe('giving back', () => {
  it('keeps the picture without a frame for exactly the time set, then returns the tile', () => {
    const before = decide([alarmAt(1, 'high')]).taken;
    const ended = decide([], before, aStage(), 5_000);
    expect(ended.nextAtMs).toBe(35_000);
    expect(ended.lights).toMatchObject([{ alarmId: null, taken: { cameraId: 'city:101' } }]);
    expect(decide([], ended.taken, aStage(), 34_999).taken).toHaveLength(1);
    const back = decide([], ended.taken, aStage(), 35_000);
    expect(back).toMatchObject({ taken: [], lights: [], nextAtMs: null });
  });

  it('stays when the alarm comes back meanwhile', () => {
    const alarm = alarmAt(1, 'high');
    const ended = decide([], decide([alarm]).taken, aStage(), 5_000);
    expect(decide([alarm], ended.taken, aStage(), 6_000)).toMatchObject({
      taken: [{ endedAtMs: null }],
      nextAtMs: null,
    });
  });
});

describe('whatever happens', () => {
  const anyAlarms = fc.array(
    fc
      .record({
        id: fc.integer({ min: 1, max: 8 }),
        priority: fc.constantFrom<Priority>('critical', 'high', 'medium', 'low'),
        camera: fc.integer({ min: 1, max: 14 }),
        isSeen: fc.boolean(),
      })
      .map(({ id, priority, camera, isSeen }) =>
        alarmAt(id, priority, {
          cameraId: cameraOf(camera),
          response: isSeen ? 'acknowledged' : 'waiting',
        }),
      ),
    { maxLength: 8 },
  );
  const steps = fc.array(
    fc.record({
      alarms: anyAlarms,
      alarmTiles: fc.subarray([0, 2, 5, 8]),
      pinned: fc.subarray([0, 2, 5]),
      waitMs: fc.integer({ min: 0, max: 20_000 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  const unique = (alarms: Alarm[]): Alarm[] => [
    ...new Map(alarms.map((alarm) => [alarm.alarmId, alarm])).values(),
  ];

  it('gives a tile to one alarm, an alarm one tile, pinned tiles to none, and moves no Critical', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        let before: readonly TakenTile[] = [];
        let now = 0;
        for (const { alarms: given, alarmTiles, pinned, waitMs } of walk) {
          const alarms = unique(given);
          now += waitMs;
          const tiles = aStage(alarmTiles).map((tile) => ({
            ...tile,
            isPinned: pinned.includes(tile.index),
          }));
          const { taken, lights } = decide(alarms, before, tiles, now);
          expect(new Set(taken.map((tile) => tile.index)).size).toBe(taken.length);
          const holding = taken.filter((tile) => tile.endedAtMs === null);
          expect(new Set(holding.map((tile) => tile.alarmId)).size).toBe(holding.length);
          for (const tile of taken) {
            expect(alarmTiles).toContain(tile.index);
            expect(pinned).not.toContain(tile.index);
          }
          expect(new Set(lights.map((light) => light.index)).size).toBe(lights.length);
          for (const tile of before) {
            const holder = alarms.find((alarm) => alarm.alarmId === tile.alarmId);
            const isStillThere = alarmTiles.includes(tile.index) && !pinned.includes(tile.index);
            if (holder?.priority !== 'critical' || !isStillThere) continue;
            expect(taken.find((one) => one.index === tile.index)?.alarmId).toBe(holder.alarmId);
          }
          before = taken;
        }
      }),
    );
  });

  it('leaves no alarm tile idle while somebody waits for one', () => {
    fc.assert(
      fc.property(anyAlarms, fc.subarray([0, 2, 5, 8], { minLength: 1 }), (given, alarmTiles) => {
        const { taken, lights } = decide(unique(given), [], aStage(alarmTiles));
        const waiting = Math.max(0, ...lights.map((light) => light.moreAlarms));
        if (waiting > 0) expect(taken).toHaveLength(alarmTiles.length);
      }),
    );
  });
});
