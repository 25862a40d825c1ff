// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmPage, AlarmQuery } from '#contract/history';
import type { AlarmId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import { anAlarmReport } from '../../../tests/builders/happenings';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { startText } from '../../kit/text/text';
import { HistoryPage } from './index';

let root: Root;
let place: HTMLElement;
let bridge: FakeBridge;
let uninstall: () => void;
const onCase = vi.fn();
const rowPx = 44;
const listPx = rowPx * 10;

beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.documentElement.style.fontSize = '16px';
  // Ten rows are in sight.
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { value: listPx });
  HTMLElement.prototype.scrollTo = () => undefined;
  await startText('en');
});
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  bridge = fakeBridge();
  uninstall = installBridge(bridge);
  vi.clearAllMocks();
});
afterEach(() => {
  act(() => root.unmount());
  uninstall();
  place.remove();
});

const reports = (count: number, from = 0): AlarmReport[] =>
  Array.from({ length: count }, (_, at) =>
    anAlarmReport({
      alarmId: `city:a${String(from + at)}` as AlarmId,
      what: { zh: '烟', en: `Smoke ${String(from + at)}` },
      pictureCount: 0,
    }),
  );

const settled = (): Promise<void> => act(() => new Promise<void>((done) => setTimeout(done, 5)));

async function open(pages: (query: AlarmQuery) => AlarmPage, hasCase = false): Promise<void> {
  bridge.answer('alarm:history', (query) => success(pages(query)));
  act(() => {
    root.render(<HistoryPage hasCase={() => hasCase} onCase={onCase} onPutOnWall={vi.fn()} />);
  });
  await settled();
}

const one = <Found extends HTMLElement>(selector: string): Found => {
  const found = place.querySelector<Found>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
};
const field = (): HTMLInputElement => one('input[type="search"]');
async function type(words: string): Promise<void> {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  act(() => {
    set?.call(field(), words);
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
  await settled();
}
async function press(code: string): Promise<void> {
  act(() => {
    field().dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true }));
  });
  await settled();
}
const asked = (): AlarmQuery[] => bridge.askedOn('alarm:history');

describe('the page of past alarms', () => {
  it('lists the newest, and says that there are more', async () => {
    await open(() => ({ rows: reports(50), next: 7 }));
    expect(one('[data-testid="history-count"]').textContent).toContain('newest 50');
    expect(one('.history-row').textContent).toContain('Smoke 0');
  });

  it('asks at every letter and shows the newest answer only', async () => {
    await open(({ text }) => ({ rows: reports(text.length), next: null }));
    await type('s');
    await type('smo');
    expect(asked().at(-1)?.text).toBe('smo');
    expect(one('[data-testid="history-list"]').dataset['for']).toBe('smo');
    expect(place.querySelectorAll('.history-row')).toHaveLength(3);
  });

  it('asks for the next page where the last one ended', async () => {
    await open(({ before }) =>
      before === null ? { rows: reports(20), next: 99 } : { rows: reports(5, 20), next: null },
    );
    expect(asked().at(-1)?.before).toBe(99);
    expect(one('[data-testid="history-count"]').textContent).toContain('25 in all');
  });

  it('moves by arrows from the field, opens one, and goes back by Escape', async () => {
    await open(() => ({ rows: reports(3), next: null }));
    await press('ArrowDown');
    await press('Enter');
    expect(one('[data-testid="history-detail"]').textContent).toContain('Smoke 1');
    await press('ArrowDown');
    expect(one('[data-testid="history-detail"]').textContent).toContain('Smoke 2');
    await press('Escape');
    expect(place.querySelector('[data-testid="history-detail"]')).toBeNull();
  });

  it('opens the case of what is still worked on', async () => {
    await open(() => ({ rows: reports(1), next: null }), true);
    await press('Enter');
    expect(onCase).toHaveBeenCalledWith(expect.objectContaining({ alarmId: 'city:a0' }));
  });

  it('tells an empty journal from a search without hits', async () => {
    await open(() => ({ rows: [], next: null }));
    expect(place.textContent).toContain('No alarm has been recorded yet');
    await type('zzz');
    expect(place.textContent).toContain('No alarm fits');
  });

  it('keeps what was found when the next answer cannot be had, and tries again', async () => {
    await open(() => ({ rows: reports(3), next: null }));
    bridge.answer('alarm:history', () => failure('store/broken'));
    await type('x');
    expect(one('[role="alert"]').textContent).toContain('Nothing could be looked up');
    expect(place.querySelectorAll('.history-row')).toHaveLength(3);
    bridge.answer('alarm:history', () => success({ rows: reports(1), next: null }));
    act(() => one('[role="alert"] button').click());
    await settled();
    expect(place.querySelectorAll('.history-row')).toHaveLength(1);
  });

  it('narrows by priority and takes it back', async () => {
    await open(() => ({ rows: reports(1), next: null }));
    act(() => one('.history-priority').click());
    await settled();
    expect(asked().at(-1)?.priorities).toEqual(['critical']);
    act(() => one('[data-span="today"]').click());
    await settled();
    expect(asked().at(-1)?.fromMs).not.toBeNull();
    const widen = [...place.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Clear filters',
    );
    act(() => widen?.click());
    await settled();
    expect(asked().at(-1)).toMatchObject({ priorities: [], fromMs: null });
  });
});
