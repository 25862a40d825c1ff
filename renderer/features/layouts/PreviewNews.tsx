import type { PreviewView } from '#contract/preview';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { stepWords } from './stepWords';

/** As many as there is room for; all can be taken back. */
const shownSteps = 4;

/** What was edited, newest first, and what somebody should know before taking it. */
export function PreviewNews({ preview }: { preview: PreviewView }) {
  const { t } = useText();
  const { steps, missing, absent, isOvertaken } = preview;
  return (
    <section className="preview-news" aria-label={t('layouts.steps')}>
      {isOvertaken ? <p className="preview-warning">{t('layouts.overtaken')}</p> : null}
      {missing.length > 0 ? (
        <p className="preview-warning">{t('layouts.missing', { tiles: missing.length })}</p>
      ) : null}
      {absent > 0 ? (
        <p className="preview-warning">{t('layouts.absent', { screens: absent })}</p>
      ) : null}
      <h3 className="part-title">
        {t('layouts.steps')} <span>{t('layouts.undoable', { steps: steps.length })}</span>
      </h3>
      {steps.slice(0, shownSteps).map((step, index) => (
        <p key={`${String(step.atMs)} ${String(index)}`} className="change">
          <time>{clockText(step.atMs)}</time>
          <span>{stepWords(step, t)}</span>
          <span className="change-by">{t('desk.wall.number', { number: step.screenNumber })}</span>
        </p>
      ))}
      {steps.length === 0 ? <p className="hint">{t('layouts.noSteps')}</p> : null}
    </section>
  );
}
