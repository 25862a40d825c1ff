import type { Page } from '@playwright/test';

import { press } from './keys';

/** A page or part of the desk, the keys that open it, and what is there then. */
export interface DeskPage {
  readonly name: string;
  readonly keys: readonly string[];
  readonly ready?: string;
  /** What must be chosen first: the most urgent alarm, or its case, which this seat has accepted. */
  readonly of?: 'case' | 'alarm';
}

/** Every page of the desk. Whoever adds a page adds a line, and it is looked at like all others. */
export const deskPages: readonly DeskPage[] = [
  { name: 'quiet', keys: [] },
  { name: 'number', keys: ['1', '0', '3', '2'], ready: '.echo' },
  { name: 'keys', keys: ['Shift+Slash'], ready: '[data-testid="key-card"]' },
  { name: 'settings', keys: ['Control+,'], ready: '.settings' },
  { name: 'log', keys: ['d'], ready: '.overlay' },
  { name: 'handover', keys: ['Shift+B'], ready: '[data-testid="handover"]' },
  { name: 'report', keys: ['Shift+Y'], ready: '[data-testid="report-sheet"]' },
  { name: 'history', keys: ['Control+f'], ready: '[data-testid="history"]' },
  { name: 'rules', keys: ['Shift+N'], ready: '[data-testid="rules-page"]' },
  { name: 'scenes', keys: ['Control+e'], ready: '[data-testid="library"]' },
  { name: 'timeline', keys: ['Shift+T'], ready: '[data-testid="recorded-span"]' },
  { name: 'tours', keys: ['Control+g'], ready: '[data-testid="tours"]' },
  { name: 'briefing', keys: ['Control+p'], ready: '[data-testid="briefing-page"]' },
  { name: 'layouts', keys: ['Shift+L'], ready: '[data-testid="layouts"]' },
  { name: 'help', keys: ['F1'], ready: '[data-testid="help-article"]' },
  { name: 'palette', keys: ['Control+k'], ready: '[data-testid="palette"]' },
  { name: 'context-menu', keys: ['Shift+F10'], ready: '[data-testid="context-menu"]' },
  { name: 'board-form', keys: ['Shift+Q'], ready: '[data-testid="board-form"]' },
  { name: 'shelve', keys: ['h'], ready: '[data-testid="order-panel"]', of: 'alarm' },
  { name: 'rate', keys: ['Shift+A'], ready: '[data-testid="order-panel"]', of: 'alarm' },
  { name: 'aside', keys: ['Shift+H'], of: 'alarm' },
  { name: 'case', keys: [], of: 'case' },
  { name: 'assign', keys: ['Shift+J'], ready: '[data-testid="case-form"]', of: 'case' },
  { name: 'note', keys: ['e'], ready: '[data-testid="case-form"]', of: 'case' },
  { name: 'escalate', keys: ['u'], ready: '[data-testid="case-form"]', of: 'case' },
  { name: 'false-alarm', keys: ['Shift+F'], ready: '[data-testid="case-form"]', of: 'case' },
];

const mostEscapes = 6;

/** Opens a page from wherever the desk is. */
export async function openPage(desk: Page, page: DeskPage): Promise<void> {
  for (let times = 0; times < mostEscapes; times += 1) await press(desk, 'Escape');
  // Back to the list of alarms from whichever list there was.
  if (page.of !== undefined) await press(desk, 'n');
  const critical = desk.locator('.alarm-row[data-priority="critical"]').first();
  if (page.of === 'alarm') await critical.click();
  if (page.of === 'case') {
    await critical.dblclick();
    await desk.locator('.case').waitFor();
  }
  await press(desk, ...page.keys);
  if (page.ready !== undefined) await desk.locator(page.ready).first().waitFor();
}
