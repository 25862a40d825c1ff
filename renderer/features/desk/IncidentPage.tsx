import { useEffect, useState } from 'react';
import type { Alarm } from '#contract/alarm';
import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { ProcedureRun } from '#contract/procedure';
import { request } from '../../bridge/bridge';
import { Button } from '../../kit/Button';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { localText, useText } from '../../kit/text/useText';
import { ProcedureBar, ProcedureSteps } from '../duty';
import { CaseActions, CaseFeedback } from '../incidents';
import { CaseBundle } from './CaseBundle';
import { CaseFacts } from './CaseFacts';
import { CaseOrder } from './CaseOrder';
import { CasePending } from './CasePending';
import { CaseSkip } from './CaseSkip';
import { CasePictures } from './CasePictures';
import { CaseSteps } from './CaseSteps';
import { CaseTimeline } from './CaseTimeline';
import { useDesk } from './useDesk';

interface Props {
  alarm: Alarm | undefined;
  incident: Incident | undefined;
  /** All of them, for merging. */
  incidents: readonly Incident[];
  alarms: readonly Alarm[];
  /** The procedure of the case, where it has one. */
  procedure: ProcedureRun | undefined;
  onPutOnWall: (camera: Camera) => void;
}

/** The incident card at the desk: place, time, source, pictures, live cameras, steps, owner. */
export function IncidentPage(props: Props) {
  const { alarm, incident, incidents, alarms, procedure, onPutOnWall } = props;
  const { t, locale } = useText();
  const { state, run, dispatch } = useDesk();
  const subject = alarm ?? incident;
  const cameras = useLinkedCameras(alarm, incident);
  if (subject === undefined) return null;
  const first = cameras[0];
  const leave = (): void => dispatch({ type: 'caseOpened', alarmId: null, incidentId: null });
  return (
    <section className="centre" aria-label={t('desk.incidents.card')} data-testid="incident-card">
      <div className="region-head case-head">
        <PrioritySymbol priority={subject.priority} size="1.75rem" />
        <h1>
          {localText(subject.place, locale)} {localText(subject.what, locale)}
        </h1>
        <span className="region-note">{incident?.caseNumber}</span>
        <span className="top-space" />
        <Button look="plain" keyLabel="Esc" onPress={leave}>
          {t('desk.wall.back')}
        </Button>
      </div>
      <CasePending alarmId={alarm?.alarmId} incidentId={incident?.incidentId} />
      <div className="case">
        {incident === undefined ? null : <CaseSteps incident={incident} />}
        {procedure === undefined ? null : (
          <ProcedureBar
            run={procedure}
            isSkipping={state.isSkipping}
            onDone={() => run({ kind: 'procedure-step' })}
            onAnswer={(number) => run({ kind: 'procedure-answer', number })}
            onSkip={() => run({ kind: 'procedure-skip' })}
          />
        )}
        <div className="case-body">
          <CasePictures
            alarm={alarm}
            incident={incident}
            cameras={cameras}
            onPutOnWall={onPutOnWall}
          />
          <CaseFacts alarm={alarm} incident={incident} />
        </div>
        {incident === undefined ? null : <CaseFeedback incident={incident} />}
        {procedure === undefined ? null : <ProcedureSteps run={procedure} />}
        {incident === undefined ? null : <CaseTimeline incident={incident} />}
      </div>
      {incident === undefined || state.caseForm === null ? null : (
        <CaseOrder
          key={`${incident.incidentId} ${state.caseForm}`}
          form={state.caseForm}
          incident={incident}
          incidents={incidents}
          alarms={alarms}
          cameras={cameras}
        />
      )}
      {incident === undefined || procedure === undefined || !state.isSkipping ? null : (
        <CaseSkip incidentId={incident.incidentId} run={procedure} />
      )}
      <div className="action-bar case-actions">
        {mayAccept(alarm, incident) ? (
          <Button
            look="primary"
            size="action"
            keyOf="accept"
            onPress={() => run({ kind: 'accept' })}
          >
            {t('desk.keys.accept')}
          </Button>
        ) : null}
        {alarm?.response === 'waiting' ? (
          <Button size="action" keyOf="acknowledge" onPress={() => run({ kind: 'acknowledge' })}>
            {t('desk.keys.acknowledge')}
          </Button>
        ) : null}
        <Button
          size="action"
          keyOf="onWall"
          onPress={() => {
            if (first !== undefined) onPutOnWall(first);
          }}
          unavailable={first === undefined ? t('desk.incidents.noCamera') : undefined}
        >
          {t('desk.keys.onWall')}
        </Button>
        {incident === undefined ? null : (
          <CaseActions
            incident={incident}
            open={state.caseForm}
            onForm={(form) => run({ kind: 'case-form', form })}
            onArchive={() => run({ kind: 'archive' })}
          />
        )}
        {incident === undefined ? null : <CaseBundle incidentId={incident.incidentId} />}
      </div>
    </section>
  );
}

/** An alarm without a case becomes one when it is accepted. */
function mayAccept(alarm: Alarm | undefined, incident: Incident | undefined): boolean {
  if (incident === undefined) return alarm !== undefined;
  return incident.owner === null && incident.allowed.includes('accept');
}

/** The alarm's own camera first, then the linked ones, none twice; at most five. */
export function linkedIds(alarm: Alarm | undefined, incident: Incident | undefined): CameraId[] {
  const own = alarm?.cameraId == null ? [] : [alarm.cameraId];
  const linked = [...own, ...(alarm?.linkedCameraIds ?? []), ...(incident?.cameraIds ?? [])];
  return [...new Set(linked)].slice(0, 5);
}

function useLinkedCameras(alarm: Alarm | undefined, incident: Incident | undefined): Camera[] {
  const [cameras, setCameras] = useState<Camera[]>([]);
  const wanted = linkedIds(alarm, incident).join(' ');
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const cameraIds = wanted.split(' ').filter((id) => id !== '') as CameraId[];
      const outcome = await request('catalog:cameras', { cameraIds });
      if (!isCurrent || !outcome.ok) return;
      const found = outcome.value;
      setCameras(cameraIds.flatMap((id) => found.filter((camera) => camera.cameraId === id)));
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [wanted]);
  return cameras;
}
