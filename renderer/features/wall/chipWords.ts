import type { Actor } from '#contract/actor';
import type { Preset } from '#contract/ptz';
import { localText, type Text } from '../../kit/text/useText';
import type { IconName } from '../../kit/Icon';
import { clockText } from '../../kit/time';
import { isDelayed, type TilePlay } from '../playback/index';
import { standingWords } from './tileWords';

/** What a chip says, the longest first, and the shape that tells it from others at a distance. */
export interface ChipWords {
  icon?: IconName;
  words: readonly [string, ...string[]];
}

/** Height of a chip with the distance to the next one. */
export const chipLine = 1.45;
export const chipTop = 0.25;

type Play = Pick<TilePlay, 'state' | 'standing' | 'doubt' | 'doubtPictureAtMs'>;

/** The state of a tile in a chip: one at most (design.md §5). Null when there is nothing to say. */
export function chipWords(play: Play, isPinned: boolean, t: Text['t']): ChipWords | null {
  const { state, standing, doubt } = play;
  // A counter stands there.
  if (state.kind === 'opening') return null;
  if (state.kind === 'recovering') {
    const { attempt } = state;
    return {
      icon: 'plug',
      words: [t('wall.reconnecting', { attempt }), t('wall.reconnectingShort', { attempt })],
    };
  }
  if (standing?.step === 'paused') return { icon: 'paused', words: [t('wall.standing.paused')] };
  if (state.kind === 'frozen') return frozenWords(state.pictureAtMs, t);
  if (doubt === 'frozen') return frozenWords(play.doubtPictureAtMs, t);
  if (doubt !== null) {
    return { icon: doubt, words: [t(`wall.doubt.${doubt}`), t(`wall.doubtShort.${doubt}`)] };
  }
  if (isDelayed(state) && state.delayMs !== null) {
    const seconds = (state.delayMs / 1000).toFixed(1);
    return { icon: 'clock', words: [t('wall.delay', { seconds })] };
  }
  if (standing !== null && standing.reason !== null) {
    return { ...(isPinned && { icon: 'pin' as const }), words: standingWords(standing, t) };
  }
  return isPinned ? { icon: 'pin', words: [t('wall.pinned')] } : null;
}

/** Where somebody sent the camera just now. */
export function presetChip({ number, name }: Preset, { t, locale }: Text): ChipWords {
  const short = t('wall.presetShort', { number });
  return {
    icon: 'ptz',
    words: [t('wall.preset', { number, name: localText(name, locale) }), short],
  };
}

/** Who steers the camera: others see why the picture moves. */
export function steeringChip({ seat, name }: Actor, t: Text['t']): ChipWords {
  const holder = t('seat.owner', { seat, name });
  return { icon: 'ptz', words: [t('ptz.chip', { holder }), t('ptz.chipShort', { seat })] };
}

/** The picture stands still, and since which of its own clock. */
function frozenWords(pictureAtMs: number | null, t: Text['t']): ChipWords {
  const short = t('wall.frozenShort');
  const icon = 'still';
  if (pictureAtMs === null) return { icon, words: [short] };
  return { icon, words: [t('wall.frozen', { time: clockText(pictureAtMs) }), short] };
}
