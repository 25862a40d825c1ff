import type { CSSProperties } from 'react';
import type { Presented } from '#contract/briefing';
import { useText } from '../../kit/text/useText';
import { textWidth } from '../../kit/textWidth';
import { fitTitle, linesOf } from './lowerThirdHeight';

interface Props {
  presented: Presented;
  /** Its height, as a share of the wall's. */
  share: number;
  widthUnits: number;
}

/** Title, second language, the time that the story has got to; on opaque near-black. */
export function LowerThird({ presented, share, widthUnits }: Props) {
  const { locale } = useText();
  const lines = linesOf(presented, locale);
  const [first] = lines;
  if (first === undefined) return null;
  const titleUnits = fitTitle(first.words, widthUnits, presented.storyTime !== null, textWidth);
  const style = { height: `${String(share * 100)}%`, '--title': titleUnits } as CSSProperties;
  return (
    <div className="lower-third" style={style}>
      <div className="lower-third-words">
        {lines.map(({ words, language }, index) => (
          <p key={language} lang={language} className={index === 0 ? 'title' : 'second'}>
            {words}
          </p>
        ))}
      </div>
      {presented.storyTime === null ? null : <time>{presented.storyTime}</time>}
    </div>
  );
}
