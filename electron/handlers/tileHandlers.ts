import { failure, success, type Outcome } from '#contract/outcome';
import type { RequestArgs } from '#contract/channels';
import type { PlanTile } from '#contract/scene';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** tile:* — what a tile shows beside the scene: the moment 即时回看, how its tour 轮巡 goes, where its camera looks. */
export const tileHandlers = (deps: HandlerDeps): HandlersOf<'tile'> => ({
  'tile:replay': (args) => {
    const { screenId, tileId, order } = args;
    const outcome = replay(deps, args);
    // Who looked back at which tile is a fact for the log; single steps are not.
    if (order.kind !== 'rewind' && order.kind !== 'live') return outcome;
    return logged(deps, 'tile:replay', `screen ${screenId} tile ${tileId} ${order.kind}`, outcome);
  },
  'tile:listen': (args) => {
    const { screenId, tileId, cameraId, isOn } = args;
    const subject = `camera ${cameraId} screen ${screenId} tile ${tileId} ${isOn ? 'on' : 'off'}`;
    // What was listened to may be gone by the time that it ends; its end is a fact all the same.
    return logged(deps, 'tile:listen', subject, isOn ? listen(deps, args) : success(null));
  },
  'tile:tour': ({ screenId, tileId, order }) =>
    logged(
      deps,
      'tile:tour',
      `screen ${screenId} tile ${tileId} ${order}`,
      tour(deps, { screenId, tileId, order }),
    ),
  // Single steps of a zoom are nothing for the log: nobody sees more than the picture holds.
  'tile:zoom': ({ order, ...place }) => {
    const tile = tileOf(deps.station, place);
    return tile.ok ? deps.station.closeUps.zoom(place, tile.value, order) : tile;
  },
  'tile:presets': (args) => {
    const tile = tileOf(deps.station, args);
    if (!tile.ok) return tile;
    return tile.value.camera === null ? success([]) : deps.station.presets.list(tile.value.camera);
  },
  'tile:preset': async (args) =>
    logged(
      deps,
      'tile:preset',
      `screen ${args.screenId} tile ${args.tileId} preset ${String(args.number)}`,
      await goToPreset(deps, args),
    ),
  'tile:cruise': async (args) =>
    logged(
      deps,
      'tile:cruise',
      `screen ${args.screenId} tile ${args.tileId} cruise ${String(args.number)}`,
      await cruise(deps, args),
    ),
});

const cruise = async (
  { station }: HandlerDeps,
  { number, ...place }: RequestArgs<'tile:cruise'>,
): Promise<Outcome<null>> => {
  const tile = tileOf(station, place);
  if (!tile.ok) return tile;
  const { camera } = tile.value;
  if (camera === null) return failure('ptz/not-steerable');
  return station.steering.cruise(camera, number, station.settings.current().actor);
};

const goToPreset = async (
  { station }: HandlerDeps,
  { screenId, tileId, number }: RequestArgs<'tile:preset'>,
): Promise<Outcome<null>> => {
  const tile = tileOf(station, { screenId, tileId });
  if (!tile.ok) return tile;
  const { camera } = tile.value;
  if (camera === null) return failure('ptz/not-steerable');
  const { actor } = station.settings.current();
  station.steering.sent(camera.cameraId);
  return station.presets.goTo({ screenId, tileId }, camera, number, actor);
};

const replay = (
  { station }: HandlerDeps,
  { screenId, tileId, order }: RequestArgs<'tile:replay'>,
): Outcome<null> => {
  const tile = tileOf(station, { screenId, tileId });
  if (!tile.ok) return tile;
  const { camera } = tile.value;
  if (camera === null) return failure('media/no-picture');
  return station.replays.order({ screenId, tileId }, camera.cameraId, order);
};

/** Only what the tile shows live is heard: recorded pictures have no sound. */
const listen = (
  { station }: HandlerDeps,
  { screenId, tileId, cameraId }: RequestArgs<'tile:listen'>,
): Outcome<null> => {
  const tile = tileOf(station, { screenId, tileId });
  if (!tile.ok) return tile;
  if (tile.value.camera?.cameraId !== cameraId) return failure('scene/no-camera');
  return tile.value.replay === null ? success(null) : failure('recording/no-sound');
};

const tour = (
  { station }: HandlerDeps,
  { screenId, tileId, order }: RequestArgs<'tile:tour'>,
): Outcome<null> => {
  const tile = tileOf(station, { screenId, tileId });
  return tile.ok ? station.tours.order({ screenId, tileId }, order) : tile;
};

/** The tile as its screen shows it now. */
export const tileOf = (
  station: HandlerDeps['station'],
  { screenId, tileId }: Pick<RequestArgs<'tile:tour'>, 'screenId' | 'tileId'>,
): Outcome<PlanTile> => {
  const plan = station.plans()[screenId];
  if (plan === undefined) return failure('scene/unknown-screen');
  const tile = plan.tiles.find((one) => one.tileId === tileId);
  return tile === undefined ? failure('scene/unknown-tile') : success(tile);
};
