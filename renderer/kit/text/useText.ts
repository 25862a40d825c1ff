import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Text {
  /** The words under a key, with `{{values}}` filled in. */
  t: (key: string, values?: Record<string, string | number>) => string;
  locale: 'zh-CN' | 'en';
}

/**
 * The words of the window's language; a component using it follows a switch at once. The same object
 * until then, so that rows which are given it are not drawn anew with their list.
 */
export function useText(): Text {
  const { t: translate, i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en' : 'zh-CN';
  return useMemo(
    () => ({ t: (key, values) => translate(key, values ?? {}), locale }),
    [translate, locale],
  );
}

/** A name or sentence from a platform, in the window's language. */
export function localText(text: { zh: string; en: string }, locale: 'zh-CN' | 'en'): string {
  return locale === 'en' ? text.en : text.zh;
}
