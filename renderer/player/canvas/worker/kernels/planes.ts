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
