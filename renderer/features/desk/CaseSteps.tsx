import type { Incident, IncidentStep } from '#contract/incident';
import { stepName, useStepClock } from '../../kit/SixSteps';
import { useText } from '../../kit/text/useText';
import { clockText, spanText } from '../../kit/time';
import { byWords } from './byWords';

/** Six boxes with name, time and person; the running one opens. */
export function CaseSteps({ incident }: { incident: Incident }) {
  const current = incident.steps.findIndex((step) => step.code === incident.currentStep);
  return (
    <ol className="case-steps">
      {incident.steps.map((step, index) =>
        index === current && step.endedAtMs === null ? (
          <RunningStep key={step.code} step={step} number={index + 1} />
        ) : (
          <RestingStep key={step.code} step={step} number={index + 1} isDone={index <= current} />
        ),
      )}
    </ol>
  );
}

function RestingStep({
  step,
  number,
  isDone,
}: {
  step: IncidentStep;
  number: number;
  isDone: boolean;
}) {
  const { t, locale } = useText();
  return (
    <li className="case-step" data-state={isDone ? 'done' : 'to-come'}>
      <span className="case-step-name">
        {number} {stepName(step, { t, locale })}
      </span>
      <span className="case-step-note">
        {step.startedAtMs === null
          ? null
          : `${clockText(step.startedAtMs)} ${byWords(step.by ?? '', t)}`}
      </span>
    </li>
  );
}

function RunningStep({ step, number }: { step: IncidentStep; number: number }) {
  const { t, locale } = useText();
  const { text, isOver } = useStepClock(step, false);
  return (
    <li className="case-step" data-state="running" data-over={isOver} aria-current="step">
      <span className="case-step-name">
        <span>
          {number} {stepName(step, { t, locale })}
        </span>
        <b>
          {isOver ? t('step.over') : step.limitMs === null ? text : t('step.left', { time: text })}
        </b>
      </span>
      <span className="case-step-note">
        {step.limitMs === null || step.startedAtMs === null
          ? null
          : t('step.limit', { limit: spanText(step.limitMs), since: clockText(step.startedAtMs) })}
      </span>
    </li>
  );
}
