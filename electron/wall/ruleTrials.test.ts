import { describe, expect, it } from 'vitest';
import type { AlarmReport } from '#contract/alarm';
import { anyAlarm, asUsual, type AlarmRule } from '#contract/alarmRule';
import { defaultAlarmRules, type AlarmRules } from '#contract/alarmRules';
import type { AlarmId, CameraId, ScreenId } from '#contract/ids';
import { failure } from '#contract/outcome';
import type { Trial } from '#contract/ruleBook';
import { anAcknowledgement, anAlarmReport } from '../../tests/builders/happenings';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { pastOf } from './pastReports';
import { noAreas } from './ruleAreas';
import { RuleTrials } from './ruleTrials';
import type { StageTile } from './spotlight';
import { trialRun, type TrialMatter } from './trialRun';

const hourMs = 3_600_000;
const toMs = 8 * hourMs;
const tiles: StageTile[] = ['screen-1', 'screen-2'].flatMap((screen) =>
  Array.from({ length: 4 }, (_, index) => ({
    screenId: screen as ScreenId,
    index,
    cameraId: null,
    isAlarmTile: index === 3,
    isPinned: false,
    isVisible: true,
    isInUse: false,
  })),
);
const aReport = (nth: number, given: Partial<AlarmReport> = {}): AlarmReport => {
  const raisedAtMs = given.raisedAtMs ?? nth * 600_000;
  return anAlarmReport({
    alarmId: `city:${String(nth)}` as AlarmId,
    cameraId: `city:${String(nth)}` as CameraId,
    raisedAtMs,
    lastAtMs: raisedAtMs,
    place: { zh: `街${String(nth)}`, en: `Street ${String(nth)}` },
    condition: 'cleared',
    clearedAtMs: raisedAtMs + 60_000,
    acknowledgement: anAcknowledgement({ atMs: raisedAtMs + 30_000 }),
    ...given,
  });
};
const aRule = (when: Partial<AlarmRule['when']>, then: Partial<AlarmRule['then']>): AlarmRule => ({
  ruleId: 'one',
  isOn: true,
  when: { ...anyAlarm, ...when },
  then: { ...asUsual, ...then },
});
const night = (reports: AlarmReport[], draft: Partial<AlarmRules> = {}): TrialMatter => ({
  fromMs: 0,
  toMs,
  reports,
  present: defaultAlarmRules,
  draft: { ...defaultAlarmRules, ...draft },
  areas: noAreas,
  tiles,
  giveBackMs: 30_000,
});
const run = (matter: TrialMatter): Trial => {
  const steps = trialRun(matter);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
};

describe('the past of an alarm', () => {
  it('is told again as it happened', () => {
    const told = pastOf([aReport(1, { count: 3, lastAtMs: 620_000 })]);
    expect(told.map(({ atMs, report }) => [atMs, report.condition, report.count])).toEqual([
      [600_000, 'active', 1],
      [620_000, 'active', 3],
      [630_000, 'active', 3],
      [660_000, 'cleared', 3],
    ]);
    expect(told[2]?.report.acknowledgement).not.toBeNull();
  });
});

describe('a trial', () => {
  it('shows what would have popped, where and for how long', () => {
    const trial = run(night([aReport(1), aReport(2)]));
    expect(trial).toMatchObject({ alarms: 2, isCut: false, lineCount: 2 });
    expect(trial.draft).toMatchObject({ shown: 2, popped: 2, sounded: 2, floods: 0 });
    // Seen and cleared, held on for ten seconds, then thirty more before the tile is given back.
    expect(trial.lines[0]).toMatchObject({
      atMs: 600_000,
      forMs: 60_000 + 10_000 + 30_000,
      screenId: 'screen-1',
      tile: 4,
      change: 'same',
    });
    expect(trial.hours.map(({ came, draft }) => [came, draft])[0]).toEqual([2, 2]);
  });

  it('tells what a rule adds, takes away and moves', () => {
    const reports = [
      aReport(1, { kind: 'smoke' }),
      aReport(2, { kind: 'crowd' }),
      aReport(3, { kind: 'leaves', priority: 'medium' }),
    ];
    const trial = run(
      night(reports, {
        zones: [{ zoneId: 'right', name: 'Right', screenIds: ['screen-2' as ScreenId] }],
        table: [
          aRule({ kinds: ['smoke'] }, { zoneId: 'right' }),
          { ...aRule({ kinds: ['crowd'] }, { isSuppressed: true }), ruleId: 'two' },
          { ...aRule({ kinds: ['leaves'] }, { priority: 'high' }), ruleId: 'three' },
        ],
      }),
    );
    expect(trial.lines.map(({ alarmId, change }) => [alarmId, change])).toEqual([
      ['city:1', 'moved'],
      ['city:2', 'gone'],
      ['city:3', 'added'],
    ]);
    expect(trial.lines[0]).toMatchObject({ screenId: 'screen-2', zoneId: 'right' });
    expect(trial.present).toMatchObject({ popped: 2, hidden: 0 });
    expect(trial.draft).toMatchObject({ popped: 2, hidden: 1 });
  });

  it('counts floods, what waited, and who had to leave', () => {
    const many = Array.from({ length: 14 }, (_, nth) =>
      aReport(nth + 1, {
        raisedAtMs: 40_000 * (nth + 1),
        clearedAtMs: toMs,
        acknowledgement: null,
      }),
    );
    const critical = aReport(99, {
      priority: 'critical',
      raisedAtMs: hourMs,
      acknowledgement: null,
      clearedAtMs: toMs,
    });
    const trial = run(night([...many, critical]));
    expect(trial.draft).toMatchObject({ floods: 1, popped: 3, mostWaiting: 13 });
    expect(trial.lines.at(-1)).toMatchObject({ alarmId: 'city:99', displaced: { what: {} } });
  });

  it('is the same whoever runs it, and changes nothing of what it is given', () => {
    const matter = night([aReport(1), aReport(2, { acknowledgement: null })]);
    const copy = structuredClone({ ...matter, areas: undefined });
    const trial = run(matter);
    expect(run(matter)).toEqual(trial);
    expect(structuredClone({ ...matter, areas: undefined })).toEqual(copy);
  });

  it('takes no more alarms than it says, in short steps', () => {
    const many = Array.from({ length: 2_100 }, (_, nth) =>
      aReport(nth + 1, {
        raisedAtMs: nth * 13_000,
        ...(nth % 40 === 0 ? { acknowledgement: null } : {}),
      }),
    );
    const steps = trialRun(night(many));
    const times: number[] = [];
    for (;;) {
      const atMs = performance.now();
      const next = steps.next();
      times.push(performance.now() - atMs);
      if (next.done !== true) continue;
      expect(next.value).toMatchObject({ alarms: 2_000, isCut: true });
      break;
    }
    times.sort((a, b) => a - b);
    // A slow turn of a busy machine is no sign of a slow step; most are.
    expect(times[Math.floor(times.length * 0.9)]).toBeLessThan(20);
  }, 60_000);
});

describe('running trials', () => {
  it('goes in slices, tells how far it is, and can be stopped', async () => {
    const clock = new FakeClock();
    const trials = new RuleTrials({ clock });
    const many = Array.from({ length: 400 }, (_, nth) =>
      aReport(nth + 1, { raisedAtMs: nth * 60_000 }),
    );
    const first = trials.run(night(many));
    expect(trials.share()).toBeGreaterThan(0);
    trials.stop();
    expect(await first).toEqual(failure('rules/stopped'));
    expect(trials.share()).toBeNull();
    const second = trials.run(night(many));
    for (let turn = 0; turn < 100 && trials.share() !== null; turn += 1) await clock.pass(1);
    expect(await second).toMatchObject({ ok: true, value: { alarms: 400 } });
  });
});
