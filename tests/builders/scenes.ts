import type { CameraId, SceneId, ScreenId } from '#contract/ids';
import type { Scene, Screen, ScreenContent, StarterScenes } from '#contract/scene';

/** A full-HD screen on a desk; its id and name follow from its number. */
export const aScreen = (given: Partial<Screen> = {}): Screen => {
  const number = given.number ?? 1;
  return {
    screenId: `screen-${String(number)}` as ScreenId,
    name: '',
    number,
    widthPx: 1920,
    heightPx: 1080,
    scaleFactor: 1,
    diagonalInch: 55,
    distanceM: 3,
    ...given,
  };
};

/** Nine tiles, the alarm tile top right, with these cameras in reading order. */
export const aContent = (
  cameraIds: (string | null)[] = [],
  given: Partial<ScreenContent> = {},
): ScreenContent => ({
  tileCount: 9,
  tiles: cameraIds.map((cameraId) => ({ cameraId: cameraId as CameraId | null, isPinned: false })),
  alarmTiles: [2],
  hasRibbon: false,
  ...given,
});

/** Scene 1 on screen 1, with nothing on it. */
export const aScene = (given: Partial<Scene> = {}): Scene => ({
  sceneId: 'scene-1' as SceneId,
  number: 1,
  name: 'One',
  screens: { ['screen-1' as ScreenId]: aContent() },
  ...given,
});

/** Starter scenes that name one camera. */
export const aStarter = (given: Partial<StarterScenes> = {}): StarterScenes => ({
  cameraNumbers: [1032],
  scenes: [],
  ...given,
});
