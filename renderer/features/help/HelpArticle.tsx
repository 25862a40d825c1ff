import { KeyCap } from '../../kit/KeyCap';
import type { HelpBlock, HelpPage, HelpSpan } from './parseHelp';

/** A help page as parts of the page: text and keys, nothing else. */
export function HelpArticle({ page }: { page: HelpPage }) {
  return (
    <article className="help-article" data-testid="help-article" data-page={page.id}>
      <h2>{page.title}</h2>
      {page.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { block: HelpBlock }) {
  if (block.kind === 'list') {
    return (
      <ul>
        {block.items.map((spans, index) => (
          <li key={index}>
            <Spans spans={spans} />
          </li>
        ))}
      </ul>
    );
  }
  const spans = <Spans spans={block.spans} />;
  return block.kind === 'heading' ? <h3>{spans}</h3> : <p>{spans}</p>;
}

function Spans({ spans }: { spans: readonly HelpSpan[] }) {
  return spans.map((span, index) => {
    switch (span.kind) {
      case 'action':
        return <KeyCap key={index} keyOf={span.id} />;
      case 'cap':
        return <KeyCap key={index} label={span.label} />;
      case 'bold':
        return <b key={index}>{span.text}</b>;
      case 'text':
        return <span key={index}>{span.text}</span>;
    }
  });
}
