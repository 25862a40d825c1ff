import { useCallback } from 'react';
import type { AlarmReport } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import type { WindowView } from '#contract/view';
import { useWallSelector } from '../../bridge/dispatch';
import { selectView, type HasView } from '../../bridge/viewSelectors';
import { useText } from '../../kit/text/useText';
import { HistoryPage } from '../history';
import { Overlay } from './Overlay';
import { useDesk } from './useDesk';

/** The page of past alarms; what still has a case of its own opens that. */
export function AlarmHistory({ onPut }: { onPut: (camera: Camera) => void }) {
  const { t } = useText();
  const { dispatch } = useDesk();
  const { alarms, incidents } = useWallSelector<HasView, WindowView>(selectView);
  const caseOf = useCallback(
    ({ alarmId, incidentId }: AlarmReport) => ({
      alarmId: alarmId in alarms ? alarmId : null,
      incidentId: incidentId !== null && incidentId in incidents ? incidentId : null,
    }),
    [alarms, incidents],
  );
  const hasCase = useCallback(
    (report: AlarmReport): boolean => Object.values(caseOf(report)).some((one) => one !== null),
    [caseOf],
  );
  const onCase = useCallback(
    (report: AlarmReport): void => dispatch({ type: 'caseOpened', ...caseOf(report) }),
    [caseOf, dispatch],
  );
  return (
    <Overlay title={t('history.title')} testId="alarm-history">
      <HistoryPage hasCase={hasCase} onCase={onCase} onPutOnWall={onPut} />
    </Overlay>
  );
}
