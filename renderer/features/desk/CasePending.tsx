import type { AlarmId, IncidentId } from '#contract/ids';
import { useWallSelector } from '../../bridge/dispatch';
import { selectStation } from '../../bridge/viewSelectors';
import { faultWords } from '../../kit/text/faultWords';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

/** Orders about this case that its platform has not answered, and what it did not accept. */
export function CasePending({
  alarmId,
  incidentId,
}: {
  alarmId: AlarmId | undefined;
  incidentId: IncidentId | undefined;
}) {
  const { t } = useText();
  const orders = useWallSelector(selectStation).pendingOrders;
  const mine = orders.filter((order) =>
    order.incidentId === null ? order.alarmId === alarmId : order.incidentId === incidentId,
  );
  if (mine.length === 0) return null;
  return (
    <ul className="case-pending" aria-label={t('order.label')} role="status">
      {mine.map(({ key, kind, atMs, refusal }) => {
        const told = { order: t(`order.kind.${kind}`), time: clockText(atMs) };
        return (
          <li key={key} data-refused={refusal !== null}>
            {refusal === null
              ? t('order.pending', told)
              : t('order.refused', { ...told, reason: faultWords(refusal.code, t) })}
          </li>
        );
      })}
    </ul>
  );
}
