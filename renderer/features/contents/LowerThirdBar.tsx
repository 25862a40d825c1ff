import './contents.css';
import type { LowerThird } from '#contract/content';
import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { fitText, saidIn } from './fitText';
import { TextBlocks } from './TextBlocks';

interface Props {
  lowerThird: LowerThird;
  /** Of the picture above its caption, in units of the wall. */
  width: number;
  height: number;
}

const sides = 1.5;
const edges = 0.5;
/** It covers no more of a picture than this, and one line at least. */
const mostShare = 0.3;

/** A lower third: a short white bar, a title, and under it the second language. */
export function LowerThirdBar({ lowerThird, width, height }: Props) {
  const { locale } = useText();
  const room = {
    width: width - sides,
    height: Math.max(1.35, height * mostShare - edges),
    largest: 1.75,
  };
  const blocks = fitText(saidIn(lowerThird, locale), room, textWidth);
  return (
    <div className="tile-lower-third" data-testid="lower-third">
      <TextBlocks blocks={blocks} />
    </div>
  );
}
