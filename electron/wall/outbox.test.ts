import { describe, expect, it } from 'vitest';
import type { IncidentId } from '#contract/ids';
import type { IncidentOrder } from '#contract/incidentOrder';
import { failure } from '#contract/outcome';
import { cityId } from '../../tests/builders/catalog';
import { anActor, anIncident } from '../../tests/builders/happenings';
import { FakeClock, settled } from '../../tests/fakes/fakeClock';
import { FakeIds } from '../../tests/fakes/fakeIds';
import { FakeJournal } from '../../tests/fakes/fakeJournal';
import { FakePlatform } from '../../tests/fakes/fakePlatform';
import { IncidentLedger } from './incidentLedger';

const first = anIncident({ allowed: ['accept', 'note', 'escalate'] });
const { incidentId } = first;
const accept: IncidentOrder = { kind: 'accept' };
const note = (text: string): IncidentOrder => ({ kind: 'note', text });
const away = failure('platform/unreachable').fault;
const officer = anActor();

const aDesk = (journal = new FakeJournal()) => {
  const clock = new FakeClock();
  const platform = new FakePlatform(clock);
  const ledger = new IncidentLedger({
    clock,
    // Another run gives other keys.
    ids: new FakeIds(),
    journal,
    platformOf: (platformId) => (platformId === cityId ? platform : undefined),
    closedShownMs: () => 30_000,
  });
  ledger.restore();
  ledger.apply(cityId, { alarms: [], incidents: [first], isFull: false });
  return { clock, platform, ledger, journal };
};

describe('an order about an incident', () => {
  it('is in the journal before anybody is told that it is pending', () => {
    const { ledger, journal } = aDesk();
    const seen: number[][] = [];
    ledger.onIncidentsChanged(() => {
      seen.push([ledger.orders().length, journal.answers.size]);
    });
    void ledger.order(incidentId, accept, officer);
    expect(seen).toEqual([[1, 1]]);
    expect(ledger.orders()).toMatchObject([{ incidentId, kind: 'accept', refusal: null }]);
  });

  it('is shown only when what the platform said is journalled', async () => {
    const { ledger, journal } = aDesk();
    journal.isSlow = true;
    void ledger.order(incidentId, accept, officer);
    await settled();
    expect(ledger.incident(incidentId)?.owner).toBeNull();
    expect(journal.answers.size).toBe(1);
    journal.catchUp();
    await settled();
    expect(ledger.incident(incidentId)?.owner).toEqual(officer);
    expect(ledger.orders()).toEqual([]);
    expect(journal.answers.size).toBe(0);
  });

  it('goes out with the same key until the platform answers', async () => {
    const { ledger, platform, clock, journal } = aDesk();
    platform.fault = away;
    expect(await ledger.order(incidentId, accept, officer)).toEqual({ ok: false, fault: away });
    expect(ledger.orders()).toHaveLength(1);
    await clock.pass(2_000);
    platform.fault = undefined;
    await clock.pass(4_000);
    expect(platform.ordered).toHaveLength(3);
    expect(new Set(platform.ordered.map(({ answer }) => answer.key)).size).toBe(1);
    expect(ledger.orders()).toEqual([]);
    expect(journal.lines).toMatchObject([{ action: 'incident:accept', result: 'done' }]);
  });

  it('is taken up by the next run', async () => {
    const before = aDesk();
    before.platform.fault = away;
    await before.ledger.order(incidentId, note('seen'), officer);
    before.ledger.stop();
    const after = aDesk(before.journal);
    expect(after.ledger.orders()).toMatchObject([{ kind: 'note', actor: officer }]);
    after.ledger.platformLive(cityId);
    await settled();
    expect(after.platform.ordered).toEqual([before.platform.ordered[0]]);
    expect(before.journal.pendingAnswers()).toEqual([]);
    expect(before.journal.lines).toMatchObject([{ action: 'incident:note', result: 'done' }]);
  });

  it('is taken up late, with its key, when somebody else had the file at the start', async () => {
    const before = aDesk();
    before.platform.fault = away;
    await before.ledger.order(incidentId, note('seen'), officer);
    before.ledger.stop();
    before.journal.isBusy = true;
    const after = aDesk(before.journal);
    const again = await after.ledger.order(incidentId, note('seen'), officer);
    expect(again).toMatchObject({ fault: { code: 'store/unwritable' } });
    expect(after.platform.ordered).toEqual([]);
    before.journal.isBusy = false;
    before.journal.become({ isFailing: false });
    await settled();
    expect(after.platform.ordered).toEqual([before.platform.ordered[0]]);
    expect(before.journal.pendingAnswers()).toEqual([]);
  });

  it('is shown as refused until the next order about the same', async () => {
    const { ledger, platform, journal } = aDesk();
    platform.fault = failure('incident/taken', 'Officer Two').fault;
    expect(await ledger.order(incidentId, accept, officer)).toMatchObject({ ok: false });
    expect(ledger.orders()).toMatchObject([
      { kind: 'accept', refusal: { code: 'incident/taken', detail: 'Officer Two' } },
    ]);
    expect(journal.pendingAnswers()).toEqual([]);
    platform.fault = undefined;
    await ledger.order(incidentId, note('later'), officer);
    expect(ledger.orders()).toEqual([]);
  });

  it('waits for the one given before about the same incident', async () => {
    const { ledger, platform } = aDesk();
    platform.fault = away;
    for (const words of ['one', 'two', 'three']) {
      await ledger.order(incidentId, note(words), officer);
    }
    expect(
      platform.ordered.every(({ order }) => order.kind === 'note' && order.text === 'one'),
    ).toBe(true);
    platform.fault = undefined;
    platform.ordered.length = 0;
    ledger.platformLive(cityId);
    await settled();
    expect(platform.ordered.map(({ order }) => order.kind === 'note' && order.text)).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(ledger.orders()).toEqual([]);
  });

  it('does not wait for another incident', async () => {
    const { ledger, platform } = aDesk();
    const other = { ...first, incidentId: 'city:incident-2' as IncidentId };
    ledger.apply(cityId, { alarms: [], incidents: [other], isFull: false });
    let answer: () => void = () => undefined;
    const { order } = platform;
    platform.order = async (...args) => {
      if (args[0] === incidentId) await new Promise<void>((done) => (answer = done));
      return order(...args);
    };
    void ledger.order(incidentId, accept, officer);
    expect(await ledger.order(other.incidentId, accept, officer)).toMatchObject({ ok: true });
    answer();
  });

  it('says when it could be neither delivered nor kept', async () => {
    const { ledger, platform, journal } = aDesk();
    platform.fault = away;
    journal.fault = failure('store/unwritable').fault;
    expect(await ledger.order(incidentId, accept, officer)).toMatchObject({
      fault: { code: 'store/unwritable' },
    });
  });
});
