import type { CanvasId, PaintRect, PictureId, Placement } from './messages';
import { isSamePart, partOf } from './picturePart';

/** A picture that may be painted, and the element that stands for it in the page. */
export interface PlacedPicture {
  pictureId: PictureId;
  surface: HTMLElement;
}

/** The wall's one canvas. */
export const wallCanvasId: CanvasId = 'wall';

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Marks of tiles that decide what lies above what: the new picture above the one it replaces. */
const awaitedMark = '[data-awaited]';
const fullMark = '[data-full]';

/**
 * Where every picture of a wall is painted, in painting order. A picture is left out when it has no
 * room or is hidden; one that waits under the picture it replaces is hidden in the page only.
 */
export function wallPlacements(
  pictures: Iterable<PlacedPicture>,
  canvas: Edges,
  scale: number,
): Placement[] {
  const layers: [Placement[], Placement[], Placement[]] = [[], [], []];
  for (const { pictureId, surface } of pictures) {
    const isAwaited = surface.closest(awaitedMark) !== null;
    if (!surface.isConnected || (!isAwaited && isHidden(surface))) continue;
    const rect = paintRect(surface.getBoundingClientRect(), canvas, scale);
    if (rect === undefined) continue;
    const layer = surface.closest(fullMark) !== null ? 2 : isAwaited ? 1 : 0;
    layers[layer].push({ pictureId, canvasId: wallCanvasId, rect, ...partOf(surface) });
  }
  return layers.flat();
}

/** The whole canvas of a picture that has one of its own. */
export function ownPlacement(
  { pictureId, surface }: PlacedPicture,
  size: PaintSize,
): Placement | undefined {
  const { widthPx, heightPx } = size;
  if (widthPx === 0 || heightPx === 0) return undefined;
  const rect = { left: 0, top: 0, width: widthPx, height: heightPx };
  return { pictureId, canvasId: pictureId, rect, ...partOf(surface) };
}

/** Size of a canvas in device pixels. */
export interface PaintSize {
  widthPx: number;
  heightPx: number;
}

/** Device pixels of an element. */
export function paintSizeOf(element: HTMLElement, scale: number): PaintSize {
  const { width, height } = element.getBoundingClientRect();
  return { widthPx: Math.round(width * scale), heightPx: Math.round(height * scale) };
}

const isHidden = (element: HTMLElement): boolean =>
  getComputedStyle(element).visibility === 'hidden';

/** Edges are rounded, not sizes: what touches in the page touches on the canvas. */
function paintRect(rect: Edges, canvas: Edges, scale: number): PaintRect | undefined {
  const left = Math.round((Math.max(rect.left, canvas.left) - canvas.left) * scale);
  const top = Math.round((Math.max(rect.top, canvas.top) - canvas.top) * scale);
  const right = Math.round((Math.min(rect.right, canvas.right) - canvas.left) * scale);
  const bottom = Math.round((Math.min(rect.bottom, canvas.bottom) - canvas.top) * scale);
  if (right <= left || bottom <= top) return undefined;
  return { left, top, width: right - left, height: bottom - top };
}

/** True when nothing would change for the worker. */
export function arePlacedAlike(a: readonly Placement[], b: readonly Placement[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        one.pictureId === other.pictureId &&
        one.canvasId === other.canvasId &&
        one.rect.left === other.rect.left &&
        one.rect.top === other.rect.top &&
        one.rect.width === other.rect.width &&
        one.rect.height === other.rect.height &&
        isSamePart(one.part, other.part)
      );
    })
  );
}
