import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useText } from '../../kit/text/useText';

/** The first field of a form has the focus as soon as it is there. */
export function useFirstFocus<Field extends HTMLElement>() {
  const field = useRef<Field>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}

const templates = [1, 2, 3, 4] as const;

interface WordsProps {
  /** Whose sentences are offered. */
  form: string;
  isRequired?: boolean;
  /** Something else stands first. */
  isLater?: boolean;
  start?: string;
}

/** Words of a person; the usual sentences are one arrow key away. */
export function WordsField({ form, isRequired = false, isLater = false, start }: WordsProps) {
  const { t } = useText();
  const list = useId();
  const first = useFirstFocus<HTMLInputElement>();
  return (
    <label className="case-field wide">
      {t(`case.words.${form}`)}
      <input
        ref={isLater ? undefined : first}
        className="field"
        name="words"
        maxLength={500}
        required={isRequired}
        pattern={isRequired ? '.*\\S.*' : undefined}
        defaultValue={start}
        list={list}
        autoComplete="off"
      />
      <datalist id={list}>
        {templates.map((number) => (
          <option key={number} value={t(`case.template.${form}.${number}`)} />
        ))}
      </datalist>
    </label>
  );
}

/** A choice out of a short list. */
export function SelectField({
  name,
  label,
  options,
  start,
}: {
  name: string;
  label: string;
  options: readonly (readonly [string, string])[];
  start?: string;
}) {
  return (
    <label className="case-field">
      {label}
      <select className="field" name={name} defaultValue={start}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** One of several, or any of several; arrows and space choose. */
export function PickField({
  name,
  label,
  kind,
  choices,
  chosen,
  isLater = false,
  empty,
}: {
  name: string;
  label: string;
  kind: 'radio' | 'checkbox';
  choices: readonly (readonly [string, ReactNode])[];
  chosen?: string | undefined;
  isLater?: boolean;
  empty?: string;
}) {
  const first = useFirstFocus<HTMLInputElement>();
  const start = kind === 'radio' ? choices.findIndex(([value]) => value === chosen) : 0;
  return (
    <fieldset className="case-field wide">
      <legend>{label}</legend>
      {choices.length === 0 && empty !== undefined ? <p className="hint">{empty}</p> : null}
      <div className="case-picks">
        {choices.map(([value, words], index) => (
          <label key={value} className="case-pick">
            <input
              ref={index === Math.max(0, start) && !isLater ? first : undefined}
              type={kind}
              name={name}
              value={value}
              defaultChecked={value === chosen}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
