import { useText } from '../../kit/text/useText';

interface Props {
  label: string;
  start: { zh: string; en: string } | undefined;
  most: number;
  isLong?: boolean;
}

/** Words of a person in both languages; what is left empty is not shown. */
export function WordsFields({ label, start, most, isLong = false }: Props) {
  const { t } = useText();
  const Field = isLong ? 'textarea' : 'input';
  return (
    <fieldset className="case-field wide words-fields">
      <legend>{label}</legend>
      {(['zh', 'en'] as const).map((language) => (
        <label key={language} className="case-field">
          {t(`content.language.${language}`)}
          <Field
            className="field"
            name={language}
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            maxLength={most}
            defaultValue={start?.[language]}
            autoComplete="off"
            {...(isLong && { rows: 3 })}
          />
        </label>
      ))}
    </fieldset>
  );
}
