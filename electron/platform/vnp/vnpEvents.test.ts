import { describe, expect, it } from 'vitest';

import type { PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Unreadable } from '#contract/view';

import { aWireAlarm, aWireIncident } from '../../../tests/builders/vnpMessages';
import { FakeClock, settled } from '../../../tests/fakes/fakeClock';
import type { EventNews } from '../../wall/ports';
import type { VnpApi, VnpRequest } from './vnpApi';
import { VnpEvents } from './vnpEvents';
import { VnpIncidents } from './vnpIncidents';
import { VnpPictures } from './vnpPictures';

const given = () => {
  const clock = new FakeClock(1_800_000_000_000);
  const told: EventNews[] = [];
  const unread: Unreadable[] = [];
  const notes: string[] = [];
  const lists: {
    alarms: unknown[];
    incidents: unknown[];
    hold: Promise<void>;
    fault: Outcome<never> | undefined;
  } = {
    alarms: [],
    incidents: [],
    hold: Promise.resolve(),
    fault: undefined,
  };
  const ask = async ({ path }: VnpRequest): Promise<Outcome<unknown>> => {
    await lists.hold;
    if (lists.fault !== undefined) return lists.fault;
    if (path === '/loop') return failure('platform/refused');
    const page = { nextCursor: null, eventCursor: 'list' };
    return success(
      path.startsWith('/alarms')
        ? { ...page, alarms: lists.alarms }
        : { ...page, incidents: lists.incidents },
    );
  };
  const api = { ask } as unknown as VnpApi;
  const pictures = new VnpPictures();
  const events = new VnpEvents({
    platformId: 'city' as PlatformId,
    api,
    clock,
    pictures,
    incidents: new VnpIncidents({ platformId: 'city' as PlatformId, api, pictures }),
    emit: (news) => told.push(news),
    onUnreadable: (unreadable) => unread.push(unreadable),
    log: (line) => notes.push(line),
  });
  const take = (id: string, version: number, cursor: string) => {
    events.takeAlarm(aWireAlarm({ id, version }));
    events.passed(cursor);
  };
  return { clock, events, lists, notes, take, told, unread };
};

describe('VnpEvents', () => {
  it('tells the first report at once and merges the rest of a burst', () => {
    const { clock, take, told } = given();
    take('a', 1, 'c1');
    clock.advance(0);
    expect(told).toHaveLength(1);
    for (let n = 2; n < 100; n += 1) take('a', n, `c${String(n)}`);
    clock.advance(199);
    expect(told).toHaveLength(1);
    clock.advance(1);
    expect(told).toHaveLength(2);
    expect(told[1]?.alarms.map(({ version }) => version)).toEqual([99]);
  });

  it('does not hold a new Critical for a batch', () => {
    const { clock, events, take, told } = given();
    take('a', 1, 'c1');
    clock.advance(0);
    take('b', 1, 'c2');
    clock.advance(30);
    expect(told).toHaveLength(1);
    events.takeAlarm(
      aWireAlarm({ id: 'urgent', level: 1, count: 1, condition: 'active', acknowledged: null }),
    );
    clock.advance(0);
    expect(told[1]?.alarms.map(({ alarmId }) => alarmId)).toEqual(['city:urgent']);
    events.passed('c3');
    expect(events.cursor()).toBe('c1');
    clock.advance(200);
    expect(told[2]?.alarms.map(({ alarmId }) => alarmId)).toEqual(['city:b']);
    expect(events.cursor()).toBe('c3');
  });

  it('gathers a stream of Criticals for a moment', () => {
    const { clock, events, told } = given();
    for (let n = 0; n < 100; n += 1) {
      events.takeAlarm(
        aWireAlarm({
          id: `urgent-${String(n)}`,
          level: 1,
          count: 1,
          condition: 'active',
          acknowledged: null,
        }),
      );
      clock.advance(1);
    }
    expect(told.length).toBeLessThanOrEqual(6);
  });

  it('keeps the newer of two reports, whatever their order', () => {
    const { clock, take, told } = given();
    take('a', 5, 'c1');
    take('a', 4, 'c2');
    clock.advance(0);
    expect(told[0]?.alarms[0]?.version).toBe(5);
  });

  it('remembers a place only when everything before it was told', () => {
    const { clock, events, take } = given();
    events.passed('c0');
    expect(events.cursor()).toBe('c0');
    take('a', 1, 'c1');
    expect(events.cursor()).toBe('c0');
    clock.advance(0);
    expect(events.cursor()).toBe('c1');
  });

  it('tells a flood in pieces of bounded size', () => {
    const { take, told } = given();
    for (let n = 0; n < 4_500; n += 1) take(`a${String(n)}`, 1, `c${String(n)}`);
    expect(told).toHaveLength(2);
    expect(told.every(({ alarms }) => alarms.length <= 2_000)).toBe(true);
  });

  it('leaves a spoiled report out and remembers that it passed', () => {
    const { clock, events, told, unread } = given();
    events.takeAlarm({ id: 'spoiled' });
    events.takeIncident(null);
    events.passed('c9');
    expect(events.cursor()).toBe('c9');
    clock.advance(1_000);
    expect(unread.at(-1)).toMatchObject({ lost: 2, mended: 0 });
    expect(told).toEqual([]);
  });

  it('tells the full lists, without the rows that do not fit', async () => {
    const { events, lists, told, unread } = given();
    lists.alarms = [aWireAlarm(), { id: 'spoiled' }];
    lists.incidents = [aWireIncident()];
    expect(await events.readAll()).toEqual(success(null));
    expect(told).toMatchObject([{ isFull: true, alarms: [{}], incidents: [{}] }]);
    expect(unread).toMatchObject([{ lost: 1, lastId: 'spoiled' }]);
    expect(events.cursor()).toBe('list');
  });

  it('tells what happened while the lists were read after them, so that it is not undone', async () => {
    const { clock, events, lists, take, told } = given();
    let go = (): void => undefined;
    lists.hold = new Promise((resolve) => {
      go = resolve;
    });
    const reading = events.readAll();
    take('new', 1, 'c7');
    clock.advance(1_000);
    expect(told).toEqual([]);
    go();
    await reading;
    expect(told.map(({ isFull }) => isFull)).toEqual([true, false]);
    expect(told[1]?.alarms[0]?.alarmId).toBe('city:new');
    expect(events.cursor()).toBe('c7');
  });

  it('reads the lists again when they could not be had', async () => {
    const { events, lists, told } = given();
    lists.fault = failure('platform/timeout');
    expect(await events.readAll()).toEqual(failure('platform/timeout'));
    await settled();
    expect(told).toEqual([]);
    expect(events.cursor()).toBeUndefined();
  });

  it('forgets what it holds when it is stopped', () => {
    const { clock, events, take, told } = given();
    take('a', 1, 'c1');
    events.stop();
    clock.advance(1_000);
    expect(told).toEqual([]);
  });
});
