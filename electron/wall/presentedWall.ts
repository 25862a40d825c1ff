import type { ItemCheck, Presented, ProgrammeItem } from '#contract/briefing';
import type { Camera } from '#contract/camera';
import type { ScreenId } from '#contract/ids';
import { layouts, type Layout } from '#contract/layout';
import type { PlanTile, Scene, ScreenContent, ScreenPlan } from '#contract/scene';
import type { Show } from './briefingShow';
import type { SceneInForce } from './sceneInForce';
import { contentOf, layoutFor } from './screenContents';

/** Where the things that a programme names are found. */
export interface ShowSource {
  byNumber(number: number): Camera | undefined;
  camera(cameraId: Camera['cameraId']): Camera | undefined;
  scene(number: number): Scene | undefined;
}

/** The smallest preset that holds so many. */
const layoutHolding = (count: number): Layout => {
  const fitting = layouts.find(({ tileCount }) => tileCount >= Math.max(1, count));
  const layout = fitting ?? layouts.at(-1);
  if (layout === undefined) throw new Error('there is no layout');
  return layout;
};

/** What one presented screen shows. Alarms get no place on it: they are for the desk. */
export const presentedContent = (
  { show }: ProgrammeItem,
  screenId: ScreenId,
  source: ShowSource,
): ScreenContent => {
  if (show.kind === 'cameras') {
    const cameras = show.numbers.flatMap((number) => source.byNumber(number) ?? []);
    const ids = cameras.map(({ cameraId }) => cameraId);
    return { ...contentOf(layoutHolding(ids.length), ids, false), alarmTiles: [] };
  }
  const screens = source.scene(show.number)?.screens ?? {};
  const content = screens[screenId] ?? Object.values(screens)[0];
  if (content === undefined) return { ...contentOf(layoutHolding(1), [], false), alarmTiles: [] };
  return { ...content, alarmTiles: [], hasRibbon: false };
};

/**
 * The scene in force with the presented screens laid over it. The scene itself is not touched, so
 * that nothing has to be put back when the presentation ends.
 */
export const presentedScene = (
  scene: SceneInForce,
  contents: ReadonlyMap<ScreenId, ScreenContent>,
): SceneInForce => {
  const { selection } = scene;
  return {
    ...scene,
    screens: new Map([...scene.screens, ...contents]),
    enlarged: new Map([...scene.enlarged].filter(([screenId]) => !contents.has(screenId))),
    selection: selection !== null && contents.has(selection.screenId) ? null : selection,
  };
};

/** What visitors are told beside the pictures, and with short names; what changed is not for them. */
export const withPresented = (plan: ScreenPlan, show: Show, hasAlarmMark: boolean): ScreenPlan => {
  const item = show.programme.items[show.index];
  const tiles = plan.tiles.map(withShortName);
  const isCovered = (tile: PlanTile): boolean =>
    tile.camera !== null &&
    (show.effects.isSoft || (!tile.camera.isDemo && show.liftedUntilMs === null));
  const presented: Presented = {
    title: item?.title ?? null,
    lowerThird: item?.lowerThird ?? 'none',
    storyTime: item?.storyTime ?? null,
    effects: show.effects,
    softTileIds: tiles.filter(isCovered).map(({ tileId }) => tileId),
    spotTileId: tiles.find(({ number }) => number === show.tileNumber)?.tileId ?? null,
    hasAlarmMark,
    isRehearsal: item?.rehearsal != null,
  };
  return { ...plan, tiles, lastChange: null, presented };
};

const withShortName = (tile: PlanTile): PlanTile => {
  const { camera } = tile;
  if (camera === null) return tile;
  const known = shortened.get(camera) ?? {
    ...camera,
    name: camera.shortName,
    place: { zh: '', en: '' },
  };
  shortened.set(camera, known);
  return { ...tile, camera: known };
};

/** Made once per camera, so that it stays the same object in every plan. */
const shortened = new WeakMap<Camera, Camera>();

/** What the page before the start has to say about one item. */
export const checkItem = (item: ProgrammeItem, source: ShowSource): ItemCheck => {
  const { show, itemId } = item;
  const found = camerasOf(item, source);
  const missing =
    show.kind === 'scene'
      ? source.scene(show.number) === undefined
        ? [`S${String(show.number)}`]
        : []
      : show.numbers.filter((number) => source.byNumber(number) === undefined).map(String);
  const demo = found.filter(({ isDemo }) => isDemo).length;
  return { itemId, demo, live: found.length - demo, missing, cameraId: found[0]?.cameraId ?? null };
};

const camerasOf = ({ show }: ProgrammeItem, source: ShowSource): Camera[] => {
  if (show.kind === 'cameras') return show.numbers.flatMap((one) => source.byNumber(one) ?? []);
  const contents = Object.values(source.scene(show.number)?.screens ?? {});
  return contents.flatMap((content) =>
    content.tiles
      .slice(0, layoutFor(content).slots.length)
      .flatMap(({ cameraId }) => (cameraId === null ? [] : (source.camera(cameraId) ?? []))),
  );
};
