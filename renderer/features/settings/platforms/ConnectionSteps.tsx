import type { ConnectionReport, StepReport } from '#contract/connection';
import { Button } from '../../../kit/Button';
import { faultWords } from '../../../kit/text/faultWords';
import { useText, type Text } from '../../../kit/text/useText';
import type { TestRoom } from './useConnectionTest';

/** Every step with what it found, and under what is not good what to do. */
export function ConnectionSteps({ room }: { room: TestRoom }) {
  const text = useText();
  const { t } = text;
  if (room.of === null) return null;
  const { name } = room.of;
  return (
    <div className="connection" data-testid="connection" aria-busy={room.isRunning}>
      <p className="connection-head">
        <b role="status">{verdict(room, text)}</b>
        <span className="hint">
          {name === '–' ? t('platforms.result') : t('platforms.resultOf', { name })}
        </span>
        {room.isRunning ? (
          <Button look="plain" onPress={room.stop} testId="connection-stop">
            {t('platforms.stop')}
          </Button>
        ) : null}
      </p>
      {room.fault === null ? null : (
        <p className="refusal" role="alert">
          {faultWords(room.fault.code, t)}
        </p>
      )}
      {room.report === null ? null : (
        <ol className="connection-steps">
          {room.report.steps.map((step) => (
            <Step key={step.step} step={step} text={text} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Step({ step, text }: { step: StepReport; text: Text }) {
  const { t } = text;
  const { state, finding, tookMs } = step;
  const isPoor = state === 'failed' || state === 'noted' || step.step === 'picture';
  const words = wordsOf(step, text);
  const advice = finding === null || !isPoor ? '' : adviceOf(finding, words, t);
  return (
    <li data-step={step.step} data-state={state}>
      <StepMark state={state} />
      <span className="step-name">{t(`platforms.step.${step.step}`)}</span>
      <span className="step-said">
        {finding === null
          ? t(`platforms.state.${state}`)
          : t(`platforms.finding.${finding}`, words)}
        {advice === '' ? null : <span className="step-advice">{advice}</span>}
      </span>
      <span className="hint step-time">
        {tookMs === null ? '' : t('platforms.took', { ms: tookMs })}
      </span>
    </li>
  );
}

/** By shape: disc, disc with an edge, cross, ring, short line. */
function StepMark({ state }: { state: StepReport['state'] }) {
  const { t } = useText();
  return (
    <svg
      viewBox="0 0 20 20"
      className="step-mark"
      role="img"
      aria-label={t(`platforms.state.${state}`)}
    >
      {state === 'good' ? <path d="m4 10.5 4 4 8-9" /> : null}
      {state === 'noted' ? <path d="M10 4v8m0 3.2v.6" /> : null}
      {state === 'failed' ? <path d="m5 5 10 10M15 5 5 15" /> : null}
      {state === 'running' ? <circle cx="10" cy="10" r="6" /> : null}
      {state === 'waiting' || state === 'skipped' ? <path d="M6 10h8" /> : null}
    </svg>
  );
}

const wordsOf = ({ words, fault }: StepReport, { t, locale }: Text): Record<string, string> => ({
  ...words,
  camera: (locale === 'en' ? words['en'] : words['zh']) ?? '',
  fault: fault === null ? '' : faultWords(fault, t),
});

const adviceOf = (finding: string, words: Record<string, string>, t: Text['t']): string => {
  const said = t(`platforms.advice.${finding}`, { ...words, defaultValue: '' });
  return said;
};

/** The whole in one sentence: the fault itself where there is one. */
const verdict = (room: TestRoom, text: Text): string => {
  const { t } = text;
  if (room.isRunning) return t('platforms.running');
  if (room.isStopped || room.report === null) return t('platforms.stopped');
  const failed = room.report.steps.find(({ state }) => state === 'failed');
  if (failed?.finding) return t(`platforms.finding.${failed.finding}`, wordsOf(failed, text));
  return t(isNoted(room.report) ? 'platforms.allGoodNoted' : 'platforms.allGood');
};

const isNoted = ({ steps }: ConnectionReport): boolean =>
  steps.some(({ state }) => state === 'noted');
