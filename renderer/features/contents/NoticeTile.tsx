import './contents.css';
import type { Notice } from '#contract/content';
import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { fitText, saidIn } from './fitText';
import { TextBlocks } from './TextBlocks';

interface Props {
  notice: Notice;
  /** Of the tile, in units of the wall. */
  width: number;
  height: number;
}

const side = 0.9;
const top = 0.6;
/** Words under a picture take no more of the tile than this. */
const underShare = 0.4;

/** A notice: words as large as they can be, a picture, or a picture with words under it. */
export function NoticeTile({ notice, width, height }: Props) {
  const { t, locale } = useText();
  const { text, picture } = notice;
  const said = saidIn(text, locale);
  const wordsHeight = picture === null ? height : Math.max(1.35 + 2 * top, height * underShare);
  const room = { width: width - 2 * side, height: wordsHeight - 2 * top };
  const largest = picture === null ? Infinity : 2.3;
  const blocks = said.length === 0 ? [] : fitText(said, { ...room, largest }, textWidth);
  return (
    <section
      className="board notice-tile"
      data-testid="notice-tile"
      data-picture={picture !== null}
    >
      {picture === null ? null : (
        <img
          className="notice-picture"
          src={`/pictures/${picture.file}`}
          alt={t('content.notice.picture')}
        />
      )}
      {blocks.length === 0 ? null : <TextBlocks blocks={blocks} />}
    </section>
  );
}
