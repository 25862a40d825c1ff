import type { Incident } from '#contract/incident';
import { PrioritySymbol } from '../../kit/PrioritySymbol';
import { SixSteps } from '../../kit/SixSteps';
import { localText, useText } from '../../kit/text/useText';
import { useDesk } from './useDesk';

/** Cases as the rail lists them; choosing one opens its page. */
export function IncidentRows({
  incidents,
  testId = 'incident-list',
}: {
  incidents: readonly Incident[];
  testId?: string;
}) {
  const { t, locale } = useText();
  const { state, dispatch } = useDesk();
  if (incidents.length === 0) return <p className="quiet hint">{t('desk.incidents.none')}</p>;
  return (
    <div className="incident-rows" data-testid={testId}>
      {incidents.map((incident) => (
        <button
          key={incident.incidentId}
          type="button"
          className="incident-row"
          data-incident={incident.incidentId}
          aria-pressed={state.opened.incidentId === incident.incidentId}
          onClick={() =>
            dispatch({
              type: 'caseOpened',
              alarmId: incident.alarmIds[0] ?? null,
              incidentId: incident.incidentId,
            })
          }
        >
          <PrioritySymbol priority={incident.priority} size="1.5rem" />
          <span className="incident-words">
            <span className="incident-title">
              <span>
                {localText(incident.place, locale)} {localText(incident.what, locale)}
              </span>
              {incident.escalations.length === 0 ? null : (
                <b data-escalated>
                  {t('case.escalatedRow', { count: incident.escalations.length })}
                </b>
              )}
              <span className="hint">{incident.owner?.name ?? t('desk.incidents.nobody')}</span>
            </span>
            <SixSteps steps={incident.steps} currentStep={incident.currentStep} variant="list" />
          </span>
        </button>
      ))}
    </div>
  );
}
