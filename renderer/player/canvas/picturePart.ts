import type { PicturePart } from './messages';

/** Digital zoom of a tile stands on an element around its picture: factor, and the middle. */
const zoomed = '[data-zoom]';

/** The part of its picture that this surface shows; nothing where it is all of it. */
export function partOf(surface: HTMLElement): { part?: PicturePart } {
  const words = surface.closest<HTMLElement>(zoomed)?.dataset['zoom'];
  const [factor = 1, x = 0.5, y = 0.5] = words?.split(' ').map(Number) ?? [];
  if (!(factor > 1)) return {};
  const side = 1 / factor;
  return { part: { left: x - side / 2, top: y - side / 2, width: side, height: side } };
}

/** Nothing would be painted otherwise. */
export function isSamePart(a: PicturePart | undefined, b: PicturePart | undefined): boolean {
  return a?.left === b?.left && a?.top === b?.top && a?.width === b?.width;
}
