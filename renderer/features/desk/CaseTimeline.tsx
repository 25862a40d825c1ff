import type { Incident } from '#contract/incident';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { lineWords } from '../duty';
import { byWords } from './byWords';

/** What was done, newest first. */
export function CaseTimeline({ incident }: { incident: Incident }) {
  const { t, locale } = useText();
  const lines = [...incident.timeline].sort((a, b) => b.atMs - a.atMs);
  return (
    <section className="timeline">
      <h2 className="part-title">{t('desk.incidents.timeline')}</h2>
      {lines.map((line) => (
        <p key={`${line.atMs} ${line.text.zh}`} className="change">
          <time>{clockText(line.atMs)}</time>
          <span>{lineWords(line.text, { t, locale })}</span>
          <span className="change-by">{byWords(line.by, t)}</span>
        </p>
      ))}
    </section>
  );
}
