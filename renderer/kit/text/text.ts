import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { zhCN } from './zh-CN';

/** Starts the text room in a language; once per window, before the first render. */
export async function startText(locale: 'zh-CN' | 'en'): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: locale,
    // A missing key is a defect that the text check finds; it must not hide behind the other language.
    fallbackLng: false,
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = locale;
}

/** Switches the language of this window at once. */
export async function switchText(locale: 'zh-CN' | 'en'): Promise<void> {
  if (i18next.language === locale) return;
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}
