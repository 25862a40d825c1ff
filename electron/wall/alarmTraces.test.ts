import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm, AlarmReport } from '#contract/alarm';
import type { ShelfMinutes } from '#contract/alarmOrder';
import type { AlarmId, CameraId } from '#contract/ids';
import { failure, success, type FaultCode } from '#contract/outcome';
import { anActor, anAlarmReport } from '../../tests/builders/happenings';
import { aLedger } from '../../tests/fakes/aLedger';
import { settled } from '../../tests/fakes/fakeClock';
import { FakeIds } from '../../tests/fakes/fakeIds';
import { FakeJournal } from '../../tests/fakes/fakeJournal';
import { FakeStore } from '../../tests/fakes/fakeStore';
import { pointOf } from './alarmPoint';

const startMs = 1_000_000;
const traces = Number(process.env['BRIGHTWALL_TRACES'] ?? 8_000);
const us = anActor();
const lead = anActor({ role: 'lead' });
const them = anActor({ seat: 7, name: 'Officer Seven' });

/** What a platform holds, and every word that it ever said about it. */
class Platform {
  readonly said: AlarmReport[] = [];
  readonly #now = new Map<AlarmId, AlarmReport>();
  /** How often an answer took effect, by its key. */
  readonly effects = new Map<string, number>();

  report(alarmId: AlarmId): AlarmReport | undefined {
    return this.#now.get(alarmId);
  }

  open(): AlarmReport[] {
    return [...this.#now.values()].filter(
      ({ condition, acknowledgement }) => condition === 'active' || acknowledgement === null,
    );
  }

  /** Two alarms of one camera and kind are repeats of each other; the third stands alone. */
  raise(number: number, atMs: number): void {
    const alarmId = `city:alarm-${String(number)}` as AlarmId;
    if (this.#now.has(alarmId)) return;
    const cameraId = `city:${String(Math.floor(number / 2))}` as CameraId;
    this.#keep(anAlarmReport({ alarmId, cameraId, raisedAtMs: atMs, lastAtMs: atMs, version: 0 }));
  }

  clear(alarmId: AlarmId, atMs: number): void {
    const now = this.#now.get(alarmId);
    if (now?.condition === 'active')
      this.#keep({ ...now, condition: 'cleared', clearedAtMs: atMs });
  }

  acknowledge(alarmId: AlarmId, actor: typeof us, atMs: number, key = ''): void {
    const now = this.#now.get(alarmId);
    if (now === undefined || now.acknowledgement !== null) return;
    this.effects.set(key, (this.effects.get(key) ?? 0) + 1);
    this.#keep({ ...now, acknowledgement: { actor, atMs } });
  }

  #keep(report: AlarmReport): void {
    const next = { ...report, version: report.version + 1 };
    this.#now.set(report.alarmId, next);
    this.said.push(next);
  }
}

const numbers = fc.nat(5);
const deed = fc.oneof(
  { weight: 4, arbitrary: numbers.map((number) => ({ kind: 'raise' as const, number })) },
  { weight: 3, arbitrary: numbers.map((number) => ({ kind: 'clear' as const, number })) },
  { weight: 2, arbitrary: numbers.map((number) => ({ kind: 'elsewhere' as const, number })) },
  { weight: 4, arbitrary: numbers.map((number) => ({ kind: 'press' as const, number })) },
  // Some of what was said so far arrives: any of it, in any order, again and again.
  {
    weight: 6,
    arbitrary: fc
      .array(fc.nat(40), { maxLength: 6 })
      .map((picks) => ({ kind: 'hear' as const, picks })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<(FaultCode | null)[]>(null, 'platform/unreachable', 'platform/refused')
      .map((fault) => ({ kind: 'line' as const, fault })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ number: numbers, minutes: fc.constantFrom<ShelfMinutes>(5, 15) })
      .map((shelf) => ({ kind: 'shelve' as const, ...shelf })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'unshelve' as const }) },
  { weight: 2, arbitrary: fc.nat(70).map((seconds) => ({ kind: 'wait' as const, seconds })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

/** One desk over all its restarts. */
const aDesk = (platform: Platform) => {
  const journal = new FakeJournal();
  const store = new FakeStore();
  let life = 0;
  let fault: FaultCode | null = null;
  const begin = (nowMs: number) => {
    life += 1;
    const ids = new FakeIds(life * 1_000);
    const made = aLedger({ journal, store, startMs: nowMs, ids });
    made.platform.acknowledge = async (alarmId, { key, actor }) => {
      await Promise.resolve();
      if (fault !== null) return failure(fault);
      platform.acknowledge(alarmId, actor, made.clock.now(), key);
      const report = platform.report(alarmId);
      return report === undefined ? failure('alarm/unknown') : success(report);
    };
    return made;
  };
  let made = begin(startMs);
  const isTold = (alarmId: AlarmId): boolean =>
    platform.report(alarmId)?.acknowledgement?.actor !== undefined;

  const act = async (one: Deed): Promise<void> => {
    const { ledger, clock, orders } = made;
    const alarmId = `city:alarm-${String('number' in one ? one.number : 0)}` as AlarmId;
    switch (one.kind) {
      case 'raise':
        platform.raise(one.number, clock.now());
        break;
      case 'clear':
        platform.clear(alarmId, clock.now());
        break;
      case 'elsewhere':
        platform.acknowledge(alarmId, them, clock.now());
        break;
      case 'press':
        void ledger.acknowledge(alarmId, us);
        break;
      case 'shelve': {
        const alarm = ledger.alarm(alarmId);
        const { minutes } = one;
        if (alarm !== undefined) void orders.shelve(alarm, { minutes, reason: 'works' }, lead);
        break;
      }
      case 'unshelve': {
        const [order] = orders.list();
        if (order !== undefined) void orders.end(order.orderId);
        break;
      }
      case 'hear':
        made.report(...one.picks.flatMap((at) => platform.said.at(at % 41) ?? []));
        break;
      case 'line':
        fault = one.fault;
        if (fault === null) ledger.platformLive(made.platform.platformId);
        break;
      case 'wait':
        await clock.pass(one.seconds * 1_000);
        break;
      case 'restart': {
        const nowMs = clock.now();
        ledger.stop();
        await orders.stop();
        made = begin(nowMs);
        await made.orders.load();
        made.ledger.restore();
        made.tell({ alarms: platform.open(), isFull: true });
      }
    }
  };

  /** No state outside the table of the states, and no word that the platform did not say. */
  const check = (): void => {
    for (const alarm of made.ledger.all()) {
      const parts = [alarm.alarmId, ...alarm.repeatIds];
      if (alarm.response === 'acknowledged') {
        expect(parts.every(isTold)).toBe(true);
        expect(alarm.acknowledgement).not.toBeNull();
        expect(alarm.condition).toBe('active');
      } else expect(alarm.acknowledgement).toBeNull();
      if (alarm.response === 'pending') {
        const kept = new Set(
          journal.pendingAnswers()?.map((one) => 'alarmId' in one && one.alarmId),
        );
        expect(parts.some((part) => kept.has(part))).toBe(true);
      }
      expect(alarm.condition === 'cleared').toBe(alarm.clearedAtMs !== null);
      const isShelved = made.orders.list().some(({ covers }) => covers === pointOf(alarm));
      expect(alarm.aside).toBe(isShelved ? 'shelved' : null);
    }
    expect([...platform.effects].every(([key, times]) => key === '' || times === 1)).toBe(true);
  };

  /** The line is good again, and everything that was ever said arrives once more. */
  const settle = async (order: readonly number[]): Promise<Alarm[]> => {
    fault = null;
    made.report(...order.flatMap((at) => platform.said.at(at % platform.said.length) ?? []));
    made.report(...platform.said.toReversed());
    made.ledger.platformLive(made.platform.platformId);
    await settled();
    await made.clock.pass(700_000, 100_000);
    await settled();
    made.report(...platform.said);
    await made.orders.stop();
    return shown(made.ledger.all());
  };
  return { act, check, settle, store, nowMs: () => made.clock.now() };
};

/** Without the refusals: they are of one run, and of those who pressed. */
const shown = (alarms: readonly Alarm[]): Alarm[] =>
  alarms.map((alarm) => ({ ...alarm, refusal: null }));

describe('any reports and answers, shuffled, repeated and cut by restarts', () => {
  it('lead to what the platform said in order, and to nothing outside the table', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { minLength: 1, maxLength: 25 }),
        fc.array(fc.nat(1_000), { maxLength: 20 }),
        async (deeds, order) => {
          const platform = new Platform();
          const desk = aDesk(platform);
          for (const one of deeds) {
            await desk.act(one);
            await settled();
            desk.check();
          }
          const alarms = await desk.settle(order);
          desk.check();
          const other = aLedger({ store: desk.store, startMs: desk.nowMs() });
          await other.orders.load();
          for (const one of platform.said) other.report(one);
          expect(alarms).toEqual(shown(other.ledger.all()));
        },
      ),
      { numRuns: traces },
    );
  }, 300_000);
});
