/** Words of a help page: plain, bold, the key of an action in force now, or a key as printed. */
export type HelpSpan =
  | { kind: 'text' | 'bold'; text: string }
  /** Id of a row of the table of actions. */
  | { kind: 'action'; id: string }
  | { kind: 'cap'; label: string };

/** A part of a help page. */
export type HelpBlock =
  { kind: 'heading' | 'paragraph'; spans: HelpSpan[] } | { kind: 'list'; items: HelpSpan[][] };

/** One page; `text` is everything in it that can be searched. */
export interface HelpPage {
  id: string;
  title: string;
  blocks: HelpBlock[];
  text: string;
}

const marks = /\[\[([\w-]+)\]\]|`([^`]+)`|\*\*([^*]+)\*\*/g;

/**
 * The few marks that our pages use: `#`, `##`, `-`, `**bold**`, `[[action]]` and `` `key` ``. What is
 * anything else is text, so that no page can bring anything to life. Pure.
 */
export function parseHelp(id: string, source: string): HelpPage {
  const blocks: HelpBlock[] = [];
  let title = '';
  for (const raw of source.split('\n')) {
    const line = raw.trim();
    const last = blocks.at(-1);
    if (line === '') continue;
    if (line.startsWith('# ')) title = line.slice(2);
    else if (line.startsWith('## '))
      blocks.push({ kind: 'heading', spans: spansOf(line.slice(3)) });
    else if (line.startsWith('- ')) {
      const item = spansOf(line.slice(2));
      if (last?.kind === 'list') last.items.push(item);
      else blocks.push({ kind: 'list', items: [item] });
    } else blocks.push({ kind: 'paragraph', spans: spansOf(line) });
  }
  const text = source.replace(/\[\[[\w-]+\]\]|[#`*]/g, ' ').toLowerCase();
  return { id, title, blocks, text };
}

function spansOf(line: string): HelpSpan[] {
  const spans: HelpSpan[] = [];
  let end = 0;
  for (const match of line.matchAll(marks)) {
    if (match.index > end) spans.push({ kind: 'text', text: line.slice(end, match.index) });
    const [whole, action, cap, bold] = match;
    if (action !== undefined) spans.push({ kind: 'action', id: action });
    else if (cap !== undefined) spans.push({ kind: 'cap', label: cap });
    else spans.push({ kind: 'bold', text: bold ?? '' });
    end = match.index + whole.length;
  }
  if (end < line.length) spans.push({ kind: 'text', text: line.slice(end) });
  return spans;
}

/** Pages that hold every word asked for; those that have them in the title come first. Pure. */
export function findHelp(pages: readonly HelpPage[], words: string): HelpPage[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = pages.filter(({ text }) => wanted.every((word) => text.includes(word)));
  const isTitled = ({ title }: HelpPage): boolean =>
    wanted.some((word) => title.toLowerCase().includes(word));
  return [...hits.filter(isTitled), ...hits.filter((page) => !isTitled(page))];
}
