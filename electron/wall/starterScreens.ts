import type { Camera } from '#contract/camera';
import type { CameraId, SceneId, ScreenId } from '#contract/ids';
import { layoutOf, layouts } from '#contract/layout';
import type { Scene, ScreenContent, StarterScenes } from '#contract/scene';
import type { Locale } from '#contract/text';
import { contentOf } from './screenContents';

/** Tiles of a screen that nobody has arranged yet. */
export const starterTileCount = 9;

/** A larger layout shows what waits behind the first tiles, so that no first try meets a black wall. */
const mostTiles = Math.max(...layouts.map(({ tileCount }) => tileCount));

/** What a starter needs of the catalog. */
export interface CameraSource {
  byNumber(number: number): Camera | undefined;
  firstOnline(limit: number, isWanted: (camera: Camera) => boolean): Camera[];
}

/** The listed cameras that are online, then the first online ones nobody has taken. */
const pick = (
  source: CameraSource,
  numbers: readonly number[],
  count: number,
  used: ReadonlySet<CameraId>,
): CameraId[] => {
  const picked = new Set<CameraId>();
  for (const number of numbers) {
    const camera = source.byNumber(number);
    if (camera?.isOnline === true && !used.has(camera.cameraId)) picked.add(camera.cameraId);
  }
  const others = source.firstOnline(
    Math.max(0, count - picked.size),
    ({ cameraId }) => !picked.has(cameraId) && !used.has(cameraId),
  );
  return [...picked, ...others.map(({ cameraId }) => cameraId)].slice(0, count);
};

/** True when all cameras that the starter names have been read. */
export const isStarterKnown = (source: CameraSource, starter: StarterScenes): boolean =>
  starter.cameraNumbers.every((number) => source.byNumber(number) !== undefined);

/** Nine cameras for each of these screens, none shown on two; others wait for a larger layout. */
export const starterContents = (
  source: CameraSource,
  starter: StarterScenes,
  screenIds: readonly ScreenId[],
  alreadyShown: Iterable<CameraId>,
): Map<ScreenId, ScreenContent> =>
  contentsOf(source, starter.cameraNumbers, starterTileCount, false, screenIds, alreadyShown);

const contentsOf = (
  source: CameraSource,
  numbers: readonly number[],
  tileCount: number,
  hasRibbon: boolean,
  screenIds: readonly ScreenId[],
  alreadyShown: Iterable<CameraId>,
): Map<ScreenId, ScreenContent> => {
  const layout = layoutOf(tileCount);
  const used = new Set(alreadyShown);
  const contents = new Map<ScreenId, ScreenContent>();
  if (layout === undefined) return contents;
  const shown = screenIds.map((screenId) => {
    const cameraIds = pick(source, numbers, tileCount, used);
    for (const cameraId of cameraIds) used.add(cameraId);
    return { screenId, cameraIds };
  });
  const waiting = pick(source, [], mostTiles - tileCount, used);
  for (const { screenId, cameraIds } of shown) {
    contents.set(screenId, contentOf(layout, [...cameraIds, ...waiting], hasRibbon));
  }
  return contents;
};

/** The saved scenes of a first start. */
export const starterScenes = (
  source: CameraSource,
  starter: StarterScenes,
  screenIds: readonly ScreenId[],
  locale: Locale,
): Scene[] =>
  starter.scenes.map((scene) => ({
    sceneId: `starter-${String(scene.number)}` as SceneId,
    number: scene.number,
    name: locale === 'en' ? scene.name.en : scene.name.zh,
    screens: Object.fromEntries(
      contentsOf(source, scene.cameraNumbers, scene.tileCount, scene.hasRibbon, screenIds, []),
    ),
  }));
