import { useWallSelector } from '../../bridge/dispatch';
import { selectStation, selectView, type HasView } from '../../bridge/viewSelectors';
import { useText } from '../../kit/text/useText';
import { HandoverPage, ReportPage } from '../shift';
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

/** The present shift in figures, or an earlier one. */
export function ReportOverlay() {
  const { t } = useText();
  const { ask } = useDesk();
  const { stationName } = useWallSelector(selectStation);
  return (
    <Overlay title={t('report.title')} testId="report">
      <ReportPage stationName={stationName} ask={ask} />
    </Overlay>
  );
}
