import { describe, expect, it, vi } from 'vitest';
import type { Alarm } from '#contract/alarm';
import { layoutOf } from '#contract/layout';
import { failure } from '#contract/outcome';
import type { PlanTile } from '#contract/scene';
import type { WindowView } from '#contract/view';
import { editingBegun } from '../layouts';
import { initialDesk, type DeskState } from './deskState';
import type { DeskCommand } from './deskCommand';
import type { CommandRoom } from './commandRoom';
import { replayWall } from './replayCommands';
import { runCommand } from './runCommand';

const layout = layoutOf(4);
const tiles = layout?.slots.map(
  (slot, index) =>
    ({
      tileId: String(index + 1),
      number: index + 1,
      slot,
      camera: null,
      isPinned: false,
      isSelected: index === 0,
      replay: null,
      tour: null,
    }) as PlanTile,
);

const view = (more: object = {}): WindowView =>
  ({
    station: {
      screens: [{ screenId: 's1', number: 1 }],
      selection: { screenId: 's1', tileId: '1' },
      crops: [],
      steering: { held: [], news: null },
    },
    plans: { s1: { screenId: 's1', layout, tiles, hasRibbon: false, enlargedTileId: null } },
    alarms: {},
    incidents: {},
    ...more,
  }) as unknown as WindowView;

async function run(
  command: DeskCommand,
  options: { state?: Partial<DeskState>; view?: WindowView; answer?: unknown } = {},
) {
  const ask = vi.fn().mockResolvedValue({ ok: true, value: options.answer ?? null });
  const dispatch = vi.fn();
  const room: CommandRoom = {
    state: { ...initialDesk, ...options.state },
    view: options.view ?? view(),
    dispatch,
    ask: ask as CommandRoom['ask'],
    now: 1000,
    focusSearch: vi.fn(),
    openMenu: vi.fn(),
  };
  await runCommand(command, room);
  return { asked: ask.mock.calls.map((call) => call.slice(0, 2) as unknown[]), dispatch, room };
}

describe('runCommand on the wall', () => {
  it('puts the camera of the typed number on the selected tile', async () => {
    const { asked } = await run(
      { kind: 'put-camera', number: 1032 },
      { state: { digits: '1032' }, answer: { cameraId: 'city:1' } },
    );
    expect(asked).toEqual([
      ['catalog:number', { number: 1032 }],
      ['scene:assign', { screenId: 's1', tileId: '1', cameraId: 'city:1' }],
    ]);
  });

  it('says in the editor that an order about the live wall waits for it', async () => {
    const preview = { plans: view().plans, changed: [] };
    const { asked, dispatch } = await run(
      { kind: 'replay' },
      { state: { editing: editingBegun }, view: view({ preview }) },
    );
    expect(asked).toEqual([]);
    expect(dispatch).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'refused', code: 'preview/live-only' }),
    );
  });

  it('refuses in the number line when no tile has the typed number', async () => {
    const { asked, dispatch } = await run({ kind: 'select-tile', number: 9 });
    expect(asked).toEqual([]);
    expect(dispatch).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'refused', code: 'scene/unknown-tile', subject: '9' }),
    );
  });

  it('moves the selection to the neighbour in that direction', async () => {
    const { asked } = await run({ kind: 'move-selection', column: 0, row: 1 });
    expect(asked).toEqual([['scene:select', { screenId: 's1', tileId: '3' }]]);
  });

  it('stays where it is at the edge', async () => {
    expect((await run({ kind: 'move-selection', column: -1, row: 0 })).asked).toEqual([]);
  });

  it('forgets the typed number once a key has taken it', async () => {
    const { dispatch } = await run({ kind: 'layout', tileCount: 16 }, { state: { digits: '16' } });
    expect(dispatch).toHaveBeenCalledWith({ type: 'digitsTyped', digits: '', atMs: 1000 });
  });
});

it('turns the whole wall to one time by one order', async () => {
  const asked: unknown[] = [];
  const order = { kind: 'at', atMs: 1_000, rate: 0 } as const;
  await replayWall((channel, args) => {
    asked.push([channel, args]);
    return Promise.resolve(failure('scene/unknown-screen'));
  }, order);
  expect(asked).toEqual([['wall:replay', { screenIds: null, order }]]);
});

describe('runCommand on the moment', () => {
  const replaying = (rate: number, isRecording = false): WindowView => {
    const [first, ...rest] = tiles ?? [];
    const replayed = { ...first, replay: { replayId: 1, rate, isRecording } };
    return view({ plans: { s1: { screenId: 's1', layout, tiles: [replayed, ...rest] } } });
  };
  const asked = async (command: DeskCommand, rate?: number): Promise<unknown> => {
    const ran = await run(command, rate === undefined ? {} : { view: replaying(rate) });
    return ran.asked.map(([channel, args]) =>
      channel === 'tile:replay' ? (args as { order: unknown }).order : channel,
    );
  };

  it('says of digits that are no time how a time is typed', async () => {
    const [first, ...rest] = tiles ?? [];
    const withCamera = [{ ...first, camera: { cameraId: 'city:1' } }, ...rest];
    const plans = { s1: { screenId: 's1', layout, tiles: withCamera } };
    const command = { kind: 'replay-typed', digits: '99' } as const;
    const ran = await run(command, { view: view({ plans }) });
    expect(ran.asked).toEqual([]);
    expect(ran.dispatch).toHaveBeenCalledWith(
      expect.objectContaining({ type: 'refused', code: 'recording/no-time', subject: '99' }),
    );
  });

  it('rewinds by one key, and leads back to live by the same', async () => {
    expect(await asked({ kind: 'replay' })).toEqual([{ kind: 'rewind' }]);
    expect(await asked({ kind: 'replay' }, 1)).toEqual([{ kind: 'live' }]);
  });

  it('goes through it with the arrows, and moves the selection only where all is live', async () => {
    const left: DeskCommand = { kind: 'move-selection', column: -1, row: 0 };
    const down: DeskCommand = { kind: 'move-selection', column: 0, row: 1 };
    const up: DeskCommand = { kind: 'move-selection', column: 0, row: -1 };
    expect(await asked(left, 1)).toEqual([{ kind: 'jump', byMs: -5000 }]);
    expect(await asked(down, 0.5)).toEqual([{ kind: 'rate', rate: 0.25 }]);
    expect(await asked(up, 1)).toEqual([{ kind: 'rate', rate: 2 }]);
    expect(await asked(up, 2)).toEqual([{ kind: 'rate', rate: 2 }]);
    expect(await asked(down)).toEqual(['scene:select']);
    const recorded = await run(up, { view: replaying(4, true) });
    expect(recorded.asked[0]?.[1]).toMatchObject({ order: { kind: 'rate', rate: 8 } });
  });

  it('goes back by minutes and hours out of the recorder, from live too, and never ahead of now', async () => {
    const live: DeskCommand = { kind: 'replay-jump', byMs: -60_000 };
    const camera = { cameraId: 'city:1', number: 1 };
    const [first, ...rest] = tiles ?? [];
    const plan = (replay: object | null) =>
      view({
        plans: { s1: { screenId: 's1', layout, tiles: [{ ...first, camera, replay }, ...rest] } },
      });
    const order = async (command: DeskCommand, replay: object | null): Promise<unknown> =>
      (await run(command, { view: plan(replay) })).asked.map(
        ([, args]) => (args as { order: unknown }).order,
      );
    const still = {
      replayId: 1,
      fromMs: -9e9,
      toMs: 0,
      atMs: -500_000,
      sinceMs: 0,
      steps: 0,
      rate: 0,
    };
    expect(await order(live, null)).toEqual([{ kind: 'at', atMs: 1000 - 60_000, rate: 1 }]);
    expect(await order(live, still)).toEqual([{ kind: 'at', atMs: -560_000, rate: 0 }]);
    expect(await order({ kind: 'replay-jump', byMs: 60_000 }, null)).toEqual([]);
    expect(await order({ kind: 'replay-jump', byMs: 600_000 }, still)).toEqual([{ kind: 'live' }]);
    expect(await order({ kind: 'replay-at', atMs: -7 }, null)).toEqual([{ kind: 'live' }]);
  });

  it('means the whole wall while its tiles are in step, and leads all of it back to live', async () => {
    const replay = {
      replayId: 1,
      fromMs: -9e9,
      toMs: 0,
      atMs: -500_000,
      sinceMs: 0,
      steps: 0,
      rate: 0,
    };
    const inStep = tiles?.map((tile) => ({ ...tile, camera: { cameraId: 'city:1' }, replay }));
    const wall = view({ plans: { s1: { screenId: 's1', layout, tiles: inStep } } });
    for (const [command, order] of [
      [
        { kind: 'replay-step', pictures: 1 },
        { kind: 'step', pictures: 1 },
      ],
      [
        { kind: 'move-selection', column: 1, row: 0 },
        { kind: 'jump', byMs: 5000 },
      ],
      [{ kind: 'replay' }, { kind: 'live' }],
      [{ kind: 'replay-wall' }, { kind: 'live' }],
    ] as const) {
      const { asked } = await run(command, { view: wall });
      expect(asked).toEqual([['wall:replay', { screenIds: null, order }]]);
    }
  });

  it('steps by single pictures, and not in what is live', async () => {
    const step: DeskCommand = { kind: 'replay-step', pictures: -1 };
    expect(await asked(step, 0)).toEqual([{ kind: 'step', pictures: -1 }]);
    expect(await asked(step)).toEqual([]);
  });
});

describe('runCommand on alarms', () => {
  const alarm = {
    alarmId: 'city:a1',
    priority: 'critical',
    response: 'waiting',
    aside: null,
    raisedAtMs: 1,
    incidentId: 'city:i1',
  } as Alarm;
  const withAlarm = view({ alarms: { 'city:a1': alarm } });

  it('acknowledges the chosen alarm by one key', async () => {
    const { asked } = await run(
      { kind: 'acknowledge' },
      { view: withAlarm, state: { focusedAlarmId: alarm.alarmId } },
    );
    expect(asked).toEqual([['alarm:acknowledge', { alarmId: 'city:a1' }]]);
  });

  it('chooses the next unacknowledged alarm instead of answering one that nobody chose', async () => {
    const { asked, dispatch } = await run({ kind: 'acknowledge' }, { view: withAlarm });
    expect(asked).toEqual([]);
    expect(dispatch).toHaveBeenCalledWith({ type: 'alarmFocused', alarmId: 'city:a1' });
  });

  it('accepts the incident of the chosen alarm', async () => {
    const { asked } = await run(
      { kind: 'accept' },
      { view: withAlarm, state: { focusedAlarmId: alarm.alarmId } },
    );
    expect(asked).toEqual([['incident:accept', { incidentId: 'city:i1' }]]);
  });
});
