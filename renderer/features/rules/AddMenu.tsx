import { useRef, useState } from 'react';
import { useText } from '../../kit/text/useText';
import type { ClauseKey } from './clauses';
import { stepFocus } from './stepFocus';

interface Props {
  label: string;
  testId: string;
  keys: readonly ClauseKey[];
  onAdd: (key: ClauseKey) => void;
}

/** Further parts that a rule may have. */
export function AddMenu({ label, testId, keys, onAdd }: Props) {
  const { t } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (keys.length === 0) return null;
  return (
    <span
      className="word-picker"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsOpen(false);
      }}
      onKeyDown={(event) => {
        if (!isOpen || stepFocus(event)) return;
        if (event.code !== 'Escape') return;
        event.stopPropagation();
        setIsOpen(false);
        opener.current?.focus();
      }}
    >
      <button
        ref={opener}
        type="button"
        className="word adder"
        data-testid={testId}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
      </button>
      {isOpen ? (
        <span className="word-list" role="group" aria-label={label}>
          {keys.map((key, index) => (
            <button
              key={key}
              type="button"
              className="word-choice"
              data-choice={key}
              autoFocus={index === 0}
              onClick={() => {
                setIsOpen(false);
                opener.current?.focus();
                onAdd(key);
              }}
            >
              {t(`rules.name.${key}`)}
            </button>
          ))}
        </span>
      ) : null}
    </span>
  );
}
