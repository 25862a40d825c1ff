import type { SceneId, ScreenId } from '#contract/ids';
import type { Scene, ScreenContent } from '#contract/scene';
import { sceneVersionsKept, type KeptScene, type SceneVersion } from '#contract/sceneLibrary';
import { isSameContent } from './screenContents';

/** The scenes of the library, in no order. Everything here answers a new shelf; nothing is changed. */
export type Shelf = readonly KeptScene[];
/** How a state of a scene came about, before it has its number. */
export type Making = Omit<SceneVersion, 'number'>;

const mostScenes = 999;

/** The first number that no scene has, from `wish` on and then from the start; none: all are given. */
export const freeNumber = (shelf: Shelf, wish = 1): number | undefined => {
  const given = new Set(shelf.map(({ number }) => number));
  for (let step = 0; step < mostScenes; step += 1) {
    const number = ((wish - 1 + step) % mostScenes) + 1;
    if (!given.has(number)) return number;
  }
  return undefined;
};

/** A scene that begins its history. */
export const newScene = (
  scene: Scene & { folder?: string; note?: string },
  making: Making,
): KeptScene => ({
  folder: '',
  note: '',
  ...scene,
  present: { ...making, number: 1 },
  past: [],
});

/** The same scene with other contents; what it was stays a version. The same contents make none. */
export const withContents = (
  scene: KeptScene,
  screens: Scene['screens'],
  making: Making,
): KeptScene => {
  if (isSameScreens(scene.screens, screens)) return scene;
  const past = [{ ...scene.present, screens: scene.screens }, ...scene.past];
  return {
    ...scene,
    screens,
    present: { ...making, number: scene.present.number + 1 },
    past: past.slice(0, sceneVersionsKept),
  };
};

/** The contents of one of its states; null: the present one. */
export const contentsOfVersion = (
  scene: KeptScene,
  version: number | null,
): Scene['screens'] | undefined =>
  version === null || version === scene.present.number
    ? scene.screens
    : scene.past.find(({ number }) => number === version)?.screens;

/** The scene put in, or in the place of the one with its id. */
export const putScene = (shelf: Shelf, scene: KeptScene): Shelf =>
  shelf.some(({ sceneId }) => sceneId === scene.sceneId)
    ? shelf.map((one) => (one.sceneId === scene.sceneId ? scene : one))
    : [...shelf, scene];

export const withoutScene = (shelf: Shelf, sceneId: SceneId): Shelf =>
  shelf.filter((one) => one.sceneId !== sceneId);

/** Both would put the same on every screen that they name. */
export const isSameScreens = (a: Scene['screens'], b: Scene['screens']): boolean => {
  const ids = Object.keys(a) as ScreenId[];
  if (ids.length !== Object.keys(b).length) return false;
  return ids.every((id) => {
    const [one, other]: (ScreenContent | undefined)[] = [a[id], b[id]];
    return one !== undefined && other !== undefined && isSameContent(one, other);
  });
};
