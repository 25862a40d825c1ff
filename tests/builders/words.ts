import { bundleWordKeys, type BundleWords } from '#contract/bundle';

/** Words of a bundle that say their own key. */
export const bundleWords = (): BundleWords => {
  const words = Object.fromEntries(bundleWordKeys.map((key) => [key, key]));
  return { zh: words, en: words } as BundleWords;
};
