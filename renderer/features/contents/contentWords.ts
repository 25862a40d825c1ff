import type { PlanBoard } from '#contract/board';
import { localText, type Text } from '../../kit/text/useText';
import { siteOf } from './WebPlate';

type Content = Extract<PlanBoard, { kind: 'clock' | 'notice' | 'countdown' | 'web' }>;
type Words = Pick<Text, 't' | 'locale'>;

/** The words of a person in the language of the window, or in the one that there is. */
const given = (text: { zh: string; en: string }, locale: Text['locale']): string =>
  (localText(text, locale) || text.zh || text.en).split('\n')[0] ?? '';

/** What stands on a tile in one line, for the desk. */
export function contentWords(content: Content, { t, locale }: Words): string {
  switch (content.kind) {
    case 'clock':
      return named(t('board.form.clock'), given(content.name, locale), t);
    case 'notice':
      return named(t('board.form.notice'), given(content.text, locale), t);
    case 'countdown':
      return named(t('board.form.countdown'), given(content.text, locale), t);
    case 'web':
      return named(t('board.form.web'), siteOf(content.url), t);
  }
}

const named = (what: string, name: string, t: Text['t']): string =>
  name === '' ? what : t('content.named', { what, name });
