import { useEffect, useState } from 'react';
import type { Incident } from '#contract/incident';
import { request } from '../../bridge/bridge';
import { localText, useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';

/** Results as they came in, newest first, with their pictures. */
export function CaseFeedback({ incident }: { incident: Incident }) {
  const { t, locale } = useText();
  if (incident.feedback.length === 0) return null;
  return (
    <section className="timeline" data-testid="case-feedback">
      <h2 className="part-title">{t('step.feedback')}</h2>
      {[...incident.feedback].reverse().map((entry) => (
        <div key={`${entry.atMs} ${entry.firstPicture}`} className="case-feedback">
          <time>{clockText(entry.atMs)}</time>
          <span>{localText(entry.text, locale)}</span>
          <span className="change-by">{entry.by}</span>
          {Array.from({ length: entry.pictureCount }, (_, index) => (
            <FeedbackPicture
              key={index}
              incidentId={incident.incidentId}
              index={entry.firstPicture + index}
              alt={t('case.pictureOf', { by: entry.by, time: clockText(entry.atMs) })}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

function FeedbackPicture({
  incidentId,
  index,
  alt,
}: {
  incidentId: Incident['incidentId'];
  index: number;
  alt: string;
}) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let isCurrent = true;
    void request('picture:open', { of: 'incident', incidentId, index }).then((outcome) => {
      if (isCurrent && outcome.ok) setUrl(outcome.value.url);
    });
    return () => {
      isCurrent = false;
    };
  }, [incidentId, index]);
  return url === undefined ? null : <img className="case-feedback-picture" src={url} alt={alt} />;
}
