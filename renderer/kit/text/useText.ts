import type { i18n as Room } from 'i18next';
import { useTranslation } from 'react-i18next';

export interface Text {
  /** The words under a key, with `{{values}}` filled in. */
  t: (key: string, values?: Record<string, string | number>) => string;
  locale: 'zh-CN' | 'en';
}

const texts = new WeakMap<Room, Map<Text['locale'], Text>>();

/**
 * Words never change: each sentence is looked up once, however many rows show it, and its values are
 * filled in here. Only a number chooses among sentences, by the rules of its language.
 */
function textIn(room: Room, locale: Text['locale']): Text {
  const translate = room.getFixedT(locale);
  const known = new Map<string, string>();
  const wordsOf = (key: string): string => {
    const words = known.get(key) ?? translate(key, { skipInterpolation: true });
    known.set(key, words);
    return words;
  };
  return {
    t: (key, values) => {
      if (values === undefined) return wordsOf(key);
      return 'count' in values ? translate(key, values) : filled(wordsOf(key), values);
    },
    locale,
  };
}

const filled = (words: string, values: Record<string, string | number>): string =>
  words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

/**
 * The words of the window's language; a component using it follows a switch at once. The same object
 * until then, so that rows which are given it are not drawn anew with their list.
 */
export function useText(): Text {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  const ofRoom = texts.get(i18n) ?? new Map<Text['locale'], Text>();
  texts.set(i18n, ofRoom);
  const text = ofRoom.get(locale) ?? textIn(i18n, locale);
  ofRoom.set(locale, text);
  return text;
}

/** A name or sentence from a platform, in the window's language. */
export function localText(text: { zh: string; en: string }, locale: 'zh-CN' | 'en'): string {
  return locale === 'en' ? text.en : text.zh;
}
