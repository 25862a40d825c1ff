import { useWallSelector } from '../../bridge/dispatch';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import { useText } from '../../kit/text/useText';
import { HandoverPage } from '../shift';
import { Overlay } from './Overlay';
import { useDesk } from './useDesk';

/** The handover, read anew with everything that may change a line. */
export function HandoverOverlay() {
  const { t } = useText();
  const { ask } = useDesk();
  const view = useWallSelector<HasView, ReturnType<typeof selectView>>(selectView);
  const { station, alarms, incidents } = view;
  const news = [station.handover?.edition, station.alarmOrders, alarms, incidents];
  return (
    <Overlay title={t('handover.title')} testId="handover">
      <HandoverPage actor={station.actor} news={news} ask={ask} />
    </Overlay>
  );
}
