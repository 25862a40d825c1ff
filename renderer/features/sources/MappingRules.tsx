import { priorities } from '#contract/alarm';
import type { AlarmMapping } from '#contract/alarmSource';
import { useText } from '../../kit/text/useText';
import { Field } from './Field';
import { linesOf } from './sourceDraft';

interface Props {
  mapping: AlarmMapping;
  onChange: (part: Partial<AlarmMapping>) => void;
}

/** What words of the source mean here: priorities, ends, what is no alarm; and times. */
export function MappingRules({ mapping, onChange }: Props) {
  const { t } = useText();
  const saidFor = (priority: (typeof priorities)[number]): string =>
    mapping.priorities
      .filter((one) => one.priority === priority)
      .map(({ said }) => said)
      .join(', ');
  const put = (priority: (typeof priorities)[number], text: string): void => {
    const others = mapping.priorities.filter((one) => one.priority !== priority);
    const said = linesOf(text).slice(0, 8);
    onChange({ priorities: [...others, ...said.map((word) => ({ said: word, priority }))] });
  };
  return (
    <section>
      <h3 className="part-title">{t('source.meanings')}</h3>
      <p className="hint">{t('source.meaningsHint')}</p>
      <div className="source-fields">
        {priorities.map((priority) => (
          <Field
            key={priority}
            label={t('source.saidFor', { priority: t(`priority.${priority}`) })}
            name={`said-${priority}`}
            value={saidFor(priority)}
            onChange={(text) => put(priority, text)}
          />
        ))}
        <label className="labelled">
          {t('source.usualPriority')}
          <select
            className="field"
            name="usual"
            value={mapping.usualPriority}
            onChange={({ target }) => {
              const usualPriority = priorities.find((one) => one === target.value);
              if (usualPriority !== undefined) onChange({ usualPriority });
            }}
          >
            {priorities.map((priority) => (
              <option key={priority} value={priority}>
                {t(`priority.${priority}`)}
              </option>
            ))}
          </select>
        </label>
        <Field
          label={t('source.ended')}
          name="ended"
          value={mapping.ended.join(', ')}
          onChange={(text) => onChange({ ended: linesOf(text).slice(0, 16) })}
        />
        <Field
          label={t('source.ignored')}
          name="ignored"
          value={mapping.ignored.join(', ')}
          onChange={(text) => onChange({ ignored: linesOf(text).slice(0, 16) })}
        />
        <Field
          label={t('source.zone')}
          name="zone"
          value={mapping.zone}
          onChange={(zone) => onChange({ zone: zone.trim().slice(0, 40) || 'Asia/Shanghai' })}
        />
        <Field
          label={t('source.endsAfter')}
          name="endsAfter"
          value={String(mapping.endsAfterMinutes)}
          onChange={(text) => {
            const minutes = Number(text);
            const isFitting = Number.isInteger(minutes) && minutes >= 0 && minutes <= 1440;
            if (isFitting) onChange({ endsAfterMinutes: minutes });
          }}
        />
      </div>
    </section>
  );
}
