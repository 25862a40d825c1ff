import { useState } from 'react';
import { lowerThirdSchema, type ItemShow, type ProgrammeItem } from '#contract/briefing';
import { useText } from '../../kit/text/useText';
import { numbersIn } from './programmeDraft';
import { minutesText, secondsOf } from './words';

interface Props {
  item: ProgrammeItem;
  number: number;
  onChange: (item: ProgrammeItem) => void;
}

/** What the rehearsal city can let happen during an item. */
const happenings = [
  'road-collision',
  'standing-water',
  'smoke',
  'fallen-tree',
  'road-obstacle',
] as const;

/** One item, field by field; each is kept when it is left. */
export function ItemForm({ item, number, onChange }: Props) {
  const { t, locale } = useText();
  const part = locale === 'en' ? 'en' : 'zh';
  return (
    <fieldset className="item-form" data-testid="item-form">
      <legend>{t('briefing.form.title', { number })}</legend>
      <Field
        label={t('briefing.form.zh')}
        value={item.title.zh}
        onKeep={(zh) => onChange({ ...item, title: { ...item.title, zh } })}
      />
      <Field
        label={t('briefing.form.en')}
        value={item.title.en}
        onKeep={(en) => onChange({ ...item, title: { ...item.title, en } })}
      />
      <ShowFields item={item} onChange={onChange} />
      <Field
        label={t('briefing.form.time')}
        value={minutesText(item.plannedS)}
        isRight={(text) => secondsOf(text) !== undefined}
        wrong={t('briefing.form.timeWrong')}
        onKeep={(text) => onChange({ ...item, plannedS: secondsOf(text) ?? item.plannedS })}
      />
      <Choice
        label={t('briefing.form.lowerThird')}
        value={item.lowerThird}
        options={lowerThirdSchema.options.map((one) => [one, t(`briefing.lowerThird.${one}`)])}
        onChoose={(lowerThird) => onChange({ ...item, lowerThird })}
      />
      <Field
        label={t('briefing.form.storyTime')}
        value={item.storyTime ?? ''}
        isRight={(text) => text === '' || /^\d\d:\d\d$/.test(text)}
        wrong={t('briefing.form.storyTimeWrong')}
        onKeep={(text) => onChange({ ...item, storyTime: text === '' ? null : text })}
      />
      <RehearsalField item={item} onChange={onChange} />
      <Field
        label={t('briefing.form.notes')}
        value={item.notes[part]}
        isLong
        onKeep={(notes) => onChange({ ...item, notes: { ...item.notes, [part]: notes } })}
      />
    </fieldset>
  );
}

type PartProps = Pick<Props, 'item' | 'onChange'>;

function ShowFields({ item, onChange }: PartProps) {
  const { t } = useText();
  const { show } = item;
  const put = (next: ItemShow): void => onChange({ ...item, show: next });
  const text = show.kind === 'scene' ? String(show.number) : show.numbers.join(' ');
  return (
    <>
      <Choice
        label={t('briefing.form.show')}
        value={show.kind}
        options={(['cameras', 'scene'] as const).map((one) => [one, t(`briefing.form.${one}`)])}
        onChoose={(kind) => {
          const [first = 1] = numbersIn(text);
          const number = Math.min(999, first);
          put(kind === 'scene' ? { kind, number } : { kind, numbers: numbersIn(text) });
        }}
      />
      <Field
        key={show.kind}
        longest={120}
        label={t(show.kind === 'scene' ? 'briefing.form.number' : 'briefing.form.numbers')}
        value={text}
        isRight={(typed) => {
          if (show.kind === 'cameras') return typed.trim() === '' || numbersIn(typed).length > 0;
          const [number] = numbersIn(typed);
          return number !== undefined && number <= 999;
        }}
        wrong={t('briefing.form.numbersWrong')}
        onKeep={(typed) => {
          const numbers = numbersIn(typed);
          put(
            show.kind === 'scene'
              ? { kind: 'scene', number: numbers[0] ?? show.number }
              : { kind: 'cameras', numbers },
          );
        }}
      />
    </>
  );
}

function RehearsalField({ item, onChange }: PartProps) {
  const { t } = useText();
  const { show, rehearsal } = item;
  const [first] = show.kind === 'cameras' ? show.numbers : [];
  return (
    <Choice
      label={t('briefing.form.rehearsal')}
      value={rehearsal?.happening ?? 'none'}
      options={[
        ['none', t('briefing.happening.none')] as const,
        ...happenings.map((one) => [one, t(`briefing.happening.${one}`)] as const),
      ]}
      onChoose={(happening) =>
        onChange({
          ...item,
          rehearsal:
            happening === 'none' || first === undefined ? null : { cameraNumber: first, happening },
        })
      }
    />
  );
}

interface FieldProps {
  label: string;
  value: string;
  isLong?: boolean;
  longest?: number;
  isRight?: (text: string) => boolean;
  wrong?: string;
  onKeep: (text: string) => void;
}

/** Kept when it is left; what cannot be kept stays and says what it should be. */
function Field({ label, value, isLong = false, longest = 60, isRight, wrong, onKeep }: FieldProps) {
  const [text, setText] = useState(value);
  const isWrong = isRight !== undefined && !isRight(text);
  const shared = {
    className: 'field',
    value: text,
    'aria-invalid': isWrong,
    onBlur: () => {
      if (!isWrong && text.trim() !== value) onKeep(text.trim());
    },
  };
  return (
    <label className="labelled" data-long={isLong}>
      {label}
      {isLong ? (
        <textarea
          {...shared}
          rows={4}
          maxLength={2000}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        <input {...shared} maxLength={longest} onChange={(event) => setText(event.target.value)} />
      )}
      {isWrong && wrong !== undefined ? (
        <span className="field-wrong" role="alert">
          {wrong}
        </span>
      ) : null}
    </label>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  return (
    <label className="labelled">
      {label}
      <select
        className="field"
        value={value}
        onChange={(event) => onChoose(event.target.value as Value)}
      >
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
