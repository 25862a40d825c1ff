import type { CameraId } from '#contract/ids';
import type { PreviewEdit } from '#contract/preview';
import type { PlanTile, Screen, ScreenPlan } from '#contract/scene';
import type { WindowView } from '#contract/view';
import {
  editingBegun,
  grownRegion,
  isUnspanned,
  movedPlace,
  placeOf,
  tileAtPlace,
  type Editing,
  type EditorCommand,
} from '../layouts';
import type { CommandRoom } from './commandRoom';
import { isAtRest, type DeskState } from './deskState';
import type { DeskCommand } from './deskCommand';
import { tileInDirection } from './tileSteps';

type Run = Promise<unknown> | undefined;

/** As much as the preview needs of it. */
export type Room = Pick<CommandRoom, 'state' | 'view' | 'dispatch' | 'ask'>;

/** The editor is what the centre shows: its keys mean the preview. */
export const isEditorShown = ({ editing, overlay, opened }: DeskState): boolean =>
  editing !== null && overlay === null && opened.alarmId === null && opened.incidentId === null;

/** What the editor works on; undefined while the preview is not there (yet). */
interface Bench {
  editing: Editing;
  screen: Screen;
  plan: ScreenPlan;
  tile: PlanTile;
}

/** The chosen tile of the chosen screen of the preview. */
export function benchOf(state: DeskState, view: WindowView): Bench | undefined {
  const { editing, screenNumber } = state;
  const { screens } = view.station;
  const screen = screens.find(({ number }) => number === screenNumber) ?? screens[0];
  const plan = screen === undefined ? undefined : view.preview?.plans[screen.screenId];
  if (editing === null || screen === undefined || plan === undefined) return undefined;
  const tile = tileAtPlace(plan, editing.at) ?? plan.tiles[0];
  return tile === undefined ? undefined : { editing, screen, plan, tile };
}

/** Opening, taking and giving up the preview; in its editor, the keys of tiles mean the preview. */
export function runOnPreview(command: DeskCommand, room: Room): Run {
  const { state } = room;
  switch (command.kind) {
    case 'layouts':
      return openEditor(room);
    case 'take':
      return take(room);
    case 'fetch-back':
      return fetchBack(room);
    case 'give-up':
      return giveUp(room);
    case 'leave':
      // What is prepared is the last thing that Escape leaves.
      return isAtRest(state) && room.view.preview !== null ? giveUp(room) : undefined;
    default: {
      const bench = isEditorShown(state) ? benchOf(state, room.view) : undefined;
      return bench === undefined ? undefined : runOnBench(command, bench, room);
    }
  }
}

async function take({ ask, dispatch }: Room): Promise<void> {
  const taken = await ask('preview:take', {});
  if (taken.ok) dispatch({ type: 'edited', editing: null });
}

async function openEditor({ state, ask, dispatch }: Room): Promise<void> {
  if (state.editing !== null) {
    dispatch({ type: 'edited', editing: null });
    return;
  }
  const opened = await ask('preview:open', { isAgain: false });
  if (opened.ok) dispatch({ type: 'edited', editing: editingBegun });
}

/** The preview that was given up last is there again. */
async function fetchBack({ ask, dispatch }: Room): Promise<void> {
  dispatch({ type: 'previewGivenUp', hasGivenUp: false });
  const opened = await ask('preview:open', { isAgain: true });
  if (opened.ok) dispatch({ type: 'edited', editing: editingBegun });
}

async function giveUp({ view, ask, dispatch }: Room): Promise<void> {
  const hasChanges = (view.preview?.changed.length ?? 0) > 0;
  const dropped = await ask('preview:drop', {});
  if (!dropped.ok) return;
  dispatch({ type: 'edited', editing: null });
  dispatch({ type: 'previewGivenUp', hasGivenUp: hasChanges });
}

/** Orders about the wall as it is: refused in the editor, so that nothing happens unseen. */
const liveOnly: ReadonlySet<DeskCommand['kind']> = new Set<DeskCommand['kind']>([
  'enlarge',
  'replay',
  'replay-step',
  'tour-toggle',
  'tour-next',
  'tour-previous',
  'scene',
  'previous-scene',
  'open-case',
  'tours',
  'tour-start',
  'crops',
  'around',
  'zoom',
  'preset',
  'steer',
  'steer-over',
  'steer-home',
]);

function runOnBench(command: DeskCommand, bench: Bench, room: Room): Run {
  const { screen, plan, tile, editing } = bench;
  const { tileId } = tile;
  const edit = (one: PreviewEdit, subject = ''): Run => editOn(room, screen, one, subject);
  const choose = (next: PlanTile | undefined): Run => {
    if (next !== undefined) choosePlace(room, { ...editing, at: placeOf(next.slot, plan.layout) });
    return Promise.resolve();
  };
  switch (command.kind) {
    case 'layout':
      return edit({ kind: 'preset', tileCount: command.tileCount }, String(command.tileCount));
    case 'undo':
      return room.ask('preview:undo', {});
    case 'ribbon':
      return edit({ kind: 'ribbon', isOn: !plan.hasRibbon });
    case 'pin':
      return edit({ kind: 'pin', tileId, isPinned: !tile.isPinned });
    case 'reserve':
      return edit({ kind: 'reserve', tileId, isReserved: !tile.isAlarmTile });
    case 'take-off':
      return edit({ kind: 'camera', tileId, cameraId: null }, String(tile.number));
    case 'put-camera':
      return putNumber(command.number, bench, room);
    case 'put-found':
      return putOnBench(command.cameraId, bench, room);
    case 'select-tile':
      return choose(plan.tiles.find(({ number }) => number === command.number));
    case 'move-selection':
      return choose(tileInDirection(plan.tiles, tile, command));
    default:
      return liveOnly.has(command.kind) ? refuseLive(room) : undefined;
  }
}

function refuseLive({ dispatch }: Room): Promise<void> {
  dispatch({ type: 'refused', code: 'preview/live-only', detail: undefined, subject: '' });
  return Promise.resolve();
}

/** Another tile: what was spanned is given up, what waits for a second tile goes on waiting. */
const choosePlace = ({ dispatch }: Room, editing: Editing): void =>
  dispatch({ type: 'edited', editing: { ...editing, region: null } });

const editOn = (room: Room, screen: Screen, edit: PreviewEdit, subject: string) =>
  room.ask('preview:edit', { screenId: screen.screenId, edit }, subject);

async function putNumber(number: number, bench: Bench, room: Room): Promise<void> {
  const found = await room.ask('catalog:number', { number }, String(number));
  if (!found.ok) return;
  if (found.value === null) {
    const code = 'catalog/unknown-camera';
    room.dispatch({ type: 'refused', code, detail: undefined, subject: String(number) });
  } else await putOnBench(found.value.cameraId, bench, room, String(number));
}

/** Puts a camera on the chosen tile of the preview, from a list as from a number. */
export const putOnBench = (
  cameraId: CameraId,
  { screen: { screenId }, tile: { tileId } }: Bench,
  { ask }: Pick<CommandRoom, 'ask'>,
  subject = '',
): Promise<unknown> =>
  ask('preview:edit', { screenId, edit: { kind: 'camera', tileId, cameraId } }, subject);

/** Keys and buttons that only the editor has. */
export function runInEditor(command: EditorCommand, room: Room): Run {
  const bench = benchOf(room.state, room.view);
  if (bench === undefined) return undefined;
  const { editing, screen, plan, tile } = bench;
  const { layout } = plan;
  const remember = (next: Partial<Editing>): void =>
    room.dispatch({ type: 'edited', editing: { ...editing, ...next } });
  switch (command.kind) {
    case 'span-step': {
      const region = grownRegion(tile.slot, editing.region ?? tile.slot, command, layout);
      remember({ region: isUnspanned(region, tile.slot) ? null : region, picking: null });
      return undefined;
    }
    case 'move-tile': {
      const { column: columns, row: rows } = command;
      return editOn(room, screen, { kind: 'move', tileId: tile.tileId, columns, rows }, '').then(
        ({ ok }) => {
          const at = movedPlace(placeOf(tile.slot, layout), command, layout);
          if (ok) remember({ at, region: null, picking: null });
        },
      );
    }
    case 'matrix': {
      const columns = layout.columns + command.columns;
      const rows = layout.rows + command.rows;
      if (columns < 1 || rows < 1) return undefined;
      const at = placeOf(tile.slot, { ...layout, columns, rows });
      return editOn(room, screen, { kind: 'matrix', columns, rows }, '').then(({ ok }) => {
        if (ok) remember({ at, region: null, picking: null });
      });
    }
    case 'merge':
    case 'swap': {
      const isAgain = editing.picking?.what === command.kind;
      const picking = isAgain ? null : { what: command.kind, tileId: tile.tileId };
      remember({ region: null, picking });
      return undefined;
    }
    case 'cancel':
      remember({ region: null, picking: null });
      return undefined;
    case 'accept':
      return accept(bench, room);
    case 'split':
      return editOn(room, screen, { kind: 'split', tileId: tile.tileId }, String(tile.number));
    case 'equalise':
      return editOn(room, screen, { kind: 'equalise' }, '');
  }
}

/** The region is filled, or the second tile of a merging or swapping is this one. */
function accept({ editing, screen, tile }: Bench, room: Room): Run {
  const { region, picking } = editing;
  room.dispatch({ type: 'edited', editing: { ...editing, region: null, picking: null } });
  if (region !== null) {
    return editOn(room, screen, { kind: 'span', tileId: tile.tileId, slot: region }, '');
  }
  if (picking === null || picking.tileId === tile.tileId) return undefined;
  const { what: kind, tileId } = picking;
  return editOn(room, screen, { kind, tileId, withId: tile.tileId }, tileId);
}

/** A click chooses a tile; where one waits for a second tile, it is this one. */
export function clickInEditor(tile: PlanTile, room: Room): Run {
  const bench = benchOf(room.state, room.view);
  if (bench === undefined) return undefined;
  const at = placeOf(tile.slot, bench.plan.layout);
  if (bench.editing.picking !== null) return accept({ ...bench, tile }, room);
  choosePlace(room, { ...bench.editing, at });
  return undefined;
}
