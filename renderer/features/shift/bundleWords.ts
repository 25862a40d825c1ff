import { bundleWordKeys, type BundleWords } from '#contract/bundle';
import { plainText } from '../../kit/text/plainText';

/** The words of the bundle in both languages, out of the text room. */
export function bundleWords(): BundleWords {
  return { zh: wordsOf('zh-CN'), en: wordsOf('en') };
}

function wordsOf(locale: 'zh-CN' | 'en'): BundleWords['zh'] {
  const t = plainText(locale);
  const words = bundleWordKeys.map((key) => [key, t(key.includes('.') ? key : `bundle.${key}`)]);
  return Object.fromEntries(words) as BundleWords['zh'];
}
