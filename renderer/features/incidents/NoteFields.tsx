import { useEffect } from 'react';
import type { LocalText } from '#contract/text';
import { useText } from '../../kit/text/useText';
import { useFirstFocus } from './fields';
import { fillIn, NoteTemplates, noteTexts } from './NoteTemplates';

/** A note: words, or short texts by number. */
export function NoteFields({ templates }: { templates: readonly LocalText[] }) {
  const words = useText();
  const { t } = words;
  const field = useFirstFocus<HTMLInputElement>();
  const texts = noteTexts(templates, words);
  const joined = texts.join('\n');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const number = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      const text = number === undefined ? undefined : joined.split('\n')[Number(number) - 1];
      if (!event.ctrlKey || text === undefined) return;
      event.preventDefault();
      fillIn(field.current, text);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [field, joined]);
  return (
    <>
      <label className="case-field wide">
        {t('case.words.note')}
        <input
          ref={field}
          className="field"
          name="words"
          maxLength={500}
          required
          pattern=".*\S.*"
          autoComplete="off"
        />
      </label>
      <NoteTemplates texts={texts} field={field} />
    </>
  );
}
