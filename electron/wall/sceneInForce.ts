import type { ScreenId, TileId } from '#contract/ids';
import type { Scene, ScreenContent, WallChange } from '#contract/scene';
import { isSameContent } from './screenContents';

/** One tile of one screen. */
export interface TilePlace {
  screenId: ScreenId;
  tileId: TileId;
}

/** What is on the wall, screens that are unplugged now included. */
export interface SceneInForce {
  /** The saved scene it came from. */
  scene: Scene | undefined;
  isChanged: boolean;
  screens: ReadonlyMap<ScreenId, ScreenContent>;
  enlarged: ReadonlyMap<ScreenId, TileId>;
  selection: TilePlace | null;
  /** Newest first. */
  changes: readonly WallChange[];
}

/** The contents that a scene names. */
export const contentsIn = ({ screens }: Pick<Scene, 'screens'>): [ScreenId, ScreenContent][] =>
  Object.entries(screens) as [ScreenId, ScreenContent][];

/** Screens that the scene does not name may show anything. */
export const isAsSaved = (screens: ReadonlyMap<ScreenId, ScreenContent>, scene: Scene): boolean =>
  contentsIn(scene).every(([screenId, saved]) => {
    const content = screens.get(screenId);
    return content !== undefined && isSameContent(content, saved);
  });
