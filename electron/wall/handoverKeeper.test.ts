import { describe, expect, it } from 'vitest';
import type { AlarmId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import { anActor, anAlarm, anIncident } from '../../tests/builders/happenings';
import { aStation, desk } from '../../tests/fakes/aStation';
import { anAlarmReport } from '../../tests/builders/happenings';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { FakeStore } from '../../tests/fakes/fakeStore';
import type { OpenThings } from './handover';
import { HandoverKeeper } from './handoverKeeper';

const coming = anActor({ name: 'Officer Two' });

const aKeeper = async (store = new FakeStore()) => {
  const clock = new FakeClock();
  const things: { now: OpenThings } = {
    now: { alarms: [anAlarm()], orders: [], incidents: [anIncident()] },
  };
  const keeper = new HandoverKeeper({ clock, store, things: () => things.now });
  await keeper.load();
  const confirmFirst = (nth = 0) => {
    const line = keeper.read().lines[nth];
    return keeper.confirm(line?.lineId ?? '', line?.stamp ?? '', true);
  };
  return { keeper, clock, store, things, confirmFirst };
};

describe('a handover', () => {
  it('shows beforehand what would be handed over', async () => {
    const { keeper } = await aKeeper();
    expect(keeper.read()).toMatchObject({
      running: null,
      lines: [{ kind: 'alarm' }, { kind: 'incident' }],
    });
    expect(keeper.standing()).toBeNull();
  });

  it('is confirmed line by line and then finished', async () => {
    const { keeper, confirmFirst } = await aKeeper();
    await keeper.begin(anActor(), 'quiet night');
    expect(await keeper.begin(anActor(), '')).toEqual(failure('handover/running'));
    expect(await confirmFirst()).toEqual(failure('handover/none'));
    await keeper.take(coming);
    expect(await confirmFirst(0)).toEqual(success(null));
    expect(keeper.standing()).toMatchObject({ waiting: 1, total: 2, to: coming });
    expect(await keeper.finish()).toEqual(failure('handover/unconfirmed'));
    await confirmFirst(1);
    expect(await keeper.finish()).toMatchObject({ ok: true, value: { to: coming, lineCount: 2 } });
    expect(keeper.read()).toMatchObject({ running: null, last: { note: 'quiet night' } });
  });

  it('shows what arises meanwhile as unconfirmed, at once', async () => {
    const { keeper, things, confirmFirst } = await aKeeper();
    await keeper.begin(anActor(), '');
    await keeper.take(coming);
    await confirmFirst(0);
    await confirmFirst(1);
    const before = keeper.standing();
    const more = anAlarm({ alarmId: 'city:new' as AlarmId });
    things.now = { ...things.now, alarms: [...things.now.alarms, more] };
    expect(keeper.standing()).toMatchObject({ waiting: 1, total: 3 });
    expect(keeper.standing()?.edition).not.toBe(before?.edition);
    expect(await keeper.finish()).toEqual(failure('handover/unconfirmed'));
  });

  it('refuses a confirmation of what is not as it was read', async () => {
    const { keeper, things } = await aKeeper();
    await keeper.begin(anActor(), '');
    await keeper.take(coming);
    const line = keeper.read().lines[0];
    things.now = { ...things.now, alarms: [anAlarm({ condition: 'cleared' })] };
    expect(await keeper.confirm(line?.lineId ?? '', line?.stamp ?? '', true)).toEqual(
      failure('handover/changed'),
    );
  });

  it('takes a confirmation back', async () => {
    const { keeper, confirmFirst } = await aKeeper();
    await keeper.begin(anActor(), '');
    await keeper.take(coming);
    await confirmFirst();
    const line = keeper.read().lines[0];
    await keeper.confirm(line?.lineId ?? '', line?.stamp ?? '', false);
    expect(keeper.standing()).toMatchObject({ waiting: 2 });
  });

  it('begins anew for another officer, and is called off without a trace', async () => {
    const { keeper, confirmFirst } = await aKeeper();
    await keeper.begin(anActor(), '');
    await keeper.take(coming);
    await confirmFirst();
    await keeper.take(anActor({ name: 'Officer Three' }));
    expect(keeper.standing()).toMatchObject({ waiting: 2 });
    await keeper.cancel();
    expect(keeper.standing()).toBeNull();
  });

  it('goes on after a restart, with what comes back one by one', async () => {
    const { keeper, store, confirmFirst } = await aKeeper();
    await keeper.begin(anActor(), 'note');
    await keeper.take(coming);
    await confirmFirst();
    const again = await aKeeper(store);
    again.things.now = { alarms: [], orders: [], incidents: [] };
    expect(again.keeper.standing()).toMatchObject({ total: 0 });
    again.things.now = { alarms: [anAlarm()], orders: [], incidents: [anIncident()] };
    expect(again.keeper.standing()).toMatchObject({ waiting: 1, total: 2, to: coming });
  });

  it('is not begun when it cannot be kept', async () => {
    const { keeper, store } = await aKeeper();
    store.fault = { code: 'store/unwritable' };
    expect(await keeper.begin(anActor(), '')).toEqual(failure('store/unwritable'));
    expect(keeper.standing()).toBeNull();
  });

  it('tells by itself when a case overruns', async () => {
    const { keeper, clock, things } = await aKeeper();
    const limited = anIncident();
    const startedAtMs = clock.now();
    const steps = limited.steps.map((step, nth) =>
      nth === 0 ? { ...step, startedAtMs, limitMs: 60_000 } : step,
    );
    things.now = { alarms: [], orders: [], incidents: [{ ...limited, steps }] };
    await keeper.begin(anActor(), '');
    await keeper.take(coming);
    const line = keeper.read().lines[0];
    await keeper.confirm(line?.lineId ?? '', line?.stamp ?? '', true);
    let told = 0;
    keeper.onHandoverChanged(() => (told += 1));
    clock.advance(60_000);
    expect(told).toBe(1);
    expect(keeper.read().lines).toMatchObject([{ kind: 'overrun', confirmed: null }]);
  });
});

describe('at a station', () => {
  it('every line goes to the action log with its officer, and the seat changes hands', async () => {
    const made = await aStation();
    made.platform.tellEvents({ alarms: [anAlarmReport()] });
    const { handlers, station, journal, settings } = made;
    const from = settings.current().actor;
    await handlers['handover:begin']({ note: '' }, desk);
    await handlers['handover:take']({ name: 'Officer Two', role: 'lead' }, desk);
    const [line] = station.handover.read().lines;
    await handlers['handover:confirm'](
      { lineId: line?.lineId ?? '', stamp: line?.stamp ?? '', isConfirmed: true },
      desk,
    );
    expect(await handlers['handover:finish']({}, desk)).toEqual(success(null));
    expect(settings.current().actor).toEqual({
      seat: from.seat,
      name: 'Officer Two',
      role: 'lead',
    });
    expect(journal.lines.slice(1).map(({ actor, action }) => [actor.name, action])).toEqual([
      [from.name, 'handover:begin'],
      ['Officer Two', 'handover:take'],
      ['Officer Two', 'handover:confirm'],
      ['Officer Two', 'handover:finish'],
    ]);
    expect(journal.lines[3]?.subject).toContain('alarm city:alarm-1');
  });
});
