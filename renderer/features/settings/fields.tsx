import { useState } from 'react';
import { useText } from '../../kit/text/useText';

interface TextProps {
  label: string;
  value: string;
  isRequired?: boolean;
  isSecret?: boolean;
  /** What was typed last was not taken. */
  isWrong?: boolean;
  isShort?: boolean;
  mostLetters?: number;
  /** It says again what is in force. */
  onReturned?: () => void;
  onChange: (value: string) => void;
}

/** Saved when the field is left or Enter pressed, not at every letter. */
export function TextField({
  label,
  value,
  isRequired = false,
  isSecret = false,
  isWrong = false,
  isShort = false,
  mostLetters = 200,
  onReturned,
  onChange,
}: TextProps) {
  const [draft, setDraft] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // The value in force changed elsewhere: it wins over what was typed.
    setKnown(value);
    setDraft(value);
  }
  const save = (): void => {
    const isEmpty = isRequired && draft.trim() === '';
    if (isEmpty) setDraft(value);
    else if (draft !== value) onChange(draft.trim());
    else onReturned?.();
  };
  return (
    <label className="labelled">
      {label}
      <input
        className={isShort ? 'field short' : 'field'}
        type={isSecret ? 'password' : 'text'}
        value={draft}
        maxLength={mostLetters}
        aria-invalid={isWrong}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.code === 'Enter' && !event.nativeEvent.isComposing) save();
        }}
      />
    </label>
  );
}

interface NumberProps {
  label: string;
  value: number | null;
  least: number;
  most: number;
  /** 1.5 is a number too. */
  isFraction?: boolean;
  isShort?: boolean;
  onChange: (value: number) => void;
}

/** What is not saved stays as it was typed, and under it stands what would be. */
export function NumberField({
  label,
  value,
  least,
  most,
  isFraction = false,
  isShort = false,
  onChange,
}: NumberProps) {
  const { t } = useText();
  const [isRefused, setRefused] = useState(false);
  return (
    <div className="limited-field">
      <TextField
        label={label}
        value={value === null ? '' : String(value)}
        isWrong={isRefused}
        isShort={isShort}
        onReturned={() => setRefused(false)}
        onChange={(text) => {
          const number = Number(text);
          const isWhole = isFraction || Number.isInteger(number);
          const isFitting = text !== '' && number >= least && number <= most && isWhole;
          setRefused(!isFitting);
          if (isFitting) onChange(number);
        }}
      />
      {isRefused ? (
        <p className="field-note" role="alert">
          {t(isFraction ? 'desk.settings.range' : 'desk.settings.wholeRange', { least, most })}
        </p>
      ) : null}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}

export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <fieldset className="labelled choice">
      <legend>{label}</legend>
      {options.map(([option, words]) => (
        <button
          key={option}
          type="button"
          className="tab"
          aria-pressed={option === value}
          data-choice={option}
          onClick={() => onChange(option)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

/** One of many, or one of what there is today. */
export function SelectField({ label, value, options, onChange }: SelectProps) {
  return (
    <label className="labelled">
      {label}
      <select
        className="field"
        value={value}
        onChange={({ target }) => {
          onChange(target.value);
        }}
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
