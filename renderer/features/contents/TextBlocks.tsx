import type { FittedBlock } from './fitText';

/** Words in one language or two, line by line as they were fitted. */
export function TextBlocks({ blocks }: { blocks: readonly FittedBlock[] }) {
  return (
    <div className="text-blocks">
      {blocks.map(({ lang, size, lines }) => (
        <p key={lang} lang={lang} style={{ fontSize: `${String(size)}em` }} data-size={size}>
          {lines.map((line, at) => (
            // Lines have no other name than their place.
            <span key={at}>{line}</span>
          ))}
        </p>
      ))}
    </div>
  );
}
