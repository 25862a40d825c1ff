import type { Alarm } from '#contract/alarm';
import type { RequestChannel } from '#contract/channels';
import type { AlarmId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** alarm:* — answers, stamped with the officer at the desk, and logged. */
export const alarmHandlers = (deps: HandlerDeps): HandlersOf<'alarm'> => {
  const { alarms, alarmOrders, flood, silence, settings } = deps.station;
  /** Orders about an alarm that is still there, logged with what exactly was ordered. */
  const ordered = async (
    channel: RequestChannel,
    alarmId: AlarmId,
    what: string,
    order: (alarm: Alarm) => Promise<Outcome<null>>,
  ): Promise<Outcome<null>> => {
    const alarm = alarms.alarm(alarmId);
    const outcome = alarm === undefined ? failure('alarm/unknown') : await order(alarm);
    return logged(deps, channel, `${alarmId} ${what}`, outcome);
  };
  return {
    'alarm:acknowledge': async ({ alarmId, note }) =>
      logged(
        deps,
        'alarm:acknowledge',
        alarmId,
        await alarms.acknowledge(alarmId, settings.current().actor, note),
      ),
    'alarm:shelve': ({ alarmId, minutes, reason }) =>
      ordered('alarm:shelve', alarmId, `${String(minutes ?? 'cleared')} ${reason}`, (alarm) =>
        alarmOrders.shelve(alarm, { minutes, reason }, settings.current().actor),
      ),
    'alarm:disable': ({ alarmId, reason }) =>
      ordered('alarm:disable', alarmId, reason, (alarm) =>
        alarmOrders.disable(alarm, reason, settings.current().actor),
      ),
    'alarm:return': async ({ orderId }) => {
      const covers = alarmOrders.list().find((order) => order.orderId === orderId)?.covers ?? '';
      return logged(deps, 'alarm:return', covers, await alarmOrders.end(orderId));
    },
    'alarm:rate': ({ alarmId, priority, reason }) =>
      ordered('alarm:rate', alarmId, `${priority} ${reason}`, (alarm) =>
        alarmOrders.rate(alarm, { priority, reason }, settings.current().actor),
      ),
    'alarm:history': (query) => deps.station.alarmHistory(query),
    'alarm:flood-seen': () => {
      flood.seen();
      return logged(deps, 'alarm:flood-seen', '', success(null));
    },
    'alarm:silence': () => {
      silence.begin(settings.current().silenceMs, alarms.open());
      return logged(deps, 'alarm:silence', '', success(null));
    },
  };
};
