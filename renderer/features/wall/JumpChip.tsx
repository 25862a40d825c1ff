import { useText } from '../../kit/text/useText';
import { useSecond } from '../../kit/ticker';
import type { TilePlay } from '../playback/index';
import { Chip } from './Chip';

/** Long enough to be read once (ux.md §7: a jump is marked). */
const shownMs = 5000;

/** Says for a moment that a stretch was left out to be on time again. */
export function JumpChip({ jumped }: { jumped: NonNullable<TilePlay['jumped']> }) {
  const { t } = useText();
  if (useSecond() - jumped.atMs > shownMs) return null;
  const seconds = (jumped.byMs / 1000).toFixed(1);
  return <Chip icon="clock" words={t('wall.jumped', { seconds })} />;
}
