import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#contract/actor';
import type { AlarmId, IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { defaultLoop, stepCodes } from '#contract/incidentLoop';
import { incidentOrderSchema, type IncidentOrder } from '#contract/incidentOrder';
import { failure, success } from '#contract/outcome';
import { cityId } from '../../tests/builders/catalog';
import { anActor, anIncident } from '../../tests/builders/happenings';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeIds } from '../../tests/fakes/fakeIds';
import { FakeJournal } from '../../tests/fakes/fakeJournal';
import { FakePlatform } from '../../tests/fakes/fakePlatform';
import { IncidentLedger } from './incidentLedger';

const startMs = 1_000_000;

const aLedger = (platform = new FakePlatform(new FakeClock(startMs))) => {
  const { clock } = platform;
  const ledger = new IncidentLedger({
    clock,
    ids: new FakeIds(),
    journal: new FakeJournal(),
    platformOf: () => platform,
    closedShownMs: () => 30_000,
  });
  const report = (...incidents: readonly Incident[]): void => {
    ledger.apply(cityId, { alarms: [], incidents: [...incidents], isFull: false });
  };
  return { clock, platform, ledger, report };
};

const ids = ['city:incident-1', 'city:incident-2', 'city:incident-3'] as IncidentId[];
const alarmIds = ['city:alarm-1', 'city:alarm-2'] as AlarmId[];

/** Any report that a platform may give of a case, of any edition. */
const reports = fc
  .array(
    fc.record({
      incidentId: fc.constantFrom(...ids),
      currentStep: fc.constantFrom(...stepCodes),
      alarmIds: fc.subarray(alarmIds),
      isArchived: fc.boolean(),
      isMerged: fc.boolean(),
      closedAgoMs: fc.integer({ min: -60_000, max: 60_000 }),
      owner: fc.option(fc.constantFrom(anActor(), anActor({ seat: 2, name: 'Two' }))),
    }),
    { maxLength: 20 },
  )
  .map((all) =>
    all.map(({ isArchived, isMerged, closedAgoMs, ...rest }, at) =>
      anIncident({
        ...rest,
        version: at + 1,
        archivedAtMs: isArchived && rest.currentStep === 'closed' ? startMs : null,
        mergedInto: isMerged ? ('city:incident-9' as IncidentId) : null,
        closedAtMs: rest.currentStep === 'closed' ? startMs - closedAgoMs : null,
      }),
    ),
  );

/** The same reports: some twice, in another order, in batches of any size. */
const shuffled = <Value>(values: readonly Value[]) =>
  fc.array(fc.nat(Math.max(0, values.length - 1)), { maxLength: values.length }).chain((again) => {
    const all = [...values, ...again.flatMap((at) => values.slice(at, at + 1))];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });

const stateOf = ({ ledger }: ReturnType<typeof aLedger>) => ({
  open: ledger.open(),
  byAlarm: alarmIds.map((alarmId) => ledger.incidentOf(alarmId)?.incidentId),
});

describe('reports in any order', () => {
  it('lead to the same state, now and later', () => {
    fc.assert(
      fc.property(
        reports.chain((all) => fc.tuple(fc.constant(all), shuffled(all))),
        ([inOrder, mixed]) => {
          const [first, second] = [aLedger(), aLedger()];
          first.report(...inOrder);
          for (const one of mixed) second.report(one);
          expect(stateOf(second)).toEqual(stateOf(first));
          for (const { clock } of [first, second]) clock.advance(45_000);
          expect(stateOf(second)).toEqual(stateOf(first));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

/** A platform with one case that keeps to the loop and to who was first. */
const aJudge = (incident: Incident) => {
  const platform = new FakePlatform(new FakeClock(startMs));
  let now = incident;
  platform.order = async (_incidentId, order, { actor }) => {
    await Promise.resolve();
    if (order.kind !== 'accept') return success(now);
    if (now.owner !== null && now.owner.seat !== actor.seat) {
      return failure('incident/taken', now.owner.name);
    }
    now = { ...now, owner: actor, currentStep: 'assessing', version: now.version + 1 };
    return success(now);
  };
  return { platform, now: () => now };
};

describe('two seats at once', () => {
  it('make one owner; the second is told who was first; news in any order agrees', async () => {
    const accept = { kind: 'accept' } as const;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { minLength: 2, maxLength: 8 }), async (presses) => {
        const judge = aJudge(anIncident());
        const seats = [0, 1, 2].map((seat) => ({
          ...aLedger(judge.platform),
          actor: anActor({ seat: seat + 1, name: `Officer ${String(seat)}` }),
        }));
        for (const { report } of seats) report(anIncident());
        const said = await Promise.all(
          presses.map((at) => {
            const seat = seats[at];
            if (seat === undefined) throw new Error('no seat');
            return seat.ledger.order(judge.now().incidentId, accept, seat.actor);
          }),
        );
        const owner = judge.now().owner;
        said.forEach((outcome, at) => {
          const isWinner = seats[presses[at] ?? 0]?.actor.seat === owner?.seat;
          const lost = failure('incident/taken', owner?.name);
          expect(outcome).toEqual(isWinner ? success(null) : lost);
        });
        for (const { report, ledger } of seats) {
          report(judge.now(), anIncident());
          expect(ledger.open()).toEqual([judge.now()]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

const words = fc.constantFrom('', 'because');
const parts = fc.oneof(
  fc.constantFrom(...alarmIds).map((alarmId) => ({ of: 'alarm' as const, alarmId })),
  fc.constantFrom(...ids).map((incidentId) => ({ of: 'incident' as const, incidentId })),
);
const orders: fc.Arbitrary<IncidentOrder> = fc.oneof(
  fc.constantFrom<IncidentOrder>({ kind: 'accept' }, { kind: 'archive' }),
  fc.record({
    kind: fc.constant('close' as const),
    verdict: fc.constantFrom('real', 'suspicious', 'false'),
    cause: words,
  }),
  fc.constantFrom<IncidentOrder>(
    { kind: 'assign', unitIds: ['u'], joint: null, instruction: '', limitMs: 60_000 },
    { kind: 'feedback', text: 'x', cameraIds: [] },
    { kind: 'reopen', reason: 'x' },
    { kind: 'note', text: 'x' },
    { kind: 'escalate', text: '' },
    { kind: 'pass', direction: 'up', reason: 'x' },
  ),
  parts.map((part) => ({ kind: 'merge' as const, part })),
  parts.map((part) => ({ kind: 'split' as const, part })),
);
const actors = fc.record<Actor>({
  seat: fc.constantFrom(1, 2),
  name: fc.constant('Officer'),
  role: fc.constantFrom('officer', 'lead'),
});

describe('any order by anybody at any step', () => {
  it('reaches the platform only when the loop allows it, and else changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        reports,
        orders,
        actors,
        fc.boolean(),
        async (all, order, actor, isGrave) => {
          const { ledger, report, platform } = aLedger();
          report(...all.map((one) => ({ ...one, isLeadToClose: isGrave })));
          for (const before of ledger.open()) {
            incidentOrderSchema.parse(order);
            platform.ordered.length = 0;
            platform.fault = failure('platform/timeout').fault;
            const said = await ledger.order(before.incidentId, order, actor);
            // Nothing half-applied: what the platform did not say is not shown.
            expect(ledger.incident(before.incidentId)).toEqual(before);
            const allowed = defaultLoop.steps[before.currentStep].allowed.includes(order.kind);
            if (platform.ordered.length === 0) {
              const isOwn = order.kind === 'accept' && before.owner?.seat === actor.seat;
              if (said.ok) expect(isOwn).toBe(true);
              else expect(said.fault.code).toMatch(/^incident\//);
              if (!allowed) expect(said).toMatchObject({ fault: { code: 'incident/wrong-step' } });
            } else {
              expect(allowed).toBe(true);
              expect(said).toMatchObject({ fault: { code: 'platform/timeout' } });
              const isReal = order.kind === 'close' && order.verdict !== 'false';
              if (isReal && isGrave) expect(actor.role).toBe('lead');
              if (isReal) expect(order.cause).not.toBe('');
            }
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
