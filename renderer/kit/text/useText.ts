import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export interface Text {
  /** The words under a key, with `{{values}}` filled in. */
  t: (key: string, values?: Record<string, string | number>) => string;
  locale: 'zh-CN' | 'en';
}

/** The words of the window's language; a component using it follows a switch at once. */
export function useText(): Text {
  const { t: translate, i18n } = useTranslation();
  const t = useCallback<Text['t']>((key, values) => translate(key, values ?? {}), [translate]);
  return { t, locale: i18n.language === 'en' ? 'en' : 'zh-CN' };
}

/** A name or sentence from a platform, in the window's language. */
export function localText(text: { zh: string; en: string }, locale: 'zh-CN' | 'en'): string {
  return locale === 'en' ? text.en : text.zh;
}
