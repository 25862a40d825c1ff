import { describe, expect, it } from 'vitest';
import type { AlarmReport } from '#contract/alarm';
import { desk, aStation } from '../../tests/fakes/aStation';
import { cityId } from '../../tests/builders/catalog';
import { anAlarmReport, anIncident } from '../../tests/builders/happenings';
import { FakeJournal } from '../../tests/fakes/fakeJournal';
import { EventIntake } from './eventIntake';
import type { EventNews } from './ports';

const news = (...alarms: AlarmReport[]): EventNews => ({
  alarms,
  incidents: [anIncident()],
  isFull: false,
});

const anIntake = () => {
  const journal = new FakeJournal();
  const shown: EventNews[] = [];
  const known = new Set([cityId]);
  const handed: number[] = [];
  const { keepReports } = journal;
  journal.keepReports = (reports, kept) => {
    handed.push(reports.alarms.length + reports.incidents.length);
    keepReports.call(journal, reports, kept);
  };
  const intake = new EventIntake({
    journal,
    isKnown: (platformId) => known.has(platformId),
    show: (_platformId, one) => shown.push(one),
  });
  return { intake, journal, shown, known, handed };
};

describe('news of platforms', () => {
  it('are shown when they are in the journal, not before, and in their order', () => {
    const { intake, journal, shown } = anIntake();
    journal.isSlow = true;
    const both = [news(anAlarmReport()), news(anAlarmReport({ version: 2 }))];
    for (const one of both) intake.take(cityId, one);
    expect(shown).toEqual([]);
    journal.catchUp();
    expect(shown).toEqual(both);
    expect(journal.alarms.get(anAlarmReport().alarmId)?.version).toBe(2);
  });

  it('are journalled once, however often they come, and shown each time', () => {
    const { intake, shown, handed } = anIntake();
    for (let at = 0; at < 3; at += 1) intake.take(cityId, news(anAlarmReport()));
    expect(handed).toEqual([2, 0, 0]);
    expect(shown).toHaveLength(3);
  });

  it('are not shown when their platform was taken out meanwhile', () => {
    const { intake, journal, shown, known } = anIntake();
    journal.isSlow = true;
    intake.take(cityId, news(anAlarmReport()));
    known.delete(cityId);
    intake.forget(cityId);
    journal.catchUp();
    expect(shown).toEqual([]);
    expect(journal.alarms.size).toBe(1);
  });
});

describe('a station whose journal', () => {
  it('lags reads events more slowly until it has caught up', async () => {
    const { journal, platform, station } = await aStation();
    journal.become({ isLagging: true });
    expect(platform.isHeld).toBe(true);
    expect(station.join(desk).station.journal.isLagging).toBe(true);
    journal.become({ isLagging: false });
    expect(platform.isHeld).toBe(false);
    await station.stop();
  });

  it('cannot be written says so at the desk', async () => {
    const { journal, station } = await aStation();
    journal.become({ isFailing: true, isSetAside: true });
    expect(station.join(desk).station.journal).toEqual({
      isFailing: true,
      isSetAside: true,
      isLagging: false,
    });
    await station.stop();
  });
});
