import type { RefObject } from 'react';
import type { LocalText } from '#contract/text';
import { KeyCap } from '../../kit/KeyCap';
import { localText, useText, type Text } from '../../kit/text/useText';

const usual = [1, 2, 3, 4] as const;

/** The short texts 常用语 of a note: the site's own, else those of the product. */
export function noteTexts(own: readonly LocalText[], { t, locale }: Text): string[] {
  const texts = own.map((text) => localText(text, locale) || text.zh || text.en);
  return texts.length > 0 ? texts : usual.map((number) => t(`case.template.note.${number}`));
}

/** Adds one to what is written already. */
export function fillIn(field: HTMLInputElement | null, text: string): void {
  if (field === null) return;
  const before = field.value.trim();
  field.value = (before === '' ? text : `${before} ${text}`).slice(0, field.maxLength);
  field.focus();
}

interface Props {
  texts: readonly string[];
  field: RefObject<HTMLInputElement | null>;
}

/** One press or Ctrl and its number fills it in. */
export function NoteTemplates({ texts, field }: Props) {
  const { t } = useText();
  return (
    <div className="note-templates" role="group" aria-label={t('templates.pick')}>
      {texts.map((text, index) => (
        <button
          key={text}
          type="button"
          className="button"
          data-look="outline"
          data-template={index + 1}
          onClick={() => fillIn(field.current, text)}
        >
          {text} <KeyCap label={`Ctrl ${String(index + 1)}`} />
        </button>
      ))}
    </div>
  );
}
