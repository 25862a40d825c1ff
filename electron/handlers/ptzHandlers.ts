import { failure, success } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';
import { tileOf } from './tileHandlers';

/** ptz:* — a camera is steered by hand 云台操控 for as long as the hand says so. */
export const ptzHandlers = (deps: HandlerDeps): HandlersOf<'ptz'> => ({
  'ptz:take': async ({ isTakeOver, ...place }, { windowId }) => {
    const { steering, settings } = deps.station;
    const tile = tileOf(deps.station, place);
    if (!tile.ok) return tile;
    const { camera } = tile.value;
    if (camera === null) return failure('ptz/not-steerable');
    const { actor } = settings.current();
    return logged(
      deps,
      'ptz:take',
      `camera ${camera.cameraId}${isTakeOver ? ' over' : ''}`,
      await steering.take(windowId, camera, actor, isTakeOver),
    );
  },
  // Every touch of a stick is nothing for the log: who steered from when to when is in it.
  'ptz:move': ({ motion }, { windowId }) => deps.station.steering.move(windowId, motion),
  'ptz:stop': (_args, { windowId }) => {
    deps.station.steering.stop(windowId);
    return success(null);
  },
  'ptz:release': (_args, { windowId }) => {
    deps.station.steering.release(windowId);
    return success(null);
  },
});
