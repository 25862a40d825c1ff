import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prioritySchema } from '#contract/alarm';
import { alarmRuleSchema, anyAlarm, asUsual, type AlarmRule } from '#contract/alarmRule';
import { alarmRulesSchema, defaultAlarmRules } from '#contract/alarmRules';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { defaultSettings, migrateSettings } from '#contract/settings';
import { anAlarmReport } from '../../tests/builders/happenings';
import { isAbout, isTimeOf } from './fittingRule';
import { areasOf, noAreas } from './ruleAreas';
import { ruledAlarm } from './ruledAlarm';
import { rulingOf } from './rulingOf';

const rule = (when: Partial<AlarmRule['when']>, then: Partial<AlarmRule['then']> = {}): AlarmRule =>
  alarmRuleSchema.parse({
    ruleId: 'one',
    isOn: true,
    when: { ...anyAlarm, ...when },
    then: { ...asUsual, ...then },
  });
const node = (id: string): NodeId => id as NodeId;
/** A city with a district that has a street. */
const tree = areasOf({
  pathTo: (nodeId) => (nodeId === 'street' ? [node('city'), node('district'), nodeId] : [nodeId]),
  camera: (cameraId) => (cameraId === 'city:1032' ? { nodeId: node('street') } : undefined),
});

describe('a rule is about an alarm', () => {
  it('when every part of it fits', () => {
    const report = anAlarmReport();
    expect(isAbout(rule({}), report, tree)).toBe(true);
    expect(isAbout(rule({ priorities: ['critical', 'high'] }), report, tree)).toBe(true);
    expect(isAbout(rule({ priorities: ['low'] }), report, tree)).toBe(false);
    expect(isAbout(rule({ priorities: ['high'], kinds: ['smoke'] }), report, tree)).toBe(false);
    expect(isAbout({ ...rule({}), isOn: false }, report, tree)).toBe(false);
  });

  it('by its source: way, platform or camera', () => {
    const report = anAlarmReport();
    const fits = (...sources: AlarmRule['when']['sources']): boolean =>
      isAbout(rule({ sources }), report, tree);
    expect(fits({ of: 'way', way: 'device' })).toBe(true);
    expect(fits({ of: 'way', way: 'worker' })).toBe(false);
    expect(fits({ of: 'platform', platformId: 'city' as PlatformId })).toBe(true);
    expect(fits({ of: 'camera', cameraId: 'city:1032' as CameraId })).toBe(true);
    expect(fits({ of: 'way', way: 'worker' }, { of: 'way', way: 'device' })).toBe(true);
  });

  it('anywhere below the nodes that it names', () => {
    const report = anAlarmReport();
    expect(isAbout(rule({ areas: [node('district')] }), report, tree)).toBe(true);
    expect(isAbout(rule({ areas: [node('other')] }), report, tree)).toBe(false);
    expect(isAbout(rule({ areas: [node('district')] }), report, noAreas)).toBe(false);
    const elsewhere = anAlarmReport({ nodeId: node('other') });
    expect(isAbout(rule({ areas: [node('district')] }), elsewhere, tree)).toBe(false);
  });
});

describe('the time of a rule', () => {
  // A Wednesday.
  const at = (day: number, hour: number): number => new Date(2026, 6, day, hour).getTime();

  it('is the days and the hours together', () => {
    const when = { ...anyAlarm, days: [3], hours: { from: 480, to: 1_080 } };
    expect(
      [at(15, 7), at(15, 8), at(15, 17), at(15, 18), at(16, 9)].map((t) => isTimeOf(when, t)),
    ).toEqual([false, true, true, false, false]);
  });

  it('takes a night for a part of the day on which it began', () => {
    const when = { ...anyAlarm, days: [3], hours: { from: 1_320, to: 360 } };
    expect([at(15, 3), at(15, 22), at(16, 3), at(16, 22)].map((t) => isTimeOf(when, t))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('what no rule takes from a Critical', () => {
  it('is frame, alarm tile, sound and being shown', () => {
    const one = rule({}, { hasFrame: false, hasTile: false, hasSound: false, isSuppressed: true });
    expect(rulingOf(one, 'critical')).toMatchObject({
      hasFrame: true,
      hasTile: true,
      hasSound: true,
    });
    expect(rulingOf(one, 'high')).toMatchObject({ hasFrame: false, hasSound: false });
    const held = {
      report: anAlarmReport({ priority: 'critical' }),
      refusal: null,
      learnedAtMs: 0,
      isPresumed: false,
    };
    expect(ruledAlarm(held, { ...defaultAlarmRules, table: [one] }, 5_000).isSuppressed).toBe(
      false,
    );
  });

  it('only Critical and High turn the wall to a scene', () => {
    const one = rule({}, { scene: 3 });
    expect(prioritySchema.options.map((priority) => rulingOf(one, priority).scene)).toEqual([
      3,
      3,
      null,
      null,
    ]);
  });
});

const hours = fc.option(
  fc.record({ from: fc.integer({ min: 0, max: 1_439 }), to: fc.integer({ min: 0, max: 1_439 }) }),
);
const oldRow = fc.record({
  name: fc.string({ minLength: 1, maxLength: 20 }).filter((name) => name.trim() !== ''),
  kinds: fc.array(fc.constantFrom('smoke', 'standing-water', 'crowd', 'other'), { maxLength: 3 }),
  hours,
  priority: fc.option(fc.constantFrom(...prioritySchema.options)),
  onDelayMs: fc.integer({ min: 0, max: 600_000 }),
  offDelayMs: fc.integer({ min: 0, max: 600_000 }),
  isSuppressed: fc.boolean(),
});

describe('tables of earlier builds', () => {
  it('load, and say about every alarm what they said', () => {
    fc.assert(
      fc.property(
        fc.array(oldRow, { maxLength: 6 }),
        fc.constantFrom('smoke', 'standing-water', 'crowd', 'other'),
        fc.integer({ min: 0, max: 2_000_000_000_000 }),
        (table, kind, nowMs) => {
          const { zones: _zones, ...older } = { ...defaultAlarmRules, table };
          const settings = migrateSettings({ ...defaultSettings, alarmRules: older });
          const rules = settings?.alarmRules ?? defaultAlarmRules;
          expect(rules.table).toHaveLength(table.length);
          const report = anAlarmReport({ kind, raisedAtMs: nowMs, lastAtMs: nowMs });
          const held = { report, refusal: null, learnedAtMs: nowMs, isPresumed: false };
          const now = new Date(nowMs);
          const minute = now.getHours() * 60 + now.getMinutes();
          const expected = table.find(
            (row) =>
              (row.kinds.length === 0 || row.kinds.includes(kind)) &&
              (row.hours === null ||
                (row.hours.from <= row.hours.to
                  ? minute >= row.hours.from && minute < row.hours.to
                  : minute >= row.hours.from || minute < row.hours.to)),
          );
          const ruled = ruledAlarm(held, rules, nowMs);
          expect(ruled.priority).toBe(expected?.priority ?? 'high');
          expect(ruled.rule?.then.onDelayMs).toBe(expected?.onDelayMs);
          expect(ruled.rule?.then.offDelayMs).toBe(expected?.offDelayMs);
          expect(ruled).toEqual(ruledAlarm(held, structuredClone(rules), nowMs));
          // What is kept is read back as it is.
          expect(alarmRulesSchema.parse(rules)).toEqual(rules);
        },
      ),
      { numRuns: 500 },
    );
  });
});
