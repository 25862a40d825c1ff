import type { Screen, ScreenPlan } from '#contract/scene';
import { lowerThirdHeight, type ShownTile } from '../presented/index';
import { gridArea, slotRect, tileBlock, tileParts, type Rect, type Seams } from './gridGeometry';
import { wallUnit } from './wallUnit';

/** Where the tiles of a presented wall and their pictures are, in shares of the window. */
export function presentedTiles(
  plan: ScreenPlan,
  area: Rect,
  unit: number,
  size: { width: number; height: number },
  seams?: Seams,
): ShownTile[] {
  const share = ({ left, top, width, height }: Rect): Rect => ({
    left: left / size.width,
    top: top / size.height,
    width: width / size.width,
    height: height / size.height,
  });
  return plan.tiles.map(({ tileId, slot, camera }) => {
    const cell = slotRect(area, plan.layout, slot, seams);
    const rect = tileBlock(cell, unit);
    const { captionPlace, captionHeight, picture } = tileParts(rect, unit);
    // Where the lower third covers the only tile's foot, the whole picture is veiled.
    const foot = captionPlace === 'over' && plan.tiles.length > 1 ? captionHeight : 0;
    return {
      tileId,
      isDemo: camera?.isDemo === true,
      cell: share(rect),
      picture: share({
        left: rect.left + picture.left,
        top: rect.top + picture.top,
        width: picture.width,
        height: picture.height - foot,
      }),
    };
  });
}

/** Copies what the wall shows there: its painted canvas, and videos where it plays those. */
export function drawFromWall(
  onto: CanvasRenderingContext2D,
  tileId: string,
  part: ShownTile['picture'],
): void {
  const { width, height } = onto.canvas;
  onto.fillStyle = '#000000';
  onto.fillRect(0, 0, width, height);
  const painted = document.querySelector<HTMLCanvasElement>('.wall-canvas canvas');
  if (painted !== null && painted.width > 0) {
    const { width: across, height: down } = painted;
    const from = [part.left * across, part.top * down, part.width * across, part.height * down];
    onto.drawImage(painted, ...(from as [number, number, number, number]), 0, 0, width, height);
  }
  for (const video of document.querySelectorAll<HTMLVideoElement>(
    `.tile[data-tile="${tileId}"] video`,
  )) {
    if (video.videoWidth > 0) onto.drawImage(video, 0, 0, width, height);
  }
}

/** A presented wall as its presenter sees it in small: all measures are shares of its width or height. */
export function audienceOf(
  plan: ScreenPlan,
  screen: Screen,
): { tiles: ShownTile[]; unit: number; lowerThird: number } {
  const size = {
    width: screen.widthPx / screen.scaleFactor,
    height: screen.heightPx / screen.scaleFactor,
  };
  const unit = wallUnit(screen);
  const { area, lower } = presentedArea(plan, unit, size);
  return {
    tiles: presentedTiles(plan, area, unit, size),
    unit: unit / size.width,
    lowerThird: lower / size.height,
  };
}

/** What tiles have of the window. Over the only picture the lower third may lie; of several it would hide some. */
export function presentedArea(
  plan: ScreenPlan,
  unit: number,
  size: { width: number; height: number },
  ribbonWidth = 0,
): { area: Rect; lower: number } {
  const { presented } = plan;
  const lower = presented === undefined ? 0 : lowerThirdHeight(presented, unit, size.height);
  const isAlone = plan.tiles.length === 1;
  const isCard = plan.tiles.some((tile) => tile.isCard);
  if (lower === 0 || (isAlone && !isCard)) return { area: gridArea(size, ribbonWidth), lower };
  // The boxes of a card are at its foot: nothing lies over them.
  if (isAlone)
    return { area: gridArea({ ...size, height: size.height - lower }, ribbonWidth), lower };
  // Smaller in both directions, so that neighbours stay neighbours and the rest is at the sides.
  const height = size.height - lower;
  const width = Math.round(((size.width - ribbonWidth) * height) / size.height);
  const left = Math.round((size.width - ribbonWidth - width) / 2);
  return { area: { left, top: 0, width, height }, lower };
}
