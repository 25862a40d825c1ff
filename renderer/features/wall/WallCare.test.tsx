import { act, cleanup, render } from '@testing-library/react';
import { Provider } from 'react-redux';
import { afterEach, beforeEach, expect, it, vi, describe } from 'vitest';
import type { AlarmId, ScreenId } from '#contract/ids';
import type { WindowView } from '#contract/view';
import { anActor, anAlarm } from '../../../tests/builders/happenings';
import { aPlan, aStationView, aView } from '../../../tests/builders/views';
import { fakeBridge, installBridge } from '../../../tests/fakes/fakeBridge';
import { createStore, type WallStore } from '../../app/store';
import { viewReceived } from '../../bridge/viewEvents';
import { startText } from '../../kit/text/text';
import { WallWindow } from './WallWindow';

const screenId = 'screen-1' as ScreenId;
const alarmId = 'city:alarm-1' as AlarmId;
const minuteMs = 60_000;
/** Each test is a day after the one before: the second's clock of the window never goes back. */
let startMs = Date.UTC(2040, 0, 1);
let store: WallStore;
let page: HTMLElement;
let remove: () => void;

beforeEach(async () => {
  await startText('zh-CN');
  startMs += 24 * 60 * minuteMs;
  vi.useFakeTimers({ now: startMs });
  const bridge = fakeBridge();
  bridge.answer('stream:open', () => new Promise(() => undefined));
  remove = installBridge(bridge);
  store = createStore().store;
  show();
  page = render(
    <Provider store={store}>
      <WallWindow />
    </Provider>,
  ).container;
  pass(2000);
});

afterEach(() => {
  cleanup();
  remove();
  vi.useRealTimers();
});

const plan = (selected = 0) => {
  const base = aPlan([1, 2, 3, 4]);
  const tiles = base.tiles.map((tile, at) => ({ ...tile, isSelected: at + 1 === selected }));
  return { ...base, tiles };
};
const show = (given: Partial<WindowView> = {}): void => {
  act(() => void store.dispatch(viewReceived(aView({ plans: { [screenId]: plan() }, ...given }))));
};
/** In small steps: what is drawn follows at the end of each. */
const pass = (ms: number): void => {
  for (let left = ms; left > 0; left -= 2000) {
    act(() => void vi.advanceTimersByTime(Math.min(left, 2000)));
  }
};
const tile = (number: number): DOMStringMap =>
  page.querySelector<HTMLElement>(`[data-tile="${String(number)}"]`)?.dataset ?? {};
const place = (): string =>
  page.querySelector<HTMLElement>('.wall')?.style.getPropertyValue('--care') ?? '';

/** The alarm of tile 2. */
const withAlarm = (given: Parameters<typeof anAlarm>[0]): Partial<WindowView> => {
  const alarm = anAlarm({ alarmId, raisedAtMs: startMs, lastAtMs: startMs, ...given });
  const base = plan();
  const tiles = base.tiles.map((one, at) => (at === 1 ? { ...one, alarmId } : one));
  return { plans: { [screenId]: { ...base, tiles } }, alarms: { [alarmId]: alarm } };
};

describe('Screen care on a wall', () => {
  it('dims captions that said the same for two minutes', () => {
    pass(2 * minuteMs - 4000);
    expect(tile(1)['idle']).toBeUndefined();
    pass(6000);
    expect(tile(1)['idle']).toBe('true');
  });

  it('leaves the caption of the selected tile awake, and wakes the one that is chosen', () => {
    pass(3 * minuteMs);
    show({ plans: { [screenId]: plan(2) } });
    expect(tile(1)['idle']).toBe('true');
    expect(tile(2)['idle']).toBeUndefined();
    pass(5 * minuteMs);
    expect(tile(2)['idle']).toBeUndefined();
  });

  it('wakes a tile with its alarm, and it stays awake for as long after it', () => {
    pass(10 * minuteMs);
    show(withAlarm({ raisedAtMs: startMs + 10 * minuteMs }));
    expect(tile(2)['idle']).toBeUndefined();
    show();
    expect(tile(2)['idle']).toBeUndefined();
    pass(3 * minuteMs);
    expect(tile(2)['idle']).toBe('true');
  });

  it('lets a plate rest after twenty minutes, and wakes it when its alarm is seen', () => {
    show(withAlarm({}));
    pass(20 * minuteMs - 4000);
    expect(tile(2)['rested']).toBeUndefined();
    pass(6000);
    expect(tile(2)['rested']).toBe('true');
    const acknowledgement = { actor: anActor(), atMs: startMs + 20 * minuteMs };
    show(withAlarm({ response: 'acknowledged', acknowledgement }));
    expect(tile(2)['rested']).toBeUndefined();
  });

  it('moves words every three minutes, and pictures never', () => {
    const before = place();
    const picture = page.querySelector('.tile-picture')?.getAttribute('style');
    pass(3 * minuteMs);
    expect(place()).not.toBe(before);
    expect(page.querySelector('.tile-picture')?.getAttribute('style')).toBe(picture);
  });

  it('stands where settings say so', () => {
    const screenCare = { ...aStationView().screenCare, shiftPx: 0 };
    show({ station: aStationView({ screenCare }) });
    pass(30 * minuteMs);
    expect(place()).toBe('0px 0px');
  });
});
