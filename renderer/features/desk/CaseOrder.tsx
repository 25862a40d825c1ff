import { useEffect, useState } from 'react';
import type { Alarm } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import type { Incident, Unit } from '#contract/incident';
import { faultTable, type Fault } from '#contract/outcome';
import { request } from '../../bridge/bridge';
import { useWallSelector } from '../../bridge/dispatch';
import { selectStation } from '../../bridge/viewSelectors';
import { localText, useText } from '../../kit/text/useText';
import { CaseForm, mergeChoices, splitChoices, type CaseFormKind } from '../incidents';
import { orderCase } from './orderCase';
import { useDesk } from './useDesk';

interface Props {
  form: CaseFormKind;
  incident: Incident;
  incidents: readonly Incident[];
  alarms: readonly Alarm[];
  cameras: readonly Camera[];
}

/** The order being written about the open case; it stays open when it was refused. */
export function CaseOrder({ form, incident, incidents, alarms, cameras }: Props) {
  const { locale } = useText();
  const { ask, dispatch } = useDesk();
  const { noteTemplates } = useWallSelector(selectStation);
  const units = useUnits(incident, form === 'assign');
  const leave = (): void => dispatch({ type: 'caseFormToggled', form: null });
  const parts =
    form === 'merge'
      ? mergeChoices(incident, incidents, alarms, { locale })
      : splitChoices(incident, (alarmId) => alarms.find((one) => one.alarmId === alarmId), {
          locale,
        });
  return (
    <CaseForm
      form={form}
      incident={incident}
      units={units}
      cameras={cameras.map(({ cameraId, number, name }) => ({
        cameraId,
        words: `${number} ${localText(name, locale)}`,
      }))}
      parts={parts}
      noteTemplates={noteTemplates}
      onOrder={(order) => {
        void orderCase(incident.incidentId, order, ask).then((outcome) => {
          if (outcome.ok || isOnItsWay(outcome.fault)) leave();
        });
      }}
      onLeave={leave}
    />
  );
}

/** It is in the outbox and shown as pending: given once more, it would be another order. */
const isOnItsWay = ({ code }: Fault): boolean =>
  code.startsWith('platform/') && faultTable[code].isPassing;

/** Units are asked for when they are wanted. */
function useUnits({ incidentId }: Incident, isWanted: boolean): readonly Unit[] | undefined {
  const [units, setUnits] = useState<readonly Unit[]>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    void request('incident:units', { incidentId }).then((outcome) => {
      if (isCurrent) setUnits(outcome.ok ? outcome.value : []);
    });
    return () => {
      isCurrent = false;
    };
  }, [incidentId, isWanted]);
  return units;
}
