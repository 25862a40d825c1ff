import { useState } from 'react';

interface TextProps {
  label: string;
  value: string;
  isRequired?: boolean;
  isSecret?: boolean;
  onChange: (value: string) => void;
}

/** Saved when the field is left or Enter pressed, not at every letter. */
export function TextField({
  label,
  value,
  isRequired = false,
  isSecret = false,
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
  };
  return (
    <label className="labelled">
      {label}
      <input
        className="field"
        type={isSecret ? 'password' : 'text'}
        value={draft}
        maxLength={200}
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
  onChange: (value: number) => void;
}

/** A number outside its range goes back to the one in force. */
export function NumberField({ label, value, least, most, onChange }: NumberProps) {
  return (
    <TextField
      label={label}
      value={value === null ? '' : String(value)}
      onChange={(text) => {
        const number = Number(text);
        if (text !== '' && number >= least && number <= most) onChange(number);
      }}
    />
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
