import { describe, expect, it } from 'vitest';
import type { AlarmId, ScreenId, WindowId } from '#contract/ids';
import type { ViewPatch, WindowView } from '#contract/view';
import { anAlarm } from '../../tests/builders/happenings';
import { FakeClock } from '../../tests/fakes/fakeClock';
import type { Sender } from './ports';
import { WindowFeed, type Sections } from './windowFeed';

const desk: Sender = { windowId: 'desk' as WindowId, kind: 'desk', screenId: null };
const first = anAlarm();
const second = anAlarm({ alarmId: 'city:alarm-2' as AlarmId });

const emptySections = (): Sections => ({
  window: { ...desk, deskScale: 1 },
  station: {} as WindowView['station'],
  plans: {},
  alarms: {},
  incidents: {},
  runs: {},
  scenes: [],
  preview: null,
  changes: [],
  showing: {},
});

const aFeed = () => {
  const clock = new FakeClock();
  const sent: ViewPatch[] = [];
  let sections = emptySections();
  const feed = new WindowFeed({
    clock,
    sections: () => sections,
    send: (_windowId, patch) => sent.push(patch),
  });
  const change = (given: Partial<Sections>): void => {
    sections = { ...sections, ...given };
    feed.markChanged();
  };
  const alarms = (...open: (typeof first)[]): void => {
    change({ alarms: Object.fromEntries(open.map((alarm) => [alarm.alarmId, alarm])) });
  };
  return { clock, sent, feed, change, alarms };
};

describe('a window', () => {
  it('gets the whole when it joins, then numbered changes', () => {
    const { feed, clock, sent, alarms } = aFeed();
    const view = feed.join(desk);
    alarms(first);
    clock.advance(0);
    expect(sent).toEqual([
      {
        from: view.revision,
        to: view.revision + 1,
        alarms: { set: { [first.alarmId]: first }, remove: [] },
      },
    ]);
  });

  it('is told only the entries that changed, and those that went', () => {
    const { feed, clock, sent, alarms } = aFeed();
    alarms(first, second);
    feed.join(desk);
    clock.advance(0);
    alarms(first);
    clock.advance(0);
    expect(sent).toMatchObject([{ alarms: { set: {}, remove: [second.alarmId] } }]);
  });

  it('is told once per turn, however much happens in it', () => {
    const { feed, clock, sent, alarms, change } = aFeed();
    feed.join(desk);
    alarms(first);
    alarms(first, second);
    change({ showing: { ['s' as ScreenId]: { playing: 9, failed: 0 } } });
    clock.advance(0);
    expect(sent).toHaveLength(1);
  });

  it('is told nothing when nothing of its own changed', () => {
    const { feed, clock, sent } = aFeed();
    feed.join(desk);
    feed.markChanged();
    clock.advance(0);
    expect(sent).toEqual([]);
  });

  it('gets the next change only after it took the last, folded into one', () => {
    const { feed, clock, sent, alarms } = aFeed();
    feed.join(desk);
    alarms(first);
    clock.advance(0);
    alarms(first, second);
    clock.advance(0);
    alarms(second);
    clock.advance(0);
    expect(sent).toHaveLength(1);
    feed.taken(desk.windowId, sent[0]?.to ?? 0);
    expect(sent[1]).toMatchObject({
      from: sent[0]?.to,
      alarms: { set: { [second.alarmId]: second }, remove: [first.alarmId] },
    });
  });

  it('is told of a flood in parts, and rests between them', () => {
    const { feed, clock, sent, alarms } = aFeed();
    feed.join(desk);
    alarms(
      ...Array.from({ length: 400 }, (_, at) =>
        anAlarm({ alarmId: `city:${String(at)}` as AlarmId }),
      ),
    );
    clock.advance(0);
    feed.taken(desk.windowId, sent[0]?.to ?? 0);
    feed.taken(desk.windowId, sent[0]?.to ?? 0);
    expect(sent).toHaveLength(1);
    clock.advance(100);
    feed.taken(desk.windowId, sent[1]?.to ?? 0);
    clock.advance(100);
    const parts = sent.map((patch) => Object.keys(patch.alarms?.set ?? {}).length);
    expect(parts).toEqual([150, 150, 100]);
  });

  it('ignores word of an edition that is not the last one sent', () => {
    const { feed, clock, sent, alarms } = aFeed();
    const { revision } = feed.join(desk);
    alarms(first);
    clock.advance(0);
    alarms();
    clock.advance(0);
    feed.taken(desk.windowId, revision);
    expect(sent).toHaveLength(1);
  });

  it('that does not answer is told again, ever more rarely, so that it notices a gap', () => {
    const { feed, clock, sent, alarms } = aFeed();
    feed.join(desk);
    alarms(first);
    clock.advance(0);
    clock.advance(1_999);
    expect(sent).toHaveLength(1);
    clock.advance(1);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.from).toBe(sent[0]?.to);
    clock.advance(120_000);
    expect(sent.length).toBeLessThan(10);
  });

  it('starts again from the whole when it joins anew', () => {
    const { feed, clock, sent, alarms } = aFeed();
    feed.join(desk);
    alarms(first);
    clock.advance(0);
    const again = feed.join(desk);
    expect(again.alarms).toEqual({ [first.alarmId]: first });
    expect(again.revision).toBeGreaterThan(sent[0]?.to ?? Infinity);
    alarms();
    clock.advance(0);
    expect(sent[1]?.from).toBe(again.revision);
  });

  it('is told nothing after it left', () => {
    const { feed, clock, sent, alarms } = aFeed();
    feed.join(desk);
    feed.leave(desk.windowId);
    alarms(first);
    clock.advance(10_000);
    expect(sent).toEqual([]);
    expect(clock.waitingCount()).toBe(0);
  });
});
