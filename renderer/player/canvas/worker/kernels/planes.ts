import type { PicturePart } from '../../messages';
import type { ColourKind } from './colour';

/** A picture of 4:2:0 in three planes of one block of bytes. */
export interface Planes {
  bytes: Uint8Array;
  widthPx: number;
  heightPx: number;
  yOffset: number;
  yStride: number;
  uOffset: number;
  uStride: number;
  vOffset: number;
  vStride: number;
  colour: ColourKind;
}

/** A part of a picture, as a picture of its own in the same bytes; at whole pairs of pixels. */
export const partOfPlanes = (planes: Planes, part: PicturePart): Planes => {
  const { widthPx, heightPx } = planes;
  if (part.width >= 1 && part.height >= 1) return planes;
  const [left, width] = pairs(part.left, part.width, widthPx);
  const [top, height] = pairs(part.top, part.height, heightPx);
  return {
    ...planes,
    widthPx: width,
    heightPx: height,
    yOffset: planes.yOffset + top * planes.yStride + left,
    uOffset: planes.uOffset + (top / 2) * planes.uStride + left / 2,
    vOffset: planes.vOffset + (top / 2) * planes.vStride + left / 2,
  };
};

/** Start and length in pixels that lie inside. */
const pairs = (from: number, length: number, size: number): [number, number] => {
  const wanted = Math.max(2, 2 * Math.round((length * size) / 2));
  const most = size - (size % 2);
  const kept = Math.min(wanted, Math.max(2, most));
  const start = 2 * Math.round((from * size) / 2);
  return [Math.max(0, Math.min(start, most - kept)), kept];
};
