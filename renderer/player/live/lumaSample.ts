/** A picture in little: what proof of live looks at, once a second. */
export const sampleSize = { width: 64, height: 36 } as const;
/** Bytes of one sample. */
export const sampleBytes = sampleSize.width * sampleSize.height;

/** Points looked at in each direction inside one cell: more would only average the noise away. */
const taps = 2;

/** Where the brightness of a picture lies in a block of bytes. */
export interface LumaPlane {
  bytes: Uint8Array;
  offset: number;
  stride: number;
  width: number;
  height: number;
}

/** Brightness of a picture in 64 × 36 cells, four points each. */
export function sampleLuma(plane: LumaPlane, out = new Uint8Array(sampleBytes)): Uint8Array {
  const { bytes, offset, stride } = plane;
  const columns = tapPlaces(plane.width, sampleSize.width);
  const rows = tapPlaces(plane.height, sampleSize.height);
  let cell = 0;
  for (let row = 0; row < rows.length; row += taps) {
    const upper = offset + (rows[row] ?? 0) * stride;
    const lower = offset + (rows[row + 1] ?? 0) * stride;
    for (let column = 0; column < columns.length; column += taps) {
      const left = columns[column] ?? 0;
      const right = columns[column + 1] ?? 0;
      const sum =
        (bytes[upper + left] ?? 0) +
        (bytes[upper + right] ?? 0) +
        (bytes[lower + left] ?? 0) +
        (bytes[lower + right] ?? 0);
      out[cell] = (sum + 2) >> 2;
      cell += 1;
    }
  }
  return out;
}

/** The same from pixels of four bytes, as a canvas gives them: green is near enough to brightness. */
export function sampleOfPixels(
  pixels: Uint8Array | Uint8ClampedArray,
  out = new Uint8Array(sampleBytes),
): Uint8Array {
  for (let cell = 0; cell < sampleBytes; cell += 1) out[cell] = pixels[4 * cell + 1] ?? 0;
  return out;
}

const places = new Map<number, Uint16Array>();

/** Pictures come in few sizes, so where to look is worked out once for each. */
function tapPlaces(length: number, cells: number): Uint16Array {
  const key = length * 128 + cells;
  let known = places.get(key);
  if (known === undefined) {
    known = Uint16Array.from({ length: cells * taps }, (_, tap) =>
      Math.min(length - 1, Math.floor(((tap + 0.5) * length) / (cells * taps))),
    );
    places.set(key, known);
  }
  return known;
}
