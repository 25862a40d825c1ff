import { useRef, useState } from 'react';
import { useText } from '../../kit/text/useText';
import { stepFocus } from './stepFocus';

/** More choices than that want a field to find them. */
const findFrom = 12;
const mostShown = 80;

interface Props {
  label: string;
  /** The chosen ones as they are read. */
  words: string;
  options: readonly (readonly [string, string])[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
}

/** Words inside a sentence of which several may be chosen; while there is none, the list is open. */
export function WordPicker({ label, words, options, chosen, onToggle }: Props) {
  const { t } = useText();
  const [isOpen, setIsOpen] = useState(words === '');
  const opener = useRef<HTMLButtonElement>(null);
  const [wish, setWish] = useState('');
  const found = options.filter(([, name]) => name.toLowerCase().includes(wish.toLowerCase()));
  return (
    <span
      className="word-picker"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsOpen(false);
      }}
      onKeyDown={(event) => {
        if (!isOpen || event.target === opener.current || stepFocus(event)) return;
        if (event.code !== 'Escape' && event.code !== 'Enter') return;
        event.stopPropagation();
        setIsOpen(false);
        opener.current?.focus();
      }}
    >
      <button
        ref={opener}
        type="button"
        className="word"
        aria-expanded={isOpen}
        aria-label={label}
        onClick={() => setIsOpen(!isOpen)}
      >
        {words === '' ? t('rules.choose') : words} <span aria-hidden="true">▾</span>
      </button>
      {isOpen ? (
        <span className="word-list" role="group" aria-label={label}>
          {options.length > findFrom ? (
            <input
              className="field"
              autoFocus
              placeholder={t('rules.filter')}
              value={wish}
              onChange={(event) => setWish(event.target.value)}
            />
          ) : null}
          {found.slice(0, mostShown).map(([id, name], index) => (
            <label key={id} className="word-choice">
              <input
                type="checkbox"
                data-choice={id}
                autoFocus={index === 0 && options.length <= findFrom}
                checked={chosen.includes(id)}
                onChange={() => onToggle(id)}
              />
              {name}
            </label>
          ))}
        </span>
      ) : null}
    </span>
  );
}
