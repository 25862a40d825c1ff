import { cleanup, fireEvent, render, screen as page } from '@testing-library/react';
import { Provider } from 'react-redux';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { ScreenId } from '#contract/ids';
import { success } from '#contract/outcome';
import type { ScreenNews } from '#contract/screens';
import { aScreen } from '../../../tests/builders/scenes';
import { aStationView, aView } from '../../../tests/builders/views';
import { createStore } from '../../app/store';
import { viewReceived } from '../../bridge/viewEvents';
import { startText } from '../../kit/text/text';
import { ScreenNotices } from './ScreenNotices';
import { DeskContext, type Desk } from './useDesk';

const west = aScreen({ number: 1, name: '西屏' });
const east = aScreen({ number: 2 });
const away: ScreenNews['missing'][number] = {
  screenId: 'screen-9' as ScreenId,
  name: '中屏',
  number: null,
  label: '',
  widthPx: 1920,
  heightPx: 1080,
  seenAtMs: 0,
  hasContent: true,
  shownOnId: null,
};
const ask = vi.fn(() => Promise.resolve(success(null)));
const run = vi.fn();

beforeAll(async () => {
  await startText('zh-CN');
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

const show = (news: Partial<ScreenNews>): void => {
  const { store } = createStore();
  const screenNews = { identifyUntilMs: null, missing: [], doubts: [], ...news };
  store.dispatch(viewReceived(aView({ station: aStationView({ screenNews }) })));
  const desk = { ask, run } as unknown as Desk;
  render(
    <Provider store={store}>
      <DeskContext value={desk}>
        <ScreenNotices screens={[west, east]} chosen={east} />
      </DeskContext>
    </Provider>,
  );
};

it('offers to swap two that nobody can tell apart, or to leave them', () => {
  const doubt = { oneId: west.screenId, otherId: east.screenId };
  show({ doubts: [doubt] });
  expect(page.getByTestId('screen-doubt').textContent).toContain('西屏 与 大屏 2');
  fireEvent.click(page.getByTestId('screen-swap'));
  expect(ask).toHaveBeenLastCalledWith('screen:settle', { ...doubt, isSwapped: true }, '西屏');
  fireEvent.click(page.getByTestId('screen-right'));
  expect(ask).toHaveBeenLastCalledWith('screen:settle', { ...doubt, isSwapped: false }, '西屏');
});

it('says which wall is away, and shows it on the chosen one or no longer', () => {
  show({ missing: [away] });
  expect(page.getByTestId('screen-missing').textContent).toContain('中屏 未接入');
  fireEvent.click(page.getByTestId('screen-lend'));
  const { screenId } = away;
  expect(ask).toHaveBeenLastCalledWith('screen:lend', { screenId, onId: east.screenId }, '中屏');
  cleanup();
  show({ missing: [{ ...away, shownOnId: west.screenId }] });
  expect(page.getByTestId('screen-missing').textContent).toContain('由西屏代显');
  fireEvent.click(page.getByTestId('screen-take-back'));
  expect(ask).toHaveBeenLastCalledWith('screen:lend', { screenId, onId: null }, '中屏');
});

it('says nothing of walls that showed nothing, and counts those beyond two', () => {
  show({ missing: [{ ...away, hasContent: false }] });
  expect(page.queryByTestId('screen-missing')).toBeNull();
  cleanup();
  const many = [1, 2, 3, 4].map((nth) => ({
    ...away,
    screenId: `screen-9${String(nth)}` as ScreenId,
  }));
  show({ missing: many });
  expect(page.getAllByTestId('screen-missing')).toHaveLength(2);
  expect(document.body.textContent).toContain('另有 2 块');
});
