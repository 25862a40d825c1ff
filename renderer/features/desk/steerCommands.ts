import type { PlanTile, Screen } from '#contract/scene';
import type { CommandRoom } from './commandRoom';
import type { DeskCommand } from './deskCommand';
import { ownSteering } from './useSteering';

type Run = Promise<unknown> | undefined;

/** Steering on and off, its speed, and the way home. `tile` is the selected one of `screen`. */
export function runOnSteering(
  command: DeskCommand,
  room: CommandRoom,
  screen: Screen,
  tile: PlanTile | undefined,
): Run {
  const { view, ask, dispatch, state } = room;
  const isOwn = ownSteering(view) !== undefined;
  const place = tile && { screenId: screen.screenId, tileId: tile.tileId };
  const subject = String(tile?.camera?.number ?? '');
  switch (command.kind) {
    case 'steer': {
      if (isOwn) return ask('ptz:release', {});
      // Who was told who has it, and presses once more, means it: rank decides.
      const wasTold = state.refusal?.code === 'ptz/held' && state.refusal.subject === subject;
      return place && ask('ptz:take', { ...place, isTakeOver: wasTold }, subject);
    }
    case 'steer-over':
      return place && ask('ptz:take', { ...place, isTakeOver: true }, subject);
    case 'steer-home':
      return isOwn && place !== undefined ? goHome(place, room) : Promise.resolve();
    case 'steer-speed':
      dispatch({ type: 'steerSpeedChanged', by: command.by });
      return Promise.resolve();
    case 'leave': {
      const isFree = state.digits === '' && state.refusal === null && state.overlay === null;
      const isBare = !state.isPaletteOpen && !state.isHelpOpen && state.menu === null;
      return isOwn && isFree && isBare ? ask('ptz:release', {}) : undefined;
    }
    default:
      return undefined;
  }
}

type Place = Pick<PlanTile, 'tileId'> & Pick<Screen, 'screenId'>;

/** The first of its positions is where a camera is at home. */
async function goHome(place: Place, { ask }: CommandRoom): Promise<void> {
  const listed = await ask('tile:presets', place);
  if (!listed.ok) return;
  const number = Math.min(...listed.value.map((preset) => preset.number));
  if (Number.isFinite(number)) await ask('tile:preset', { ...place, number }, String(number));
}
