import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { useSecond } from '../../kit/ticker';
import type { TilePlay } from '../playback/index';
import { JumpChip } from './JumpChip';
import { TileChips } from './TileChips';
import { TilePlate } from './TilePlate';
import { needsPlate } from './tileWords';

interface Props {
  play: TilePlay | undefined;
  /** The moment is shown over it: what is said of live would be wrong there. */
  isReplayed: boolean;
  isDemo: boolean;
  isPinned: boolean;
  widthUnits: number;
  heightUnits: number;
}

const chipSides = 1.9;
/** In a tile narrower than this a state does not fit beside the Demo mark and stands under it. */
const besideFromUnits = 10;

/** What is said on a picture: its state at the left, Demo at the right, a plate when there is none. */
export function PictureWords(props: Props) {
  const { play, isReplayed, isDemo, isPinned, widthUnits, heightUnits } = props;
  const { t } = useText();
  const demo = t('mark.demo');
  const isUnderMark = isDemo && widthUnits < besideFromUnits;
  const markWidth = isDemo && !isUnderMark ? textWidth(demo, 400) + 1 : 0;
  const room = widthUnits - markWidth - chipSides;
  return (
    <div className="picture-words" data-under-mark={isUnderMark}>
      {isReplayed ? null : play?.state.kind === 'recovering' ? (
        <RecoveringWords
          state={play.state}
          hasPicture={play.hasPicture}
          isPinned={isPinned}
          room={room}
          widthUnits={widthUnits}
          heightUnits={heightUnits}
        />
      ) : (
        <>
          {play?.state.kind === 'opening' ? <Opening sinceMs={play.shownAtMs} /> : null}
          <div className="chips">
            {play === undefined ? null : (
              <TileChips
                state={play.state}
                standing={play.standing}
                doubt={play.doubt}
                isPinned={isPinned}
                room={room}
              />
            )}
            {play?.jumped == null ? null : <JumpChip jumped={play.jumped} />}
          </div>
        </>
      )}
      {isDemo ? <span className="chip demo-mark">{demo}</span> : null}
    </div>
  );
}

interface RecoveringProps {
  state: Extract<TilePlay['state'], { kind: 'recovering' }>;
  hasPicture: boolean;
  isPinned: boolean;
  room: number;
  widthUnits: number;
  heightUnits: number;
}

/** First the dimmed last picture with a counter; without one, or after 15 s, a plate. */
function RecoveringWords(props: RecoveringProps) {
  const now = useSecond();
  const { state, widthUnits, heightUnits } = props;
  if (needsPlate(state, props.hasPicture, now)) {
    return <TilePlate state={state} widthUnits={widthUnits} heightUnits={heightUnits} />;
  }
  return (
    <div className="chips">
      <TileChips
        state={state}
        standing={null}
        doubt={null}
        isPinned={props.isPinned}
        room={props.room}
      />
    </div>
  );
}

const quietMs = 1500;

/** A word and a counter, never a spinner; nothing at all while it is quick. */
function Opening({ sinceMs }: { sinceMs: number }) {
  const { t } = useText();
  const elapsed = useSecond() - sinceMs;
  if (elapsed < quietMs) return null;
  return <p className="opening">{t('wall.opening', { seconds: Math.floor(elapsed / 1000) })}</p>;
}
