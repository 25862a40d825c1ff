import { useState } from 'react';

interface Props {
  label: string;
  name: string;
  value: string;
  type?: 'text' | 'password';
  placeholder?: string;
  /** Several lines. */
  isLong?: boolean;
  onChange: (value: string) => void;
}

/** A field whose every letter counts: what is typed is tried at once. */
export function Field(props: Props) {
  const { label, name, value, type = 'text', placeholder = '', isLong = false, onChange } = props;
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // Lists drop the empty line that somebody is about to fill: what was typed stays then.
    setKnown(value);
    if (plain(typed) !== plain(value)) setTyped(value);
  }
  const change = (text: string): void => {
    setTyped(text);
    onChange(text);
  };
  const shared = { name, placeholder, spellCheck: false, autoComplete: 'off' } as const;
  return (
    <label className="labelled">
      {label}
      {isLong ? (
        <textarea
          {...shared}
          className="field source-lines"
          rows={2}
          value={typed}
          onChange={({ target }) => change(target.value)}
        />
      ) : (
        <input
          {...shared}
          className="field"
          type={type}
          maxLength={300}
          value={typed}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </label>
  );
}

const plain = (text: string): string => text.replaceAll(/[\s,，]+/gu, ' ').trim();
