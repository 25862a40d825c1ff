import type { Actor } from '#contract/actor';
import type { Preset } from '#contract/ptz';
import type { PlayState } from '#contract/stream';
import type { PlanHotspot } from '#contract/hotspot';
import type { PlanTour } from '#contract/tour';
import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useEachSecond, useSecond } from '../../kit/ticker';
import type { TilePlay } from '../playback/index';
import { hotspotChip } from '../contents/index';
import { tourChip } from '../tours/index';
import { Chip } from './Chip';
import { chipLines, stackChips, type WordRoom, type WordSizes } from './chipStack';
import { chipWords, presetChip, steeringChip, type ChipWords } from './chipWords';
import { firstFitting } from './fitCaption';
import { JumpChip, jumpChip } from './JumpChip';
import { TileChip } from './TileChip';
import { TilePlate } from './TilePlate';
import { needsPlate, nextTryWords } from './tileWords';

interface Props {
  play: TilePlay | undefined;
  /** The moment is shown over it: what is said of live would be wrong there. */
  isReplayed: boolean;
  isDemo: boolean;
  isPinned: boolean;
  /** Where the camera was sent just now. */
  preset: Preset | null;
  /** Who steers the camera now. */
  steeredBy?: Actor | undefined;
  tour: PlanTour | null;
  hotspot: PlanHotspot | null;
  widthUnits: number;
  /** Height that the caption leaves, in units. */
  heightUnits: number;
}

/** Distances of the Demo mark to the edge and to what stands beside it. */
const markSides = 1.1;
/** In a tile that is hardly wider than the mark it does without distances; frames take some too. */
const tightSides = 0.6;

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
  const markWidth = isDemo ? textWidth(t('mark.demo'), 400) + markSides : 0;
  const room = { widthUnits, heightUnits, markWidth };
  const steered = props.steeredBy === undefined ? null : steeringChip(props.steeredBy, t);
  const chips = [lasting, steered, sent].filter((chip) => chip !== null);
  return (
    <>
      {play === undefined || isReplayed ? null : play.state.kind === 'recovering' ? (
        <RecoveringWords
          state={play.state}
          hasPicture={play.hasPicture}
          chips={chips.slice(0, 1)}
          room={room}
        />
      ) : (
        <>
          {play.state.kind === 'opening' ? <Opening sinceMs={play.shownAtMs} room={room} /> : null}
          <PlayingChips chips={chips} jumped={play.jumped} room={room} />
        </>
      )}
      {isDemo ? (
        <span className="chip demo-mark" data-tight={markWidth + tightSides > widthUnits}>
          {t('mark.demo')}
        </span>
      ) : null}
    </>
  );
}

interface ChipsProps {
  chips: readonly ChipWords[];
  jumped: TilePlay['jumped'];
  room: WordRoom;
}

/** The state of a picture that is there, and for a moment that a stretch was left out. */
function PlayingChips({ chips, jumped, room }: ChipsProps) {
  const { t } = useText();
  const jump = jumped === null ? [] : [jumpChip(jumped, t)];
  const stack = stackChips([...chips, ...jump], room, textWidth);
  return (
    <div className="picture-words" data-under-mark={stack.isUnderMark}>
      <div className="chips">
        {stack.chips.map((chip, at) =>
          at < chips.length ? (
            <TileChip key={chips[at]?.words[0]} chip={chip} />
          ) : (
            <JumpChip key="jump" jumped={jumped} chip={chip} />
          ),
        )}
      </div>
    </div>
  );
}

interface RecoveringProps {
  state: Extract<PlayState, { kind: 'recovering' }>;
  hasPicture: boolean;
  chips: readonly ChipWords[];
  room: WordRoom;
}

/** First the dimmed last picture with a counter; without one, or after 15 s, a plate. */
function RecoveringWords({ state, hasPicture, chips, room }: RecoveringProps) {
  const isPlate = useEachSecond((now) => needsPlate(state, hasPicture, now));
  if (isPlate) return <TilePlate state={state} room={room} />;
  const stack = stackChips(chips, room, textWidth);
  const used = chips.length + (stack.isUnderMark ? 1 : 0);
  return (
    <div className="picture-words" data-under-mark={stack.isUnderMark}>
      <div className="chips">
        {stack.chips.map((chip, at) => (
          <TileChip key={chips[at]?.words[0]} chip={chip} />
        ))}
        {used < chipLines(room) ? <NextTry state={state} widthUnits={room.widthUnits} /> : null}
      </div>
    </div>
  );
}

const nextTrySides = 0.85;

function NextTry({ state, widthUnits }: Pick<RecoveringProps, 'state'> & { widthUnits: number }) {
  const { t } = useText();
  const words = useEachSecond((now) => nextTryWords(state, now, t));
  return textWidth(words, 400) + nextTrySides > widthUnits ? null : <Chip words={words} />;
}

const quietMs = 1500;
const openingSizes: WordSizes = { sides: 0.8, icon: 0, weight: 400 };

/** A word and a counter, never a spinner; nothing at all while it is quick. */
function Opening({ sinceMs, room }: { sinceMs: number; room: WordRoom }) {
  const { t } = useText();
  const elapsed = useSecond() - sinceMs;
  if (elapsed < quietMs) return null;
  const short = t('wall.openingShort');
  const stack = stackChips([{ words: [short] }], room, textWidth, openingSizes);
  if (stack.chips[0] == null) return null;
  const width = room.widthUnits - (stack.isUnderMark ? 0 : room.markWidth) - openingSizes.sides;
  const words = [t('wall.opening', { seconds: Math.floor(elapsed / 1000) }), short] as const;
  return (
    <div className="picture-words" data-under-mark={stack.isUnderMark}>
      <p className="opening">{firstFitting(words, width, textWidth)}</p>
    </div>
  );
}
