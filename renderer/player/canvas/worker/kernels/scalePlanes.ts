import { factorsOf } from './colour';
import { placesOf } from './places';
import type { Planes } from './planes';

/** How a picture is made: as it is, or grey and darker because it is old. */
export type Tint = 'plain' | 'greyed';

/** How bright an old picture is, in 1/256. */
const greyedBrightness = 150;

/** Scales a picture and turns it into RGBA; `out` holds width × height pixels. */
export const scalePlanes = (
  planes: Planes,
  out: Uint32Array,
  width: number,
  height: number,
  tint: Tint,
): void => {
  if (tint === 'plain') scaleColours(planes, out, width, height);
  else scaleGreyed(planes, out, width, height);
};

const scaleColours = (planes: Planes, out: Uint32Array, width: number, height: number): void => {
  const { bytes, yStride, uOffset, uStride, vOffset, vStride } = planes;
  const { yOffset: black, y: yFactor, rv, gu, gv, bu } = factorsOf(planes.colour);
  const columns = placesOf(planes.widthPx, width);
  const rows = placesOf(planes.heightPx, height);
  const { at, share, chroma } = columns;
  const right = planes.widthPx > 1 ? 1 : 0;
  const below = planes.heightPx > 1 ? yStride : 0;
  const base = 32_768 - black * yFactor * 256;
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    const rowAt = planes.yOffset + (rows.at[row] ?? 0) * yStride;
    const down = rows.share[row] ?? 0;
    const up = 256 - down;
    const uRow = uOffset + (rows.chroma[row] ?? 0) * uStride;
    const vRow = vOffset + (rows.chroma[row] ?? 0) * vStride;
    for (let column = 0; column < width; column += 1) {
      const from = rowAt + (at[column] ?? 0);
      const rightShare = share[column] ?? 0;
      const upper =
        (bytes[from] ?? 0) * (256 - rightShare) + (bytes[from + right] ?? 0) * rightShare;
      const lower =
        (bytes[from + below] ?? 0) * (256 - rightShare) +
        (bytes[from + below + right] ?? 0) * rightShare;
      const luma = ((upper * up + lower * down) >> 8) * yFactor + base;
      const u = (bytes[uRow + (chroma[column] ?? 0)] ?? 0) - 128;
      const v = (bytes[vRow + (chroma[column] ?? 0)] ?? 0) - 128;
      let red = (luma + ((rv * v) << 8)) >> 16;
      let green = (luma - ((gu * u + gv * v) << 8)) >> 16;
      let blue = (luma + ((bu * u) << 8)) >> 16;
      if ((red | green | blue) & ~255) {
        red = red < 0 ? 0 : red > 255 ? 255 : red;
        green = green < 0 ? 0 : green > 255 ? 255 : green;
        blue = blue < 0 ? 0 : blue > 255 ? 255 : blue;
      }
      out[to] = 0xff000000 | (blue << 16) | (green << 8) | red;
      to += 1;
    }
  }
};

const scaleGreyed = (planes: Planes, out: Uint32Array, width: number, height: number): void => {
  const { bytes, yStride } = planes;
  const { yOffset: black, y: yFactor } = factorsOf(planes.colour);
  const columns = placesOf(planes.widthPx, width);
  const rows = placesOf(planes.heightPx, height);
  const { at } = columns;
  const right = planes.widthPx > 1 ? 1 : 0;
  const below = planes.heightPx > 1 ? yStride : 0;
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    const rowAt = planes.yOffset + (rows.at[row] ?? 0) * yStride;
    for (let column = 0; column < width; column += 1) {
      const from = rowAt + (at[column] ?? 0);
      const sum =
        (bytes[from] ?? 0) +
        (bytes[from + right] ?? 0) +
        (bytes[from + below] ?? 0) +
        (bytes[from + below + right] ?? 0);
      const luma = ((sum >> 2) - black) * yFactor;
      const level = Math.min(255, Math.max(0, (luma * greyedBrightness) >> 16));
      out[to] = 0xff000000 | (level << 16) | (level << 8) | level;
      to += 1;
    }
  }
};
