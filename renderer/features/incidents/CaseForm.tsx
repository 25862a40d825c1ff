import './incidents.css';
import { useRef } from 'react';
import type { Incident, Unit } from '#contract/incident';
import type { IncidentOrder } from '#contract/incidentOrder';
import type { LocalText } from '#contract/text';
import { Button } from '../../kit/Button';
import { formKeys } from '../../kit/formKeys';
import { useText } from '../../kit/text/useText';
import { AssignFields } from './AssignFields';
import type { CaseForm as Form } from './caseForms';
import { CloseFields } from './CloseFields';
import { FeedbackFields } from './FeedbackFields';
import { orderFrom } from './orderFrom';
import { PartFields, type PartChoice } from './PartFields';
import { WordsField } from './fields';
import { NoteFields } from './NoteFields';

interface Props {
  form: Form;
  incident: Incident;
  /** Where it can be given to; undefined while they are asked for. */
  units: readonly Unit[] | undefined;
  cameras: readonly { cameraId: string; words: string }[];
  /** What could be merged into it, or split off it. */
  parts: readonly PartChoice[];
  /** Short texts of the site for notes. */
  noteTemplates: readonly LocalText[];
  onOrder: (order: IncidentOrder) => void;
  onLeave: () => void;
}

/** One order about a case: filled in by keyboard, sent by Enter, left by Escape. */
export function CaseForm(props: Props) {
  const { form, incident, onOrder, onLeave } = props;
  const { t } = useText();
  const element = useRef<HTMLFormElement>(null);
  const send = (): void => {
    if (element.current === null || !element.current.reportValidity()) return;
    const order = orderFrom(form, new FormData(element.current));
    if (order !== null) onOrder(order);
  };
  return (
    <form
      ref={element}
      className="case-form"
      aria-label={t(`case.form.${form}`)}
      data-testid="case-form"
      data-form={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => formKeys(event, send, onLeave)}
    >
      <h2 className="part-title">
        {t(`case.form.${form}`)} · {incident.caseNumber}
      </h2>
      <div className="case-fields">
        <Fields {...props} />
      </div>
      <div className="case-form-end">
        <Button look="primary" size="action" keyLabel="Enter" onPress={send} testId="case-send">
          {t('case.send')}
        </Button>
        <Button look="plain" size="action" keyLabel="Esc" onPress={onLeave}>
          {t('case.leave')}
        </Button>
      </div>
    </form>
  );
}

function Fields({ form, incident, units, cameras, parts, noteTemplates }: Props) {
  switch (form) {
    case 'assign':
      return <AssignFields incident={incident} units={units} />;
    case 'feedback':
      return <FeedbackFields cameras={incident.takesPictures ? cameras : []} />;
    case 'close':
      return <CloseFields />;
    case 'merge':
    case 'split':
      return <PartFields parts={parts} />;
    case 'false-alarm':
    case 'escalate':
      return <WordsField form={form} />;
    case 'note':
      return <NoteFields templates={noteTemplates} />;
    case 'reopen':
    case 'pass-up':
    case 'pass-down':
      return <WordsField form={form} isRequired />;
  }
}
