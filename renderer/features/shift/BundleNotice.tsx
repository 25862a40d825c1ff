import type { BundleProgress, BundleReceipt } from '#contract/bundle';
import { useText } from '../../kit/text/useText';

/** How far a bundle is, then where it went. */
export function BundleNotice({
  progress,
  receipt,
}: {
  progress: BundleProgress | null;
  receipt: BundleReceipt;
}) {
  const { t } = useText();
  if (progress !== null) {
    return (
      <p className="bundle-notice" role="status">
        {progress.total === 0
          ? t('bundleUse.making')
          : t('bundleUse.progress', { done: progress.done, total: progress.total })}
      </p>
    );
  }
  if (receipt === null) return null;
  const { fileName, pictures, missing, sha256 } = receipt;
  return (
    <p className="bundle-notice" role="status" data-testid="bundle-saved">
      {[
        t('bundleUse.saved', { file: fileName, pictures }),
        missing === 0 ? '' : t('bundleUse.missing', { count: missing }),
        t('bundleUse.hash', { hash: `${sha256.slice(0, 16)}…` }),
      ]
        .filter((part) => part !== '')
        .join(' · ')}
    </p>
  );
}
