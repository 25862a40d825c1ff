import { describe, expect, it } from 'vitest';
import { anyAlarm, asUsual, type AlarmRule } from '#contract/alarmRule';
import type { AlarmId, CameraId, NodeId, ScreenId } from '#contract/ids';
import { failure } from '#contract/outcome';
import type { RuleBook } from '#contract/ruleBook';
import { aBriefingWish } from '../../tests/builders/briefing';
import { anActor, anAlarmReport } from '../../tests/builders/happenings';
import { aStation, desk } from '../../tests/fakes/aStation';

const aRule = (
  ruleId: string,
  when: Partial<AlarmRule['when']> = {},
  then: Partial<AlarmRule['then']> = {},
): AlarmRule => ({
  ruleId,
  isOn: true,
  when: { ...anyAlarm, ...when },
  then: { ...asUsual, ...then },
});
const bookOf = (...table: AlarmRule[]): RuleBook => ({ table, zones: [] });

const leadStation = async () => {
  const made = await aStation();
  await made.handlers['settings:write']({ actor: anActor({ role: 'lead' }) }, desk);
  const save = (book: RuleBook) => made.handlers['rules:save']({ book }, desk);
  return { ...made, save };
};

describe('rules:save', () => {
  it('is for the seat of the lead only', async () => {
    const { handlers, station } = await aStation();
    const book = bookOf(aRule('one'));
    expect(await handlers['rules:save']({ book }, desk)).toEqual(failure('alarm/lead-only'));
    expect(station.rules.inForce().table).toEqual([]);
  });

  it('puts the rules in force and keeps every version, over a restart', async () => {
    const made = await leadStation();
    made.platform.tellEvents({ alarms: [anAlarmReport()] });
    expect(await made.save(bookOf(aRule('one', {}, { priority: 'low' })))).toMatchObject({
      ok: true,
      value: { number: 1, rules: 1, actor: { role: 'lead' } },
    });
    expect(made.station.alarms.open()[0]).toMatchObject({
      priority: 'low',
      ruling: { ruleId: 'one' },
    });
    await made.save(bookOf());
    expect(made.station.alarms.open()[0]).toMatchObject({ priority: 'high' });
    await made.station.stop();
    const again = await aStation({ store: made.store, journal: made.journal });
    expect(again.station.rules.versions().map(({ number }) => number)).toEqual([2, 1]);
    const read = await again.handlers['rules:read']({ number: 1 }, desk);
    expect(read).toMatchObject({ value: { book: { table: [{ ruleId: 'one' }] } } });
    expect(await again.handlers['rules:read']({ number: 9 }, desk)).toEqual(
      failure('rules/unknown-version'),
    );
  });

  it('refuses what cannot be meant', async () => {
    const { save } = await leadStation();
    expect(await save(bookOf(aRule('one'), aRule('one')))).toMatchObject({
      fault: { code: 'rules/inconsistent' },
    });
    expect(await save(bookOf(aRule('one', {}, { zoneId: 'nowhere' })))).toMatchObject({
      fault: { code: 'rules/inconsistent' },
    });
  });

  it('changes nothing when the disk is full', async () => {
    const made = await leadStation();
    made.store.fault = { code: 'store/unwritable' };
    expect(await made.save(bookOf(aRule('one')))).toEqual(failure('store/unwritable'));
    expect(made.station.rules.inForce().table).toEqual([]);
    expect(made.station.rules.versions()).toEqual([]);
  });
});

describe('rules:preview', () => {
  it('counts what is open and what came in a day, each for the first rule that fits', async () => {
    const made = await leadStation();
    const now = made.clock.now();
    const smoke = anAlarmReport({ alarmId: 'city:2' as AlarmId, kind: 'smoke', raisedAtMs: now });
    made.platform.tellEvents({ alarms: [anAlarmReport({ raisedAtMs: now }), smoke] });
    const book = bookOf(aRule('smoke', { kinds: ['smoke'] }), aRule('all'));
    expect(await made.handlers['rules:preview']({ book }, desk)).toMatchObject({
      value: {
        counts: [
          { ruleId: 'smoke', open: 1, day: 1 },
          { ruleId: 'all', open: 1, day: 1 },
        ],
        open: 2,
      },
    });
  });
});

describe('a rule in force', () => {
  it('follows the tree: an area is known as soon as the tree is', async () => {
    const made = await leadStation();
    made.platform.tellEvents({ alarms: [anAlarmReport({ cameraId: 'city:3' as CameraId })] });
    const nodeId = made.station.catalog.camera('city:3' as CameraId)?.nodeId ?? ('' as NodeId);
    await made.save(bookOf(aRule('here', { areas: [nodeId] }, { priority: 'medium' })));
    expect(made.station.alarms.open()[0]?.priority).toBe('medium');
    await made.save(bookOf(aRule('there', { areas: ['city:x' as NodeId] }, { priority: 'low' })));
    expect(made.station.alarms.open()[0]?.priority).toBe('high');
  });

  it('puts its cameras before those that the platform links', async () => {
    const made = await leadStation();
    const linkedCameraIds = ['city:7' as CameraId];
    await made.save(bookOf(aRule('one', {}, { linkedCameraIds })));
    const given = anAlarmReport({ linkedCameraIds: ['city:8' as CameraId] });
    made.platform.tellEvents({ alarms: [given] });
    expect(made.station.alarms.open()[0]?.linkedCameraIds).toEqual(['city:7', 'city:8']);
  });

  it('recalls its scene on a free wall, can be undone, and never over what people do', async () => {
    const made = await leadStation();
    const screenId = 'screen-1' as ScreenId;
    await made.handlers['scene:save']({ number: 3, name: 'Three' }, desk);
    await made.handlers['scene:layout']({ screenId, tileCount: 16 }, desk);
    await made.save(bookOf(aRule('one', {}, { scene: 3 })));
    const raise = (id: string): void => {
      const alarmId = `city:${id}` as AlarmId;
      made.platform.tellEvents({ alarms: [anAlarmReport({ alarmId, kind: id })] });
    };
    const tiles = () => made.station.plans()[screenId]?.layout.tileCount;
    raise('soon');
    expect(tiles()).toBe(16);
    expect(made.journal.lines.at(-1)).toMatchObject({ result: 'scene/at-work' });
    await made.clock.pass(61_000);
    raise('later');
    expect(tiles()).toBe(9);
    expect(made.station.scene.inForce().changes[0]?.what).toMatchObject({ isByRule: true });
    await made.handlers['scene:undo']({}, desk);
    expect(tiles()).toBe(16);
    await made.clock.pass(61_000);
    await made.handlers['briefing:start'](aBriefingWish(), desk);
    raise('presented');
    await made.handlers['briefing:leave']({}, desk);
    expect(tiles()).toBe(16);
  });
});
