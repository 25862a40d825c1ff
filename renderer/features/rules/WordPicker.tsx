import { useState } from 'react';
import { useText } from '../../kit/text/useText';

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

/** Words inside a sentence of which several may be chosen: pressed, it lists them all. */
export function WordPicker({ label, words, options, chosen, onToggle }: Props) {
  const { t } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const [wish, setWish] = useState('');
  const found = options.filter(([, name]) => name.toLowerCase().includes(wish.toLowerCase()));
  return (
    <span
      className="word-picker"
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) setIsOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.code !== 'Escape' || !isOpen) return;
        event.stopPropagation();
        event.nativeEvent.stopImmediatePropagation();
        setIsOpen(false);
      }}
    >
      <button
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
          {found.slice(0, mostShown).map(([id, name]) => (
            <label key={id} className="word-choice">
              <input type="checkbox" checked={chosen.includes(id)} onChange={() => onToggle(id)} />
              {name}
            </label>
          ))}
        </span>
      ) : null}
    </span>
  );
}
