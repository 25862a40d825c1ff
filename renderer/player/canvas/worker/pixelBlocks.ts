/** Pixels that are painted in one go, as the canvas and as the kernels see them. */
export interface PixelBlock {
  image: ImageData;
  words: Uint32Array;
}

const mostKept = 12;
const kept = new Map<string, PixelBlock>();

/** A block of this size, used again by whoever paints next: tiles come in few sizes. */
export const pixelsOf = (width: number, height: number): PixelBlock => {
  const key = `${String(width)}x${String(height)}`;
  let block = kept.get(key);
  if (block === undefined) {
    const image = new ImageData(width, height);
    block = { image, words: new Uint32Array(image.data.buffer) };
    const [oldest] = kept.keys();
    if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  }
  // last used, last dropped
  kept.delete(key);
  kept.set(key, block);
  return block;
};
