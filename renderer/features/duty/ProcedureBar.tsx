import './duty.css';
import type { ProcedureRun } from '#contract/procedure';
import { Button } from '../../kit/Button';
import { localText, useText } from '../../kit/text/useText';

interface Props {
  run: ProcedureRun;
  onDone: () => void;
  /** Answers are numbered from 1. */
  onAnswer: (number: number) => void;
  onSkip: () => void;
  isSkipping: boolean;
}

/** What is to be done now, and its keys; beside the six steps, so that nobody looks for it. */
export function ProcedureBar({ run, onDone, onAnswer, onSkip, isSkipping }: Props) {
  const { t, locale } = useText();
  const at = run.steps.findIndex(({ state }) => state === 'current');
  const current = run.steps[at];
  return (
    <section className="procedure-bar" data-testid="procedure" data-over={run.isOver}>
      <span className="procedure-words">
        <span className="procedure-name">
          {t('procedure.title', { name: localText(run.name, locale) })}
          {current === undefined ? null : ` · ${t('procedure.position', { number: at + 1 })}`}
        </span>
        <b className="procedure-now" data-testid="procedure-now">
          {current === undefined ? t('procedure.over') : localText(current.text, locale)}
        </b>
      </span>
      {current === undefined ? null : (
        <span className="procedure-keys">
          {run.answers.length === 0 ? (
            <Button look="primary" size="action" keyOf="procedureStep" onPress={onDone}>
              {t('procedure.done')}
            </Button>
          ) : (
            run.answers.map(({ answerId, text }, index) => (
              <Button
                key={answerId}
                size="action"
                keyOf="procedureAnswer"
                typed={index + 1}
                onPress={() => onAnswer(index + 1)}
              >
                {localText(text, locale)}
              </Button>
            ))
          )}
          <Button
            look="plain"
            size="action"
            keyOf="procedureSkip"
            isPressed={isSkipping}
            onPress={onSkip}
            testId="procedure-skip"
          >
            {t('procedure.skip')}
          </Button>
        </span>
      )}
    </section>
  );
}
