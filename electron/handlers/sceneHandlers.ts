import type { Actor } from '#contract/actor';
import type { RequestArgs, RequestChannel } from '#contract/channels';
import { failure, type Outcome } from '#contract/outcome';
import { tileOf } from './tileHandlers';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

const tileSubject = ({ screenId, tileId }: { screenId: string; tileId: string }): string =>
  `screen ${screenId} tile ${tileId}`;

/** scene:* — every change is stamped with the officer at the desk, and logged. */
export const sceneHandlers = (
  deps: HandlerDeps,
): Omit<HandlersOf<'scene'>, 'scene:board' | 'scene:hotspot' | 'scene:lower-third'> => {
  const { scene, settings } = deps.station;
  const actor = (): Actor => settings.current().actor;
  const log = <Value>(channel: RequestChannel, subject: string, outcome: Outcome<Value>) =>
    logged(deps, channel, subject, outcome);
  return {
    'scene:assign': (args) =>
      log(
        'scene:assign',
        `${tileSubject(args)} camera ${args.cameraId ?? 'none'}`,
        assign(deps, args),
      ),
    'scene:tour': ({ tour, isWholeScreen, ...place }) =>
      log(
        'scene:tour',
        `${isWholeScreen ? `screen ${place.screenId}` : tileSubject(place)} ${tour.nodeId ?? 'everything'} ${String(tour.dwellS)} s`,
        scene.tour(actor(), place, tour, isWholeScreen),
      ),
    'scene:around': (place) => {
      const tile = tileOf(deps.station, place);
      const outcome = tile.ok ? deps.station.closeUps.around(place, tile.value) : tile;
      return log('scene:around', tileSubject(place), outcome);
    },
    'scene:layout': ({ screenId, tileCount }) =>
      log(
        'scene:layout',
        `screen ${screenId} tiles ${String(tileCount)}`,
        scene.layout(actor(), screenId, tileCount),
      ),
    'scene:select': (args) => select(deps, args),
    'scene:enlarge': ({ screenId, tileId }) =>
      log(
        'scene:enlarge',
        `screen ${screenId} tile ${tileId ?? 'none'}`,
        scene.enlarge(screenId, tileId),
      ),
    'scene:pin': (args) =>
      log(
        'scene:pin',
        `${tileSubject(args)} ${args.isPinned ? 'on' : 'off'}`,
        scene.pin(actor(), args, args.isPinned),
      ),
    'scene:reserve': (args) =>
      log(
        'scene:reserve',
        `${tileSubject(args)} ${args.isReserved ? 'on' : 'off'}`,
        scene.reserve(actor(), args, args.isReserved),
      ),
    'scene:ribbon': ({ screenId, isOn, nodeId }) =>
      log(
        'scene:ribbon',
        `screen ${screenId} ${isOn ? 'on' : 'off'}`,
        scene.ribbon(actor(), screenId, isOn, nodeId),
      ),
    'scene:save': async ({ number, name }) =>
      log('scene:save', `scene ${String(number)}`, await scene.save(actor(), number, name)),
    'scene:recall': (which) => log('scene:recall', recallSubject(which), recall(deps, which)),
    'scene:undo': () => log('scene:undo', '', scene.undo(actor())),
  };
};

const assign = (
  { station }: HandlerDeps,
  { screenId, tileId, cameraId }: RequestArgs<'scene:assign'>,
): Outcome<null> => {
  const camera = cameraId === null ? null : station.catalog.camera(cameraId);
  if (camera === undefined) return failure('catalog/unknown-camera');
  const { actor } = station.settings.current();
  const outcome = station.scene.assign(actor, { screenId, tileId }, camera);
  if (outcome.ok && camera !== null) {
    station.hotspots.follow(camera.cameraId, 'called');
    station.shelf.called(camera.cameraId);
  }
  return outcome;
};

/** A hotspot follows what is selected, but not itself. */
const select = (
  { station }: HandlerDeps,
  { screenId, tileId }: RequestArgs<'scene:select'>,
): Outcome<null> => {
  const tile = station.plans()[screenId]?.tiles.find((one) => one.tileId === tileId);
  const outcome = station.scene.select(screenId, tileId);
  if (outcome.ok && tile?.camera && tile.hotspot === null) {
    station.hotspots.follow(tile.camera.cameraId, 'selected');
  }
  return outcome;
};

const recall = ({ station }: HandlerDeps, which: RequestArgs<'scene:recall'>): Outcome<null> => {
  const { actor } = station.settings.current();
  return 'isPrevious' in which
    ? station.scene.recallPrevious(actor)
    : station.scene.recall(actor, which);
};

const recallSubject = (which: RequestArgs<'scene:recall'>): string => {
  if ('isPrevious' in which) return 'previous scene';
  return 'number' in which ? `scene ${String(which.number)}` : `scene ${which.sceneId}`;
};
