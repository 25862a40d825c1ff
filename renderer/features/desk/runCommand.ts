import type { CameraId } from '#contract/ids';
import type { PlanTile, Screen, ScreenPlan } from '#contract/scene';
import type { WindowView } from '#contract/view';
import { nextUnacknowledged, orderAlarms } from '../alarms';
import { runOnIncident } from './caseCommands';
import type { CommandRoom } from './commandRoom';
import { openedCamera } from './deskLists';
import type { DeskCommand } from './deskCommand';
import { runOnDuty } from './dutyCommands';
import { runOnPreview } from './previewCommands';
import { runOnTimeline } from './timelineCommands';
import { arrowInReplay, replayTarget, stepInReplay, toggleReplay } from './replayCommands';
import { runOnSound } from './soundCommands';
import { runOnSteering } from './steerCommands';
import { tileInDirection } from './tileSteps';
import type { Ask } from './useDesk';

/** The screen that numbers are meant for: the chosen one, else the first. */
export function chosenScreen(view: WindowView, screenNumber: number): Screen | undefined {
  const { screens } = view.station;
  return screens.find((screen) => screen.number === screenNumber) ?? screens[0];
}

/** The selected tile of the chosen screen, else its first. */
export function selectedTile(view: WindowView, plan: ScreenPlan | undefined): PlanTile | undefined {
  const chosen = view.station.selection;
  const isHere = chosen !== null && plan?.screenId === chosen.screenId;
  return (
    (isHere ? plan.tiles.find((tile) => tile.tileId === chosen.tileId) : undefined) ??
    plan?.tiles[0]
  );
}

/** Does what a key, a button or a search result means. Refusals are shown by `ask`. */
export async function runCommand(command: DeskCommand, room: CommandRoom): Promise<void> {
  if (command.kind !== 'digits' && room.state.digits !== '' && command.kind !== 'leave') {
    room.dispatch({ type: 'digitsTyped', digits: '', atMs: room.now });
  }
  await (runOnPreview(command, room) ??
    runOnTile(command, room) ??
    runOnWall(command, room) ??
    runOnCases(command, room) ??
    runOnIncident(command, room) ??
    runOnDuty(command, room) ??
    runAtDesk(command, room));
}

type Run = Promise<unknown> | undefined;

/** What is done with the selected tile's camera and its recordings. */
function runOnTile(command: DeskCommand, room: CommandRoom): Run {
  const { view, state } = room;
  const screen = chosenScreen(view, state.screenNumber);
  if (screen === undefined) return undefined;
  const tile = selectedTile(view, view.plans[screen.screenId]);
  return (
    runOnSteering(command, room, screen, tile) ??
    runOnTimeline(command, room, screen, tile) ??
    runOnSound(command, room, screen, tile)
  );
}

function runOnWall(command: DeskCommand, room: CommandRoom): Run {
  const { view, ask, state } = room;
  const screen = chosenScreen(view, state.screenNumber);
  if (screen === undefined) return undefined;
  const { screenId } = screen;
  const plan = view.plans[screenId];
  const tile = selectedTile(view, plan);
  switch (command.kind) {
    case 'layout':
      return ask(
        'scene:layout',
        { screenId, tileCount: command.tileCount },
        String(command.tileCount),
      );
    case 'scene':
      return ask('scene:recall', { number: command.number }, String(command.number));
    case 'previous-scene':
      return ask('scene:recall', { isPrevious: true });
    case 'undo':
      return ask('scene:undo', {});
    case 'identify':
      return ask('screen:identify', {});
    case 'ribbon':
      return ask('scene:ribbon', { screenId, isOn: plan?.hasRibbon !== true });
    case 'select-tile':
      return selectTile(
        plan?.tiles.find(({ number }) => number === command.number),
        command.number,
        room,
        screen,
      );
    case 'move-selection':
      if (tile === undefined) return undefined;
      return (
        arrowInReplay(replayTarget(screenId, tile, room), command) ??
        moveSelection(tile, plan, command, room, screen)
      );
    case 'replay':
      return tile && toggleReplay(replayTarget(screenId, tile, room));
    case 'replay-step':
      return tile && stepInReplay(replayTarget(screenId, tile, room), command.pictures);
    case 'put-camera':
      return putNumber(command.number, tile, screen, room);
    case 'put-found':
      return tile && putCamera(command.cameraId, tile, screen, ask, '');
    case 'on-wall': {
      const cameraId = openedCamera(view, state.opened);
      if (cameraId === null || tile === undefined) return undefined;
      return putCamera(cameraId, tile, screen, ask, '');
    }
    case 'preset': {
      const { number } = command;
      return tile && ask('tile:preset', { screenId, tileId: tile.tileId, number }, String(number));
    }
    case 'cruise': {
      const { number } = command;
      return tile && ask('tile:cruise', { screenId, tileId: tile.tileId, number }, String(number));
    }
    case 'take-off':
      return (
        tile &&
        ask('scene:assign', { screenId, tileId: tile.tileId, cameraId: null }, String(tile.number))
      );
    case 'enlarge':
      return (
        tile &&
        ask('scene:enlarge', {
          screenId,
          tileId: plan?.enlargedTileId === null ? tile.tileId : null,
        })
      );
    case 'reserve':
      return (
        tile &&
        ask(
          'scene:reserve',
          { screenId, tileId: tile.tileId, isReserved: !tile.isAlarmTile },
          String(tile.number),
        )
      );
    case 'tour-toggle':
    case 'tour-next':
    case 'tour-previous':
      return (
        tile && ask('tile:tour', { screenId, tileId: tile.tileId, order: tours[command.kind] })
      );
    case 'zoom':
      return tile && ask('tile:zoom', { screenId, tileId: tile.tileId, order: command.order });
    case 'around':
      return tile && ask('scene:around', { screenId, tileId: tile.tileId }, String(tile.number));
    case 'tour-start':
      return (
        tile &&
        ask(
          'tour:start',
          { screenId, tileId: tile.tileId, number: command.number },
          String(command.number),
        )
      );
    case 'pin':
      return tile && ask('scene:pin', { screenId, tileId: tile.tileId, isPinned: !tile.isPinned });
    default:
      return undefined;
  }
}

const tours = {
  'tour-toggle': 'toggle',
  'tour-next': 'next',
  'tour-previous': 'previous',
} as const;

async function selectTile(
  tile: PlanTile | undefined,
  number: number,
  room: CommandRoom,
  screen: Screen,
): Promise<void> {
  if (tile === undefined) {
    room.dispatch({
      type: 'refused',
      code: 'scene/unknown-tile',
      detail: undefined,
      subject: String(number),
    });
  } else {
    await room.ask('scene:select', { screenId: screen.screenId, tileId: tile.tileId });
  }
}

function moveSelection(
  tile: PlanTile,
  plan: ScreenPlan | undefined,
  step: { column: number; row: number },
  room: CommandRoom,
  screen: Screen,
): Promise<unknown> {
  const isChosen = room.view.station.selection?.screenId === screen.screenId;
  const target = isChosen ? tileInDirection(plan?.tiles ?? [], tile, step) : tile;
  return target === undefined
    ? Promise.resolve()
    : room.ask('scene:select', { screenId: screen.screenId, tileId: target.tileId });
}

async function putNumber(
  number: number,
  tile: PlanTile | undefined,
  screen: Screen,
  room: CommandRoom,
): Promise<void> {
  const found = await room.ask('catalog:number', { number }, String(number));
  if (!found.ok) return;
  const crop = room.view.station.crops.find((one) => one.number === number);
  if (found.value === null && crop !== undefined) {
    const place = tile && { screenId: screen.screenId, tileId: tile.tileId };
    if (place !== undefined) await room.ask('crop:put', { ...place, number }, String(number));
  } else if (found.value === null) {
    room.dispatch({
      type: 'refused',
      code: 'catalog/unknown-camera',
      detail: undefined,
      subject: String(number),
    });
  } else if (tile !== undefined) {
    await putCamera(found.value.cameraId, tile, screen, room.ask, String(number));
  }
}

/** Puts a camera on a tile. */
export function putCamera(
  cameraId: CameraId,
  tile: PlanTile,
  screen: Screen,
  ask: Ask,
  subject: string,
): Promise<unknown> {
  return ask('scene:assign', { screenId: screen.screenId, tileId: tile.tileId, cameraId }, subject);
}

function runOnCases(command: DeskCommand, room: CommandRoom): Run {
  const { view, ask, state, dispatch } = room;
  const ordered = orderAlarms(view.alarms);
  const focused = state.focusedAlarmId === null ? undefined : view.alarms[state.focusedAlarmId];
  switch (command.kind) {
    case 'acknowledge': {
      if (focused !== undefined) return ask('alarm:acknowledge', { alarmId: focused.alarmId });
      return focusNext(ordered, room);
    }
    case 'next-alarm':
      return focusNext(ordered, room);
    case 'open-case':
      if (focused !== undefined) {
        dispatch({ type: 'caseOpened', alarmId: focused.alarmId, incidentId: focused.incidentId });
      }
      return Promise.resolve();
    case 'silence':
      return ask('alarm:silence', {});
    case 'shelve':
    case 'rate':
      if (focused === undefined) return focusNext(ordered, room);
      dispatch({ type: 'orderToggled', ordering: command.kind });
      return Promise.resolve();
    case 'aside':
      dispatch({ type: 'railTurned', rail: state.rail === 'aside' ? 'alarms' : 'aside' });
      return Promise.resolve();
    default:
      return undefined;
  }
}

function focusNext(
  ordered: ReturnType<typeof orderAlarms>,
  { state, dispatch }: CommandRoom,
): Promise<void> {
  const next = nextUnacknowledged(ordered, state.focusedAlarmId);
  if (next !== undefined) dispatch({ type: 'alarmFocused', alarmId: next.alarmId });
  return Promise.resolve();
}

function runAtDesk(command: DeskCommand, room: CommandRoom): Run {
  const { dispatch, ask, now } = room;
  switch (command.kind) {
    case 'digits':
      dispatch({ type: 'digitsTyped', digits: command.digits, atMs: now });
      return undefined;
    case 'select-screen':
      dispatch({ type: 'screenChosen', number: command.number });
      return undefined;
    case 'search':
      dispatch({ type: 'camerasToggled', isOpen: true });
      room.focusSearch();
      return undefined;
    case 'palette':
      dispatch({ type: 'paletteToggled' });
      return undefined;
    case 'context-menu':
      room.openMenu();
      return undefined;
    case 'help':
      dispatch({ type: 'helpToggled' });
      return undefined;
    case 'all-keys':
      dispatch({ type: 'overlayToggled', overlay: 'keys' });
      return undefined;
    case 'settings':
    case 'log':
    case 'handover':
    case 'briefing':
    case 'rules':
    case 'sources':
    case 'scenes':
    case 'report':
    case 'history':
    case 'board':
    case 'tours':
    case 'crops':
      dispatch({ type: 'overlayToggled', overlay: command.kind });
      return undefined;
    case 'theme':
      return ask('settings:write', {
        theme: room.view.station.theme === 'dark' ? 'light' : 'dark',
      });
    case 'cameras':
      dispatch({ type: 'camerasToggled' });
      return undefined;
    case 'page':
      dispatch({ type: 'pageTurned' });
      return undefined;
    case 'leave':
      dispatch({ type: 'left' });
      return undefined;
    case 'fullscreen-desk':
      return toggleFullscreen('desk', ask);
    case 'fullscreen-wall':
      return toggleFullscreen('wall', ask);
    case 'quit':
      return ask('app:quit', {});
    default:
      return undefined;
  }
}

let filled: 'desk' | 'wall' | 'none' = 'none';

/** The same key leads back. */
async function toggleFullscreen(which: 'desk' | 'wall', ask: Ask): Promise<void> {
  const wanted = filled === which ? 'none' : which;
  const outcome = await ask('app:fullscreen', { which: wanted });
  if (outcome.ok) filled = wanted;
}
