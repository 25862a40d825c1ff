import type { AlarmReport } from '#contract/alarm';
import { defaultAlarmRules, type AlarmRules } from '#contract/alarmRules';
import type { AlarmId } from '#contract/ids';
import { AlarmLedger } from '../../electron/wall/alarmLedger';
import { AlarmOrders } from '../../electron/wall/alarmOrders';
import type { EventNews } from '../../electron/wall/ports';
import { cityId } from '../builders/catalog';
import { FakeClock } from './fakeClock';
import { FakeIds } from './fakeIds';
import { FakeJournal } from './fakeJournal';
import { FakePlatform } from './fakePlatform';
import { FakeStore } from './fakeStore';

interface Kept {
  journal?: FakeJournal;
  store?: FakeStore;
  startMs?: number;
  rules?: AlarmRules;
  ids?: FakeIds;
}

/** The alarms of one platform on fakes; what is kept and given to a second one stands for a restart. */
export const aLedger = ({
  journal = new FakeJournal(),
  store = new FakeStore(),
  startMs = 1_000_000,
  rules: given = defaultAlarmRules,
  ids = new FakeIds(),
}: Kept = {}) => {
  const clock = new FakeClock(startMs);
  const platform = new FakePlatform(clock);
  const raised: AlarmId[] = [];
  const rules = () => given;
  const orders = new AlarmOrders({ clock, ids, store, rules });
  const ledger = new AlarmLedger({
    clock,
    journal,
    ids,
    orders,
    rules,
    platformOf: (platformId) => (platformId === cityId ? platform : undefined),
  });
  ledger.onAlarmRaised((alarm) => raised.push(alarm.alarmId));
  const tell = (news: Partial<EventNews>): void => {
    ledger.apply(cityId, { alarms: [], incidents: [], isFull: false, ...news });
  };
  const report = (...alarms: AlarmReport[]): void => {
    tell({ alarms });
  };
  return { clock, platform, journal, store, orders, ledger, raised, tell, report };
};
