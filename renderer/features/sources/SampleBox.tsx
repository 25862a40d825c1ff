import type { Sample } from '#contract/alarmSource';
import { useText } from '../../kit/text/useText';

interface Props {
  sample: Sample;
  /** What came lately, newest first. */
  heard: readonly Sample[];
  onChange: (sample: Sample) => void;
}

/** A message to try the mapping on: pasted, or one that really came. */
export function SampleBox({ sample, heard, onChange }: Props) {
  const { t } = useText();
  const take = (text: string): void => onChange({ ...sample, body: text.slice(0, 100_000) });
  return (
    <section className="source-sample">
      <h3 className="part-title">{t('source.sample')}</h3>
      <p className="hint">{t('source.sampleHint')}</p>
      <textarea
        className="field sample-body"
        name="sample"
        rows={7}
        spellCheck={false}
        aria-label={t('source.sample')}
        value={sample.body}
        onChange={({ target }) => take(target.value)}
      />
      <div className="source-fields">
        <label className="labelled">
          {t('source.sampleTopic')}
          <input
            className="field"
            name="sample-topic"
            maxLength={300}
            value={sample.topic}
            onChange={({ target }) => onChange({ ...sample, topic: target.value })}
          />
        </label>
        {heard.length === 0 ? null : (
          <label className="labelled">
            {t('source.fromHeard')}
            <select
              className="field"
              name="heard"
              value=""
              onChange={({ target }) => {
                const chosen = heard[Number(target.value)];
                if (chosen !== undefined) onChange(chosen);
              }}
            >
              <option value="">{t('source.choose')}</option>
              {heard.map(({ topic, body }, at) => (
                // They have no other name than their place.
                <option key={at} value={at}>
                  {`${topic} ${body.slice(0, 40)}`}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </section>
  );
}
