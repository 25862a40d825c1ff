import './duty.css';
import type { ProcedureRun, RunStep } from '#contract/procedure';
import { Icon, type IconName } from '../../kit/Icon';
import { localText, useText, type Text } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

const icons: Readonly<Record<RunStep['state'], IconName | null>> = {
  done: 'check',
  skipped: 'skip',
  current: 'chevronRight',
  'to-come': null,
};

/** The way so far and what follows, up to the next question. */
export function ProcedureSteps({ run }: { run: ProcedureRun }) {
  const { t, locale } = useText();
  return (
    <section className="procedure-list" aria-label={localText(run.name, locale)}>
      <h2 className="part-title">{t('procedure.title', { name: localText(run.name, locale) })}</h2>
      <ol>
        {run.steps.map((step) => {
          const icon = icons[step.state];
          return (
            <li
              key={step.stepId}
              className="procedure-step"
              data-step={step.stepId}
              data-state={step.state}
              aria-current={step.state === 'current' ? 'step' : undefined}
            >
              <span className="procedure-mark">
                {icon === null ? null : <Icon name={icon} size="1.25rem" />}
              </span>
              <span className="procedure-text">
                {localText(step.text, locale)}
                <StepNote step={step} words={{ t, locale }} />
              </span>
              {step.atMs === null ? null : (
                <span className="change-by">
                  {t('procedure.by', { by: step.by, time: clockText(step.atMs) })}
                  {step.isPending ? ` · ${t('procedure.pending')}` : ''}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function StepNote({ step, words: { t, locale } }: { step: RunStep; words: Text }) {
  const note =
    step.state === 'skipped'
      ? t('procedure.skipped', { reason: step.reason })
      : step.answer === null
        ? null
        : t('procedure.answer', { answer: localText(step.answer, locale) });
  return note === null ? null : <span className="procedure-note">{note}</span>;
}
