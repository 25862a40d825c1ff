import i18next, { type TFunction } from 'i18next';
import { en } from './en';
import { zhCN } from './zh-CN';

/** The words of one language for a page without React; several languages may stand side by side. */
export function plainText(locale: 'zh-CN' | 'en'): TFunction {
  const room = i18next.createInstance();
  void room.init({
    lng: locale,
    fallbackLng: false,
    initAsync: false,
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return room.t;
}
