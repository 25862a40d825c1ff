import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorities, type Alarm } from '#contract/alarm';
import { defaultAnswerWithin, type Call } from '#contract/call';
import type { AlarmId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { anAlarm, anIncident } from '../../tests/builders/happenings';
import { FakeClock, settled } from '../../tests/fakes/fakeClock';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { CallBook } from './callBook';
import type { CallWorld } from './dueCalls';

const minuteMs = 60_000;

const aBook = (given: Partial<CallWorld> = {}, store = new FakeStore(), startMs = 0) => {
  const world: CallWorld = {
    alarms: [],
    waitsSinceMs: ({ raisedAtMs }) => raisedAtMs,
    incidents: [],
    answerWithin: defaultAnswerWithin,
    isFlood: false,
    skipped: () => [],
    ...given,
  };
  const clock = new FakeClock(startMs);
  const book = new CallBook({ clock, store, world: () => world });
  const called: Call[] = [];
  book.onCalled((call) => called.push(call));
  const set = (more: Partial<CallWorld>): void => {
    Object.assign(world, more);
    book.worldChanged();
  };
  return { book, clock, called, store, set, kinds: () => called.map(({ kind }) => kind) };
};

const overdueCase = (more: Partial<Incident> = {}): Incident => {
  const incident = anIncident(more);
  const steps = incident.steps.map((step, at) => (at === 0 ? { ...step, limitMs: 9_000 } : step));
  return { ...incident, steps };
};

describe('an alarm that nobody acknowledges', () => {
  it('calls the lead once, the next level once, and then nobody', () => {
    const { book, clock, kinds, set } = aBook();
    set({ alarms: [anAlarm({ priority: 'critical', raisedAtMs: 0 })] });
    clock.advance(minuteMs - 1);
    expect(kinds()).toEqual([]);
    clock.advance(1);
    expect(kinds()).toEqual(['overdue']);
    clock.advance(minuteMs);
    expect(kinds()).toEqual(['overdue', 'overdue-next']);
    // the louder call stands in the place of the first
    expect(book.waiting().map(({ kind }) => kind)).toEqual(['overdue-next']);
    clock.advance(24 * 60 * minuteMs);
    expect(kinds()).toHaveLength(2);
  });

  it('calls nobody when it is Low, or when a flood is on and it is no Critical', () => {
    const { clock, kinds, set } = aBook({ isFlood: true });
    set({
      alarms: priorities.map((priority) =>
        anAlarm({ alarmId: `city:${priority}` as AlarmId, priority, raisedAtMs: 0 }),
      ),
    });
    clock.advance(60 * minuteMs);
    expect(kinds()).toEqual(['overdue', 'overdue-next']);
  });

  it('takes its call along when it is answered', () => {
    const { book, clock, set } = aBook();
    set({ alarms: [anAlarm({ priority: 'critical', raisedAtMs: 0 })] });
    clock.advance(minuteMs);
    expect(book.waiting()).toHaveLength(1);
    set({ alarms: [anAlarm({ priority: 'critical', raisedAtMs: 0, response: 'pending' })] });
    clock.advance(minuteMs);
    expect(book.waiting()).toEqual([]);
  });

  it('does not call again after a restart, and is still on the list', async () => {
    const alarms = [anAlarm({ priority: 'critical', raisedAtMs: 0 })];
    const first = aBook({ alarms });
    first.book.worldChanged();
    first.clock.advance(minuteMs);
    await first.book.stop();
    const second = aBook({ alarms }, first.store, minuteMs + 1);
    await second.book.load();
    second.book.worldChanged();
    second.clock.advance(1_000);
    expect(second.kinds()).toEqual([]);
    expect(second.book.waiting()).toHaveLength(1);
  });
});

describe('a case', () => {
  it('calls once when its step runs over its limit, and not for what its platform adds to it', () => {
    const { clock, kinds, set } = aBook();
    set({ incidents: [overdueCase()] });
    clock.advance(9_999);
    expect(kinds()).toEqual([]);
    clock.advance(1);
    const text = { zh: '超时，已督办', en: 'Over' };
    set({ incidents: [overdueCase({ escalations: [{ atMs: 10_100, by: 'system', text }] })] });
    clock.advance(60 * minuteMs);
    expect(kinds()).toEqual(['case-over']);
  });

  it('calls when somebody asks, and stays until the lead has seen it', () => {
    const { book, clock, kinds, set } = aBook();
    const text = { zh: '请支援', en: 'Need help' };
    set({ incidents: [anIncident({ escalations: [{ atMs: 5, by: '韩七', text }] })] });
    clock.advance(1_000);
    expect(kinds()).toEqual(['asked']);
    expect(book.seen(book.waiting()[0]?.callId ?? '')).toMatchObject({ ok: true });
    set({});
    clock.advance(1_000);
    expect([kinds().length, book.waiting().length]).toEqual([1, 0]);
    expect(book.seen('unknown')).toMatchObject({ fault: { code: 'alarm/unknown' } });
  });
});

describe('over random traces', () => {
  const event = fc.record({
    passMs: fc.integer({ min: 1, max: 20 * minuteMs }),
    nth: fc.integer({ min: 0, max: 3 }),
    response: fc.constantFrom<Alarm['response']>('waiting', 'pending', 'acknowledged'),
    isThere: fc.boolean(),
    isRestart: fc.boolean(),
  });

  it('nothing calls twice, early, or after it was answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 30 }), async (trace) => {
        const answered = new Set<string>();
        const alarms = new Map<string, Alarm>();
        let run = aBook();
        const all: Call[] = [];
        let nowMs = 0;
        for (const { passMs, nth, response, isThere, isRestart } of trace) {
          const alarmId = `city:${String(nth)}` as AlarmId;
          const priority = priorities[nth] ?? 'low';
          const known = alarms.get(alarmId);
          const isAnswered = answered.has(alarmId) || response !== 'waiting';
          if (isAnswered) answered.add(alarmId);
          if (isThere || known === undefined) {
            const raisedAtMs = known?.raisedAtMs ?? nowMs;
            const now = isAnswered ? (response === 'waiting' ? 'pending' : response) : 'waiting';
            alarms.set(alarmId, anAlarm({ alarmId, priority, raisedAtMs, response: now }));
          }
          run.set({ alarms: [...alarms.values()] });
          const before = run.called.length;
          // what was answered before this look must not call in it
          run.clock.advance(passMs);
          for (const call of run.called.slice(before)) {
            expect(alarms.get(call.alarmId ?? '')?.response).toBe('waiting');
            const limit = { ...defaultAnswerWithin, low: Infinity }[call.priority];
            const raisedAtMs = alarms.get(call.alarmId ?? '')?.raisedAtMs ?? 0;
            expect(call.atMs - raisedAtMs).toBeGreaterThanOrEqual(limit);
          }
          all.push(...run.called.slice(before));
          nowMs += passMs;
          if (isRestart) {
            await run.book.stop();
            run = aBook({ alarms: [...alarms.values()] }, run.store, nowMs);
            await run.book.load();
            await settled();
          }
        }
        expect(new Set(all.map(({ callId }) => callId)).size).toBe(all.length);
        const perAlarm = new Map<string, number>();
        for (const { alarmId } of all) {
          perAlarm.set(alarmId ?? '', (perAlarm.get(alarmId ?? '') ?? 0) + 1);
        }
        expect(Math.max(0, ...perAlarm.values())).toBeLessThanOrEqual(2);
      }),
      { numRuns: 200 },
    );
  });
});
