import type { PlanTile, Screen } from '#contract/scene';
import type { WindowView } from '#contract/view';
import type { CommandRoom } from './commandRoom';
import type { DeskCommand } from './deskCommand';
import type { Listening } from './deskState';

type Run = Promise<unknown> | undefined;

/** The sound of the selected tile of a screen: on, moved here, off; louder and quieter. */
export function runOnSound(
  command: DeskCommand,
  room: CommandRoom,
  { screenId }: Screen,
  tile: PlanTile | undefined,
): Run {
  const { state, dispatch } = room;
  if (command.kind === 'sound-level') {
    dispatch({ type: 'soundLevelChanged', by: command.by });
    return Promise.resolve();
  }
  if (command.kind !== 'sound') return undefined;
  const { listening } = state;
  const isHere = listening?.screenId === screenId && listening.tileId === tile?.tileId;
  if (listening !== null && (isHere || tile?.camera == null)) {
    dispatch({ type: 'soundTurned', listening: null });
    return Promise.resolve();
  }
  if (tile?.camera == null) {
    dispatch({ type: 'refused', code: 'scene/no-camera', detail: undefined, subject: '' });
    return Promise.resolve();
  }
  const { cameraId } = tile.camera;
  return turnOn({ screenId, tileId: tile.tileId, cameraId }, String(tile.number), room);
}

/** Who listens to whom is written down before anything is heard. */
async function turnOn(
  listening: Listening,
  subject: string,
  { ask, dispatch }: CommandRoom,
): Promise<void> {
  const allowed = await ask('tile:listen', { ...listening, isOn: true }, subject);
  if (allowed.ok) dispatch({ type: 'soundTurned', listening });
}

/** The tile that is listened to, as long as it shows that camera and shows it live. */
export function heardTile(
  plans: WindowView['plans'],
  listening: Listening | null,
): PlanTile | undefined {
  if (listening === null) return undefined;
  const { screenId, tileId, cameraId } = listening;
  const tile = plans[screenId]?.tiles.find((one) => one.tileId === tileId);
  const isSame = tile?.camera?.cameraId === cameraId && tile.replay === null;
  return isSame ? tile : undefined;
}
