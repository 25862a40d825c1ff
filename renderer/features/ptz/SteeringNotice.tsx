import type { SteeringNews } from '#contract/ptz';
import { useText } from '../../kit/text/useText';
import { clockText } from '../../kit/time';
import { holderWords } from './SteeringControls';

/** Why the steering of this desk ended: nobody loses a camera without being told. */
export function SteeringNotice({ news }: { news: SteeringNews | null }) {
  const { t } = useText();
  if (news === null) return null;
  const { kind, by, cameraNumber, atMs } = news;
  const holder = by === null ? t('ptz.news.somebody') : holderWords(by, t);
  return (
    <p className="ptz-news" role="alert" data-testid="ptz-news">
      <time>{clockText(atMs)}</time> {t(`ptz.news.${kind}`, { holder, camera: cameraNumber })}
    </p>
  );
}
