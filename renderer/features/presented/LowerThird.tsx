import type { Presented } from '#contract/briefing';
import { useText } from '../../kit/text/useText';
import { linesOf } from './lowerThirdHeight';

/** Title, second language, the time that the story has got to; on opaque near-black. */
export function LowerThird({ presented, share }: { presented: Presented; share: number }) {
  const { locale } = useText();
  const lines = linesOf(presented, locale);
  if (lines.length === 0) return null;
  return (
    <div className="lower-third" style={{ height: `${String(share * 100)}%` }}>
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
