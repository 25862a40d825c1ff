import {
  bodyFormats,
  mappedFields,
  type AlarmMapping,
  type MappedField,
  type MappingPreview,
} from '#contract/alarmSource';
import { useText } from '../../kit/text/useText';
import { PreviewResult } from './PreviewResult';

interface Props {
  mapping: AlarmMapping;
  preview: MappingPreview | null;
  /** The field whose path is being written. */
  field: MappedField | null;
  onField: (field: MappedField) => void;
  onPick: (path: string) => void;
  onChange: (part: Partial<AlarmMapping>) => void;
}

/** Where each part of an alarm is in a message; an empty field leaves it to the format. */
export function MappingFields(props: Props) {
  const { mapping, preview, field, onField, onChange } = props;
  const { t } = useText();
  return (
    <section>
      <h3 className="part-title">{t('source.mapping')}</h3>
      <p className="hint">{t('source.mappingHint')}</p>
      <div className="source-fields">
        <label className="labelled">
          {t('source.formatLabel')}
          <select
            className="field"
            name="format"
            value={mapping.format}
            onChange={({ target }) => {
              const format = bodyFormats.find((one) => one === target.value);
              if (format !== undefined) onChange({ format });
            }}
          >
            {bodyFormats.map((format) => (
              <option key={format} value={format}>
                {t(`source.format.${format}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="labelled">
          {t('source.each')}
          <input
            className="field"
            name="each"
            maxLength={300}
            value={mapping.each}
            onChange={({ target }) => onChange({ each: target.value })}
          />
          <Trouble preview={preview} field="each" />
        </label>
      </div>
      <div className="mapping-grid">
        <div className="mapping-fields">
          {mappedFields.map((one) => (
            <label key={one} className="mapping-row" data-current={one === field || undefined}>
              <span>{t(`source.field.${one}`)}</span>
              <input
                className="field"
                name={`field-${one}`}
                maxLength={300}
                spellCheck={false}
                placeholder={t('source.byFormat')}
                value={mapping.fields[one]}
                onFocus={() => onField(one)}
                onChange={({ target }) =>
                  onChange({ fields: { ...mapping.fields, [one]: target.value } })
                }
              />
              <Trouble preview={preview} field={one} />
            </label>
          ))}
        </div>
        <div className="mapping-side">
          <PreviewResult preview={preview} zone={mapping.zone} />
          <FoundList {...props} />
        </div>
      </div>
    </section>
  );
}

function FoundList({ preview, field, onPick }: Props) {
  const { t } = useText();
  if (preview === null || preview.found.length === 0) return null;
  return (
    <div className="found">
      <h4>
        {field === null
          ? t('source.found')
          : t('source.foundFor', { field: t(`source.field.${field}`) })}
      </h4>
      <ul className="found-list">
        {preview.found.map(({ path, value }) => (
          <li key={path}>
            <button type="button" className="found-row" onClick={() => onPick(path)}>
              <code>{path}</code>
              <span>{value}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Trouble({
  preview,
  field,
}: {
  preview: MappingPreview | null;
  field: MappedField | 'each';
}) {
  const { t } = useText();
  const problem = preview?.problems.find((one) => one.field === field);
  if (problem === undefined) return null;
  const { trouble, found } = problem;
  return (
    <span className="field-note" role="alert">
      {t(`source.trouble.${trouble}`, { found })}
    </span>
  );
}
