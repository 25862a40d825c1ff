import type { Incident } from '#contract/incident';
import type { StepCode } from '#contract/incidentLoop';
import { Button } from '../../kit/Button';
import { useText } from '../../kit/text/useText';
import { mayOpen, type CaseForm } from './caseForms';

/** Every order that is written first, with the action that opens it. */
const buttons: readonly (readonly [CaseForm, string])[] = [
  ['assign', 'assign'],
  ['feedback', 'feedback'],
  ['reopen', 'reopen'],
  ['close', 'close'],
  ['note', 'note'],
  ['escalate', 'escalate'],
  ['pass-up', 'passUp'],
  ['pass-down', 'passDown'],
  ['merge', 'merge'],
  ['split', 'split'],
  ['false-alarm', 'falseAlarm'],
];

/** What usually comes next; it is the one that stands out. */
const nextOf: Readonly<Partial<Record<StepCode, CaseForm>>> = {
  assessing: 'assign',
  investigating: 'feedback',
  feedback: 'close',
};

interface Props {
  incident: Incident;
  open: CaseForm | null;
  onForm: (form: CaseForm) => void;
  onArchive: () => void;
}

/** What can be done with the case now; what its step does not allow is not offered. */
export function CaseActions({ incident, open, onForm, onArchive }: Props) {
  const { t } = useText();
  const next = incident.owner === null ? undefined : nextOf[incident.currentStep];
  const look = (form: CaseForm) =>
    form === 'false-alarm' ? 'plain' : form === next ? 'primary' : 'outline';
  return (
    <>
      {buttons.map(([form, key]) =>
        !mayOpen(form, incident) || (form === 'split' && !canSplit(incident)) ? null : (
          <Button
            key={form}
            look={look(form)}
            size="action"
            keyOf={key}
            isPressed={open === form}
            testId={`case-${form}`}
            onPress={() => onForm(form)}
          >
            {t(`case.do.${form}`)}
          </Button>
        ),
      )}
      {incident.allowed.includes('archive') ? (
        <Button size="action" keyOf="archive" onPress={onArchive} testId="case-archive">
          {t('case.do.archive')}
        </Button>
      ) : null}
    </>
  );
}

function canSplit({ alarmIds, mergedIds, source }: Incident): boolean {
  return mergedIds.length > 0 || alarmIds.length > (source === 'device' ? 1 : 0);
}
