import type { Actor } from '#contract/actor';
import type { RequestArgs, RequestChannel } from '#contract/channels';
import { failure, type Outcome } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

const tileSubject = ({ screenId, tileId }: { screenId: string; tileId: string }): string =>
  `screen ${screenId} tile ${tileId}`;

/** scene:* — every change is stamped with the officer at the desk, and logged. */
export const sceneHandlers = (deps: HandlerDeps): HandlersOf<'scene'> => {
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
    'scene:board': ({ board, ...place }) =>
      log(
        'scene:board',
        `${tileSubject(place)} ${board.kind} ${board.nodeId ?? 'everything'}`,
        scene.show(actor(), place, board),
      ),
    'scene:tour': ({ tour, isWholeScreen, ...place }) =>
      log(
        'scene:tour',
        `${isWholeScreen ? `screen ${place.screenId}` : tileSubject(place)} ${tour.nodeId ?? 'everything'} ${String(tour.dwellS)} s`,
        scene.tour(actor(), place, tour, isWholeScreen),
      ),
    'scene:layout': ({ screenId, tileCount }) =>
      log(
        'scene:layout',
        `screen ${screenId} tiles ${String(tileCount)}`,
        scene.layout(actor(), screenId, tileCount),
      ),
    'scene:select': ({ screenId, tileId }) => scene.select(screenId, tileId),
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
      log('scene:save', `scene ${String(number)}`, await scene.save(number, name)),
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
  return station.scene.assign(station.settings.current().actor, { screenId, tileId }, camera);
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
