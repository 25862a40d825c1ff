import { act, cleanup, render } from '@testing-library/react';
import { Provider } from 'react-redux';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseList } from '#contract/board';
import type { AlarmId, IncidentId, ScreenId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import type { ScreenPlan } from '#contract/scene';
import type { WindowView } from '#contract/view';
import { anActor, anAlarm, anIncident } from '../../../tests/builders/happenings';
import { aPlan, aPlatformHealth, aStationView, aView } from '../../../tests/builders/views';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { createStore, startListeners, type WallStore } from '../../app/store';
import { viewReceived } from '../../bridge/viewEvents';
import { startText, switchText } from '../../kit/text/text';
import { pictureJumped, playbackChanged } from '../playback/playbackSlice';
import { WallWindow } from './WallWindow';

const screenId = 'screen-1' as ScreenId;
const alarmId = 'city:alarm-1' as AlarmId;
const incidentId = 'city:incident-1' as IncidentId;
let store: WallStore;
let bridge: FakeBridge;
let stop: () => void;
let page: HTMLElement;

beforeAll(async () => {
  await startText('zh-CN');
});

beforeEach(async () => {
  await switchText('zh-CN');
  Object.assign(window, { innerWidth: 1920, innerHeight: 1080 });
  bridge = fakeBridge();
  bridge.answer('stream:open', () => new Promise(() => undefined));
  bridge.answer('picture:open', () => failure('media/no-picture'));
  const remove = installBridge(bridge);
  const parts = createStore();
  store = parts.store;
  const stopListeners = startListeners(parts);
  stop = () => {
    cleanup();
    stopListeners();
    remove();
  };
});

afterEach(() => stop());

const show = (given: Partial<WindowView> = {}): void => {
  act(() => void store.dispatch(viewReceived(aView(given))));
};
const open = (given: Partial<WindowView> = {}): void => {
  show(given);
  page = render(
    <Provider store={store}>
      <WallWindow />
    </Provider>,
  ).container;
};
const plans = (plan: ScreenPlan): Partial<WindowView> => ({ plans: { [screenId]: plan } });
const listOf = (incidentIds: IncidentId[]): CaseList => ({
  nodeId: null,
  name: null,
  incidentIds,
  total: incidentIds.length,
});
const all = (selector: string): HTMLElement[] => [...page.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string): HTMLElement => {
  const found = page.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
};
const tile = (number: number): HTMLElement => one(`[data-tile="${String(number)}"]`);

/** Tile `at` has the alarm; as a card or framed in place. */
const withAlarm = (
  alarm: Parameters<typeof anAlarm>[0],
  { at = 3, isCard = false, moreAlarms = 0 } = {},
): Partial<WindowView> => {
  const plan = aPlan([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const tiles = plan.tiles.map((each) =>
    each.number === at ? { ...each, alarmId, incidentId, isCard, moreAlarms } : each,
  );
  return {
    ...plans({ ...plan, tiles }),
    alarms: { [alarmId]: anAlarm(alarm) },
    incidents: { [incidentId]: anIncident({ owner: anActor({ seat: 3, name: '林一' }) }) },
  };
};

/** Tiles are measured after the turn, and their news are drawn together. */
const drawn = (): Promise<void> =>
  act(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));

describe('A wall', () => {
  it('shows a tile per slot with its camera, and an empty slot empty', () => {
    open(plans(aPlan([1, 2, null, 4])));
    expect(all('[data-tile]')).toHaveLength(4);
    expect(tile(2).dataset['camera']).toBe('city:2');
    expect(tile(2).dataset['playkey']).toBe('city:2#1');
    expect(tile(3).dataset['state']).toBe('empty');
    expect(tile(3).textContent).toBe('');
  });

  it('keeps the element of every camera that stays when the layout changes', () => {
    open(plans(aPlan([5, 3, 9, 1])));
    const before = new Map(all('[data-picture]').map((each) => [each.dataset['picture'], each]));
    const order = all('[data-tile]');
    show(plans(aPlan([9, 8, 7, 1, 2, 3, 4, 5, 6])));
    for (const picture of all('[data-picture]')) {
      const known = before.get(picture.dataset['picture']);
      if (known !== undefined) expect(picture).toBe(known);
    }
    const kept = all('[data-tile]').filter((each) => order.includes(each));
    expect(kept).toEqual(order);
  });

  it('marks every demo camera, whatever its tile does', () => {
    open();
    const states = ['playing', 'frozen'] as const;
    for (const [index, kind] of states.entries()) {
      const playKey = `city:${String(index + 1)}#1`;
      act(() => {
        store.dispatch(
          playbackChanged({
            playKey,
            state:
              kind === 'playing'
                ? { kind, delayMs: 0, pictureAtMs: 0, allowedDelayMs: 4300 }
                : { kind, pictureAtMs: 0 },
          }),
        );
      });
    }
    expect(all('.demo-mark').map((mark) => mark.textContent)).toEqual(Array(9).fill('演示'));
  });

  it('says in the language chosen what is wrong with a tile and when it tries again', async () => {
    open();
    await drawn();
    act(() => {
      store.dispatch(
        playbackChanged({
          playKey: 'city:4#1',
          state: {
            kind: 'recovering',
            fault: { code: 'stream/offline' },
            attempt: 2,
            sinceMs: Date.now() - 60_000,
            nextTryAtMs: Date.now() + 9500,
            pictureAtMs: null,
          },
        }),
      );
    });
    await drawn();
    expect(tile(4).dataset['state']).toBe('recovering');
    expect(tile(4).textContent).toContain('无信号');
    expect(tile(4).textContent).toContain('设备离线');
    expect(tile(4).textContent).toMatch(/自 \d\d:\d\d:\d\d/);
    expect(tile(4).textContent).toMatch(/\d\d:\d\d:\d\d 再试/);
    await act(() => switchText('en'));
    expect(tile(4).textContent).toContain('No signal');
    expect(tile(4).textContent).toContain('The device is offline');
  });

  it('dims the last picture for 15 s before it becomes a plate', async () => {
    open();
    await drawn();
    const recovering = (sinceMs: number) =>
      playbackChanged({
        playKey: 'city:4#1',
        state: {
          kind: 'recovering',
          fault: { code: 'stream/interrupted' },
          attempt: 3,
          sinceMs,
          nextTryAtMs: Date.now() + 5000,
          pictureAtMs: null,
        },
      });
    act(() => {
      store.dispatch(
        playbackChanged({
          playKey: 'city:4#1',
          state: { kind: 'playing', delayMs: 0, pictureAtMs: 0, allowedDelayMs: 4300 },
        }),
      );
      store.dispatch(recovering(Date.now() - 5000));
    });
    await drawn();
    expect(tile(4).textContent).toContain('重新连接 第 3 次');
    expect(all('[data-testid="plate"]')).toHaveLength(0);
    act(() => void store.dispatch(recovering(Date.now() - 17_000)));
    await drawn();
    expect(all('[data-testid="plate"]')).toHaveLength(1);
    expect(tile(4).textContent).toMatch(/\d s 后再试/);
  });

  it('calls a camera that was off as soon as its platform says that it is on', async () => {
    bridge.answer('stream:open', () => failure('stream/offline'));
    const plan = aPlan([1]);
    const withCamera = (isOnline: boolean): Partial<WindowView> =>
      plans({
        ...plan,
        tiles: plan.tiles.map(({ camera, ...rest }) => ({
          ...rest,
          camera: camera === null ? null : { ...camera, isOnline },
        })),
      });
    open(withCamera(false));
    await drawn();
    expect(tile(1).dataset['state']).toBe('recovering');
    const before = bridge.askedOn('stream:open').length;
    show(withCamera(true));
    await act(() => new Promise((resolve) => setTimeout(resolve, 1100)));
    expect(bridge.askedOn('stream:open').length).toBeGreaterThan(before);
  });

  it('says for a moment that a stretch was left out', async () => {
    open();
    await drawn();
    act(() => void store.dispatch(pictureJumped({ playKey: 'city:4#1', byMs: 4200 })));
    await drawn();
    expect(tile(4).textContent).toContain('已跳过 4.2 s');
  });

  it('keeps a replaced picture above the new one until that moves', async () => {
    open(plans(aPlan([1, 2, 3, 4])));
    await drawn();
    show(plans(aPlan([1, 9, 3, 4])));
    expect(all('[data-tile]')).toHaveLength(4);
    const leaving = one('[data-leaving]');
    expect(leaving.dataset['camera']).toBe('city:2');
    expect(leaving.style.visibility).toBe('');
    expect(tile(2).dataset['awaited']).toBe('true');
    expect(tile(2).style.visibility).toBe('hidden');
    await drawn();
    act(() => {
      store.dispatch(
        playbackChanged({
          playKey: 'city:9#1',
          state: { kind: 'playing', delayMs: 0, pictureAtMs: 0, allowedDelayMs: 4300 },
        }),
      );
    });
    await drawn();
    expect(leaving.style.visibility).toBe('hidden');
    expect(tile(2).style.visibility).toBe('');
  });

  it('lets each replaced picture go in its time, however often another is called', () => {
    vi.useFakeTimers();
    const pass = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));
    open(plans(aPlan([1, 2, 3, 4])));
    show(plans(aPlan([9, 2, 3, 4])));
    pass(1500);
    show(plans(aPlan([9, 10, 3, 4])));
    expect(all('[data-leaving]')).toHaveLength(2);
    pass(1000);
    expect(all('[data-leaving]').map(({ dataset }) => dataset['camera'])).toEqual(['city:2']);
    pass(1500);
    expect(all('[data-leaving]')).toHaveLength(0);
    vi.useRealTimers();
  });

  it('never lets a leaving picture hide an alarm', () => {
    open();
    const plan = aPlan([1, 2, 33, 4, 5, 6, 7, 8, 9]);
    const tiles = plan.tiles.map((each) => (each.number === 3 ? { ...each, alarmId } : each));
    show({ ...plans({ ...plan, tiles }), alarms: { [alarmId]: anAlarm() } });
    expect(all('[data-leaving]')).toHaveLength(0);
  });

  it('labels a layout above sixteen tiles as an overview', () => {
    open(plans(aPlan([], { tileCount: 16 })));
    expect(page.textContent).not.toContain('概览');
    show(plans(aPlan([], { tileCount: 25 })));
    expect(page.textContent).toContain('概览');
  });

  it('shows one tile over the whole when it is enlarged, and keeps the others', () => {
    open(plans(aPlan([1, 2, 3, 4], { enlargedTileId: '2' as never })));
    expect(tile(2).style.width).toBe(`${String(window.innerWidth)}px`);
    expect(all('[data-tile]')).toHaveLength(4);
    expect(tile(2).style.visibility).toBe('');
    expect(tile(1).style.visibility).toBe('hidden');
  });
});

describe('A wall with an alarm', () => {
  it('frames its tile, flashing until an officer has seen it', () => {
    open(withAlarm({ priority: 'high' }));
    expect(tile(3).dataset['alarm']).toBe(alarmId);
    expect(tile(3).dataset['flash']).toBe('true');
    expect(tile(3).querySelector('.alarm-frame.flashing')).not.toBeNull();
    show(withAlarm({ priority: 'high', response: 'acknowledged' }));
    expect(tile(3).dataset['flash']).toBe('false');
    expect(tile(3).querySelector('.alarm-frame')?.classList.contains('flashing')).toBe(false);
  });

  it('draws a cleared one that nobody saw dashed, with a hollow symbol', () => {
    open(withAlarm({ priority: 'medium', condition: 'cleared' }));
    expect(tile(3).querySelector('.alarm-frame')?.getAttribute('data-hollow')).toBe('true');
    expect(tile(3).querySelector('[data-symbol="medium"][data-hollow="true"]')).not.toBeNull();
  });

  it('keeps the playing element when the tile becomes the incident card and when it returns', () => {
    open();
    const element = tile(3).querySelector('[data-picture]');
    show(withAlarm({ priority: 'critical' }, { isCard: true }));
    expect(tile(3).querySelector('[data-picture]')).toBe(element);
    show();
    expect(tile(3).querySelector('[data-picture]')).toBe(element);
  });

  it('tells place, what, time, owner and the six steps on the card, and how many wait', () => {
    const view = withAlarm({ priority: 'critical' }, { isCard: true, moreAlarms: 2 });
    // one tile, so that the card has room for all
    open({ ...view, ...plans({ ...aPlan([3]), tiles: [cardTile(view)] }) });
    const card = one('[data-testid="incident-card"]');
    expect(card.textContent).toContain('北岸区');
    expect(card.textContent).toContain('路面积水');
    expect(card.textContent).toContain('+2');
    expect(card.textContent).toContain('3 席 · 林一');
    expect(card.querySelectorAll('.step')).toHaveLength(6);
  });

  const cardTile = (view: Partial<WindowView>) => {
    const found = view.plans?.[screenId]?.tiles[2];
    if (found === undefined) throw new Error('no card');
    return { ...found, slot: { column: 0, row: 0, columnSpan: 1, rowSpan: 1 } };
  };

  it('shows the picture of the moment, asked for once', async () => {
    bridge.answer('picture:open', () => success({ url: 'http://127.0.0.1/moment' }));
    const view = withAlarm({ priority: 'critical', pictureCount: 1 }, { isCard: true });
    open({ ...view, ...plans({ ...aPlan([3]), tiles: [cardTile(view)] }) });
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    expect(one('.card-moment img').getAttribute('src')).toBe('http://127.0.0.1/moment');
    expect(bridge.askedOn('picture:open')).toEqual([{ of: 'alarm', alarmId, index: 0 }]);
  });

  it('says since when alarms are not current', () => {
    const platforms = [aPlatformHealth({ alarmsStaleSinceMs: Date.now() - 5000 })];
    open({ station: aStationView({ platforms }) });
    expect(one('[data-testid="notices"]').textContent).toMatch(/报警信息不是最新，自 \d\d:\d\d/);
  });

  it('lists open incidents in the ribbon', () => {
    open({
      ...plans(aPlan([1, 2, 3, 4], { hasRibbon: true, ribbon: listOf([incidentId]) })),
      incidents: {
        [incidentId]: anIncident({ owner: { seat: 3, name: '林一', role: 'officer' } }),
      },
    });
    const slot = one('[data-testid="ribbon"] [data-incident]');
    expect(slot.textContent).toContain('北岸区');
    expect(slot.textContent).toContain('3 席');
  });

  it('says in the ribbon that nothing is open, and how many there are beyond its page', () => {
    open(plans(aPlan([1, 2, 3, 4], { hasRibbon: true, ribbon: listOf([]) })));
    expect(one('[data-testid="ribbon"]').textContent).toContain('没有在办事件');
    const ids = Array.from({ length: 25 }, (_, nth) => `city:case-${nth}` as IncidentId);
    open({
      ...plans(aPlan([1, 2, 3, 4], { hasRibbon: true, ribbon: { ...listOf(ids), total: 40 } })),
      incidents: Object.fromEntries(ids.map((id) => [id, anIncident({ incidentId: id })])),
    });
    const shown = all('[data-testid="ribbon"] [data-incident]').length;
    expect(one('[data-testid="ribbon"]').textContent).toContain(`+${40 - shown}`);
  });
});
