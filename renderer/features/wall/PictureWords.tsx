import type { Preset } from '#contract/ptz';
import type { PlayState } from '#contract/stream';
import type { PlanHotspot } from '#contract/hotspot';
import type { PlanTour } from '#contract/tour';
import { useText, type Text } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useEachSecond, useSecond } from '../../kit/ticker';
import type { TilePlay } from '../playback/index';
import { hotspotChip } from '../contents/index';
import { tourChip } from '../tours/index';
import { Chip } from './Chip';
import {
  chipLine,
  chipTop,
  chipWords,
  leastChipWidth,
  presetChip,
  type ChipWords,
} from './chipWords';
import { firstFitting } from './fitCaption';
import { JumpChip } from './JumpChip';
import { TileChip } from './TileChip';
import { leastPlateWidth, TilePlate } from './TilePlate';
import { needsPlate, nextTryWords } from './tileWords';

interface Props {
  play: TilePlay | undefined;
  /** The moment is shown over it: what is said of live would be wrong there. */
  isReplayed: boolean;
  isDemo: boolean;
  isPinned: boolean;
  /** Where the camera was sent just now. */
  preset: Preset | null;
  tour: PlanTour | null;
  hotspot: PlanHotspot | null;
  widthUnits: number;
  /** Height that the caption leaves, in units. */
  heightUnits: number;
}

/** Distances of the Demo mark to the edge and to what stands beside it. */
const markSides = 1.1;
/** So much lower a plate begins under the Demo mark. */
const plateDrop = 1.2;

/** What is said on a picture: its state at the left, Demo at the right, a plate when there is none. */
export function PictureWords(props: Props) {
  const { play, isReplayed, isDemo, isPinned, widthUnits, heightUnits, hotspot } = props;
  const { t, locale } = useText();
  const sent = props.preset === null ? null : presetChip(props.preset, { t, locale });
  const why = hotspot === null ? null : hotspotChip(hotspot, isPinned, t);
  // A hotspot says with its reason that it is pinned.
  const standing =
    play === undefined || isReplayed ? null : chipWords(play, isPinned && why === null, t);
  const lasting = standing ?? why ?? (props.tour === null ? null : tourChip(props.tour, t));
  const chip = lasting ?? sent;
  const markWidth = isDemo ? textWidth(t('mark.demo'), 400) + markSides : 0;
  // Where a state does not fit beside the Demo mark, which never gives way, it stands under it.
  const isUnderMark = isDemo && leastWidth(play, chip, t) > widthUnits - markWidth;
  const room = {
    widthUnits: widthUnits - (isUnderMark ? 0 : markWidth),
    plate: { widthUnits, heightUnits: heightUnits - (isUnderMark ? plateDrop : 0) },
    heightUnits: heightUnits - chipTop - (isUnderMark ? chipLine : 0),
  };
  return (
    <div className="picture-words" data-under-mark={isUnderMark}>
      {play === undefined || isReplayed ? null : play.state.kind === 'recovering' ? (
        <RecoveringWords state={play.state} hasPicture={play.hasPicture} chip={chip} room={room} />
      ) : (
        <>
          {play.state.kind === 'opening' ? (
            <Opening sinceMs={play.shownAtMs} widthUnits={room.widthUnits} />
          ) : null}
          <div className="chips">
            {chip === null ? null : <TileChip chip={chip} widthUnits={room.widthUnits} />}
            {lasting === null || sent === null ? null : (
              <TileChip chip={sent} widthUnits={room.widthUnits} />
            )}
            {play.jumped === null ? null : (
              <JumpChip jumped={play.jumped} isFirst={chip === null} widthUnits={room.widthUnits} />
            )}
          </div>
        </>
      )}
      {isDemo ? <span className="chip demo-mark">{t('mark.demo')}</span> : null}
    </div>
  );
}

/** The least that is said of a tile's state. One that recovers may get a plate at any moment. */
function leastWidth(play: TilePlay | undefined, chip: ChipWords | null, t: Text['t']): number {
  const least = chip === null ? 0 : leastChipWidth(chip, textWidth);
  if (play?.state.kind === 'opening') {
    return textWidth(t('wall.openingShort'), 400) + openingSides;
  }
  if (play?.state.kind !== 'recovering') return least;
  return Math.max(least, leastPlateWidth(play.state.fault.code, t));
}

interface Room {
  widthUnits: number;
  heightUnits: number;
}

interface RecoveringProps {
  state: Extract<PlayState, { kind: 'recovering' }>;
  hasPicture: boolean;
  chip: ChipWords | null;
  room: Room & { plate: Room };
}

/** First the dimmed last picture with a counter; without one, or after 15 s, a plate. */
function RecoveringWords({ state, hasPicture, chip, room }: RecoveringProps) {
  const isPlate = useEachSecond((now) => needsPlate(state, hasPicture, now));
  if (isPlate) {
    return <TilePlate state={state} {...room.plate} />;
  }
  return (
    <div className="chips">
      {chip === null ? null : <TileChip chip={chip} widthUnits={room.widthUnits} />}
      {room.heightUnits < 2 * chipLine ? null : <NextTry state={state} />}
    </div>
  );
}

function NextTry({ state }: Pick<RecoveringProps, 'state'>) {
  const { t } = useText();
  return <Chip words={useEachSecond((now) => nextTryWords(state, now, t))} />;
}

const quietMs = 1500;
const openingSides = 0.8;

/** A word and a counter, never a spinner; nothing at all while it is quick. */
function Opening({ sinceMs, widthUnits }: { sinceMs: number; widthUnits: number }) {
  const { t } = useText();
  const elapsed = useSecond() - sinceMs;
  if (elapsed < quietMs) return null;
  const seconds = Math.floor(elapsed / 1000);
  const words = [t('wall.opening', { seconds }), t('wall.openingShort')] as const;
  return <p className="opening">{firstFitting(words, widthUnits - openingSides, textWidth)}</p>;
}
