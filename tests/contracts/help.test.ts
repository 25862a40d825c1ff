import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { actionTable } from '../../renderer/features/desk/actionTable';
import { chordLabel } from '../../renderer/features/desk/chords';
import { helpFor, helpPageIds } from '../../renderer/features/help/helpPages';
import { lookSteps } from '../../renderer/features/help/lookSteps';
import { parseHelp, type HelpPage, type HelpSpan } from '../../renderer/features/help/parseHelp';
import { libraryCommand } from '../../renderer/features/library/libraryKeys';
import { editorCommand } from '../../renderer/features/rules/editorKeys';

const folder = join(import.meta.dirname, '../../resources/help');
const languages = ['zh-CN', 'en'] as const;
const filesIn = (language: string): string[] => readdirSync(join(folder, language)).sort();
const page = (language: string, id: string): HelpPage =>
  parseHelp(id, readFileSync(join(folder, language, `${id}.md`), 'utf8'));
const spansIn = ({ blocks }: HelpPage): HelpSpan[] =>
  blocks.flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.spans));
const actionsIn = (one: HelpPage): string[] =>
  spansIn(one).flatMap((span) => (span.kind === 'action' ? [span.id] : []));
const capsIn = (one: HelpPage): string[] =>
  spansIn(one).flatMap((span) => (span.kind === 'cap' ? [span.label] : []));

const known = new Set(actionTable.map(({ id }) => id));
const deskKeys = new Set(actionTable.flatMap(({ chords }) => chords.map(chordLabel)));

/** A part of a page that is no field and no button. */
class PlainPart {
  closest(): null {
    return null;
  }
}
vi.stubGlobal('HTMLElement', PlainPart);

/** A key as it is printed, pressed on a page that has keys of its own. */
const pressed = (label: string) => {
  const parts = label.split(' ');
  const last = parts.at(-1) ?? '';
  const code = /^[A-Z]$/.test(last) ? `Key${last}` : last;
  const none = { altKey: false, target: new PlainPart() as never };
  return { ...none, code, ctrlKey: parts.includes('Ctrl'), shiftKey: parts.includes('Shift') };
};
const ownKeys: Readonly<Record<string, (label: string) => unknown>> = {
  scenes: (label) => libraryCommand(pressed(label)),
  rules: (label) => editorCommand(pressed(label), false),
};

describe.each(languages)('the help in %s', (language) => {
  it('has every page, and no page that nobody lists', () => {
    expect(filesIn(language)).toEqual([...helpPageIds].map((id) => `${id}.md`).sort());
  });

  it.each(helpPageIds)('%s: has a title and words, names real actions and real keys', (id) => {
    const one = page(language, id);
    expect(one.title).not.toBe('');
    expect(one.blocks.length).toBeGreaterThan(0);
    expect(actionsIn(one).filter((action) => !known.has(action))).toEqual([]);
    const isKey = (label: string): boolean =>
      /^\d+$/.test(label) || deskKeys.has(label) || ownKeys[id]?.(label) !== undefined;
    expect(capsIn(one).filter((label) => !isKey(label))).toEqual([]);
  });
});

describe('both languages', () => {
  it.each(helpPageIds)('%s: say the same in the same parts', (id) => {
    const [chinese, english] = [page('zh-CN', id), page('en', id)];
    expect(english.blocks.map(({ kind }) => kind)).toEqual(chinese.blocks.map(({ kind }) => kind));
    expect(actionsIn(english).sort()).toEqual(actionsIn(chinese).sort());
    expect(capsIn(english).sort()).toEqual(capsIn(chinese).sort());
    expect(/\p{Script=Han}/u.test(english.text)).toBe(false);
  });
});

describe('help that fits', () => {
  it('opens at the page of what is on the desk', () => {
    const quiet = { overlay: null, hasCase: false, hasTimeline: false, rail: 'alarms' };
    expect(helpFor(quiet)).toBe('start');
    expect(helpFor({ ...quiet, overlay: 'scenes' })).toBe('scenes');
    expect(helpFor({ ...quiet, hasCase: true })).toBe('incidents');
    expect(helpFor({ ...quiet, rail: 'aside' })).toBe('shelving');
    expect(helpFor({ ...quiet, hasTimeline: true })).toBe('recordings');
  });

  it('the guided look names real actions', () => {
    expect(lookSteps.flatMap(({ keys }) => keys).filter((id) => !known.has(id))).toEqual([]);
  });
});
