import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prioritySchema, type Alarm } from '#contract/alarm';
import type { WallZone } from '#contract/alarmRule';
import type { AlarmId, CameraId, ScreenId } from '#contract/ids';
import { noRuling } from '#contract/ruling';
import { anAlarm } from '../../tests/builders/happenings';
import { decideSpotlight, nothingTaken, type SpotlightMemory, type StageTile } from './spotlight';

const screenId = 'screen-1' as ScreenId;
/** Two zones of one screen each, one of both, and one whose screen is not plugged in. */
const zones: WallZone[] = [
  { zoneId: 'left', name: 'Left', screenIds: [screenId] },
  { zoneId: 'right', name: 'Right', screenIds: ['screen-2' as ScreenId] },
  { zoneId: 'both', name: 'Both', screenIds: [screenId, 'screen-2' as ScreenId] },
  { zoneId: 'gone', name: 'Gone', screenIds: ['screen-9' as ScreenId] },
];
const cameraOf = (number: number): CameraId => `city:${String(number)}` as CameraId;
const giveBackMs = 30_000;

const aStage = (given: (index: number) => Partial<StageTile> = () => ({})): StageTile[] =>
  Array.from({ length: 9 }, (_, index) => ({
    screenId,
    index,
    cameraId: cameraOf(index + 1),
    isAlarmTile: [2, 5].includes(index),
    isPinned: false,
    isVisible: true,
    isInUse: false,
    ...given(index),
  }));

const alarmAt = (id: number, priority: Alarm['priority'], given: Partial<Alarm> = {}): Alarm =>
  anAlarm({
    alarmId: `city:${String(id)}` as AlarmId,
    cameraId: cameraOf(100 + id),
    priority,
    raisedAtMs: id,
    ...given,
  });

interface Given {
  alarms: Alarm[];
  now: number;
  tiles?: StageTile[];
  worked?: number[];
  isFlood?: boolean;
  zones?: WallZone[];
}

const decide = (before: SpotlightMemory, given: Given) =>
  decideSpotlight(before, {
    tiles: aStage(),
    giveBackMs,
    isFlood: false,
    isWorked: (alarmId) => (given.worked ?? []).includes(Number(alarmId.replace('city:', ''))),
    ...given,
  });

const holders = ({ taken }: SpotlightMemory): string[] =>
  taken.map(({ alarmId }) => alarmId).sort();

describe('a calm wall', () => {
  it('lets people look for a while before another alarm comes, but not a Critical wait', () => {
    const first = decide(nothingTaken, {
      alarms: [alarmAt(1, 'high'), alarmAt(2, 'high')],
      now: 0,
    });
    const seen = [1, 2].map((id) => alarmAt(id, 'high', { response: 'acknowledged' }));
    const soon = decide(first, { alarms: [...seen, alarmAt(3, 'high')], now: 5_000 });
    expect(holders(soon)).toEqual(['city:1', 'city:2']);
    expect(soon.lights).toMatchObject([{ moreAlarms: 1 }, {}]);
    expect(soon.nextAtMs).toBe(15_000);
    const later = decide(soon, { alarms: [...seen, alarmAt(3, 'high')], now: 15_000 });
    expect(holders(later)).toContain('city:3');
    const critical = decide(first, { alarms: [...seen, alarmAt(4, 'critical')], now: 5_000 });
    expect(holders(critical)).toContain('city:4');
  });

  it('shows one tile for one happening, unless a later alarm of it is more urgent', () => {
    const first = alarmAt(1, 'high');
    const follower = alarmAt(2, 'high', { firstAlarmId: first.alarmId });
    const worse = alarmAt(3, 'critical', { firstAlarmId: first.alarmId });
    expect(decide(nothingTaken, { alarms: [first, follower], now: 0 }).taken).toHaveLength(1);
    expect(decide(nothingTaken, { alarms: [first, worse], now: 0 }).taken).toHaveLength(2);
  });
});

describe('what alarms never take', () => {
  it('is a tile somebody is at work in, and what it shows stays', () => {
    const inUse = (index: number) => (index === 2 ? { isInUse: true } : {});
    const tiles = aStage(inUse);
    const alarms = [alarmAt(1, 'critical'), alarmAt(2, 'critical')];
    expect(decide(nothingTaken, { alarms, now: 0, tiles }).taken).toMatchObject([{ index: 5 }]);
    const taken = decide(nothingTaken, { alarms: [alarmAt(1, 'high')], now: 0 });
    const ended = decide(taken, { alarms: [], now: 60_000, tiles });
    const long = decide(ended, { alarms: [], now: 200_000, tiles });
    expect(long.taken).toMatchObject([{ index: 2, alarmId: 'city:1' }]);
    expect(decide(long, { alarms: [], now: 200_001 }).taken).toEqual([]);
  });

  it('is the tile of an incident that somebody works on', () => {
    const held = [1, 2].map((id) => alarmAt(id, 'high', { response: 'acknowledged' }));
    const before = decide(nothingTaken, { alarms: held.map(unseen), now: 0 });
    const alarms = [...held, alarmAt(3, 'critical')];
    const worked = decide(before, { alarms, now: 60_000, worked: [1, 2] });
    expect(holders(worked)).toEqual(['city:1', 'city:2']);
    const freed = decide(before, { alarms, now: 60_000, worked: [1] });
    expect(holders(freed)).toEqual(['city:1', 'city:3']);
  });
});

const unseen = (alarm: Alarm): Alarm => ({ ...alarm, response: 'waiting' });

describe('10,000 random traces', () => {
  const step = fc.record({
    alarms: fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 7 }),
        response: fc.constantFrom('waiting', 'pending', 'acknowledged'),
        isFollower: fc.boolean(),
      }),
      { maxLength: 7 },
    ),
    inUse: fc.subarray([2, 5]),
    worked: fc.subarray([1, 2, 3, 4]),
    isFlood: fc.boolean(),
    waitMs: fc.oneof(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 40_000 })),
  });
  type Step = Parameters<Parameters<typeof step.map>[0]>[0];

  /** The alarms of a step; what an id is, it stays. */
  const alarmsOf = ({ alarms }: Step): Alarm[] => [
    ...new Map(
      alarms.map(({ id, response, isFollower }) => [
        id,
        alarmAt(id, prioritySchema.options[id % 3] ?? 'low', {
          response,
          firstAlarmId: isFollower && id !== 1 ? ('city:1' as AlarmId) : null,
        }),
      ]),
    ).values(),
  ];

  it('steal nothing, stay calm, and give everything back', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (walk) => {
        let memory: SpotlightMemory = nothingTaken;
        let now = 0;
        let shown = new Map<number, string>();
        const changedAt = new Map<number, number>();
        for (const one of walk) {
          now += one.waitMs;
          const alarms = alarmsOf(one);
          const tiles = aStage((index) => ({ isInUse: one.inUse.includes(index) }));
          const before = memory;
          const { isFlood, worked } = one;
          const decision = decide(before, { alarms, now, tiles, isFlood, worked });
          const takers = new Map(decision.taken.map((tile) => [tile.index, tile]));
          for (const { index } of tiles.filter(({ isAlarmTile }) => isAlarmTile)) {
            const is = takers.get(index)?.alarmId ?? 'ordinary';
            const was = shown.get(index) ?? 'ordinary';
            if (is === was) continue;
            const newcomer = alarms.find(({ alarmId }) => alarmId === is);
            const restMs = now - (changedAt.get(index) ?? -100_000);
            expect(restMs).toBeGreaterThanOrEqual(
              newcomer?.priority === 'critical' ? 3_000 : 15_000,
            );
            expect(one.inUse).not.toContain(index);
            const holder = alarms.find(({ alarmId }) => alarmId === was);
            if (holder !== undefined) {
              expect(holder.priority).not.toBe('critical');
              expect(worked.map((id) => `city:${String(id)}`)).not.toContain(holder.alarmId);
            }
            if (isFlood && newcomer !== undefined) expect(newcomer.priority).toBe('critical');
            changedAt.set(index, now);
          }
          for (const light of decision.lights) {
            if (light.taken !== null) expect([2, 5]).toContain(light.index);
          }
          shown = new Map([...takers].map(([index, { alarmId }]) => [index, alarmId]));
          memory = decision;
        }
        // Whatever happened: once all is over, time alone gives everything back.
        for (let turn = 0; turn < 8; turn += 1) {
          const decision = decide(memory, { alarms: [], now });
          memory = decision;
          if (decision.nextAtMs === null) break;
          now = decision.nextAtMs;
        }
        const last = decide(memory, { alarms: [], now });
        expect(last.taken).toEqual([]);
        expect(last.lights).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});

describe('random traces over zones', () => {
  const second = 'screen-2' as ScreenId;
  const keyOf = (tile: { screenId: ScreenId; index: number }): string =>
    `${tile.screenId} ${String(tile.index)}`;
  const places = [screenId, second].flatMap((screen) => [
    { screenId: screen, index: 2 },
    { screenId: screen, index: 5 },
  ]);
  const keys = places.map(keyOf);
  const step = fc.record({
    ids: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 9 }),
    seen: fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9]),
    inUse: fc.subarray(keys),
    pinned: fc.subarray(keys, { maxLength: 1 }),
    unplugged: fc.boolean(),
    worked: fc.subarray([1, 2, 3, 4]),
    isFlood: fc.boolean(),
    waitMs: fc.oneof(fc.integer({ min: 0, max: 4_000 }), fc.integer({ min: 0, max: 40_000 })),
  });
  const rulings = fc.array(
    fc.record({
      zoneId: fc.constantFrom(null, 'left', 'right', 'both', 'gone'),
      hasTile: fc.boolean(),
    }),
    { minLength: 9, maxLength: 9 },
  );
  const alarm = (id: number, ruling: Partial<Alarm['ruling']>, isSeen: boolean): Alarm => {
    const priority = prioritySchema.options[id % 3] ?? 'low';
    const hasTile = priority === 'critical' || ruling.hasTile === true;
    return alarmAt(id, priority, {
      response: isSeen ? 'acknowledged' : 'waiting',
      ruling: { ...noRuling, ...ruling, hasTile },
    });
  };
  const stage = (given: { inUse?: string[]; pinned?: string[]; unplugged?: boolean }) => {
    const screens = given.unplugged === true ? [screenId] : [screenId, second];
    return screens.flatMap((screen) =>
      aStage((index) => {
        const key = keyOf({ screenId: screen, index });
        return {
          screenId: screen,
          isInUse: given.inUse?.includes(key) === true,
          isPinned: given.pinned?.includes(key) === true,
        };
      }),
    );
  };

  it('reach only their zone, steal nothing, and give everything back', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), rulings, (walk, table) => {
        let memory: SpotlightMemory = nothingTaken;
        let now = 0;
        for (const one of walk) {
          now += one.waitMs;
          const alarms = one.ids.map((id) => alarm(id, table[id - 1] ?? {}, one.seen.includes(id)));
          const tiles = stage(one);
          const { isFlood, worked } = one;
          const was = new Map(memory.taken.map((tile) => [keyOf(tile), tile]));
          const before = memory;
          const decision = decide(before, { alarms, now, tiles, isFlood, worked, zones });
          const offered = tiles.filter((tile) => tile.isAlarmTile && !tile.isPinned);
          const offeredKeys = new Set(offered.map(keyOf));
          for (const tile of decision.taken) {
            expect(offeredKeys).toContain(keyOf(tile));
            if (was.get(keyOf(tile))?.alarmId === tile.alarmId) continue;
            expect(one.inUse).not.toContain(keyOf(tile));
            const newcomer = alarms.find(({ alarmId }) => alarmId === tile.alarmId);
            expect(newcomer?.ruling.hasTile).toBe(true);
            const zone = zones.find(({ zoneId }) => zoneId === newcomer?.ruling.zoneId);
            const isThere = offered.some((free) => zone?.screenIds.includes(free.screenId));
            if (isThere) expect(zone?.screenIds).toContain(tile.screenId);
          }
          const holds = new Map(decision.taken.map((tile) => [keyOf(tile), tile.alarmId]));
          for (const [key, tile] of was) {
            if (!offeredKeys.has(key) || holds.get(key) === tile.alarmId) continue;
            expect(one.inUse).not.toContain(key);
            const holder = alarms.find(({ alarmId }) => alarmId === tile.alarmId);
            if (holder === undefined) continue;
            expect(holder.priority).not.toBe('critical');
            expect(worked.map((id) => `city:${String(id)}`)).not.toContain(holder.alarmId);
          }
          expect(new Set(holds.values()).size).toBe(holds.size);
          memory = decision;
        }
        for (let turn = 0; turn < 12; turn += 1) {
          memory = decide(memory, { alarms: [], now, tiles: stage({}), zones });
          const { nextAtMs } = memory as ReturnType<typeof decide>;
          if (nextAtMs === null) break;
          now = nextAtMs;
        }
        const last = decide(memory, { alarms: [], now, tiles: stage({}), zones });
        expect(last.taken).toEqual([]);
        expect(last.lights).toEqual([]);
      }),
      { numRuns: Number(process.env['SPOTLIGHT_TRACES'] ?? 4_000) },
    );
  }, 120_000);
});
