/**
 * For every pixel of a scaled row or column: where it looks in the source, and how much of the
 * right or lower neighbour it takes, in 1/256. Pixel centres meet pixel centres.
 */
export interface Places {
  at: Uint16Array;
  share: Uint16Array;
  chroma: Uint16Array;
}

const known = new Map<number, Places>();
const mostKnown = 256;

/** Worked out once for each pair of lengths. */
export const placesOf = (sourceLength: number, length: number): Places => {
  const key = sourceLength * 65_536 + length;
  let places = known.get(key);
  if (places === undefined) {
    if (known.size >= mostKnown) known.clear();
    places = workOut(sourceLength, length);
    known.set(key, places);
  }
  return places;
};

/** From here on the mean of two neighbours shows less aliasing than a weighted step between them. */
const meanFrom = 1.6;

const workOut = (sourceLength: number, length: number): Places => {
  const at = new Uint16Array(length);
  const share = new Uint16Array(length);
  const chroma = new Uint16Array(length);
  const step = sourceLength / length;
  const last = sourceLength - 1;
  const lastChroma = Math.max(0, ((sourceLength + 1) >> 1) - 1);
  for (let index = 0; index < length; index += 1) {
    const centre = Math.min(last, Math.max(0, (index + 0.5) * step - 0.5));
    const whole = Math.min(Math.floor(centre), Math.max(0, last - 1));
    at[index] = whole;
    share[index] = step >= meanFrom ? 128 : Math.round((centre - whole) * 256);
    chroma[index] = Math.min(lastChroma, Math.floor(((index + 0.5) * step) / 2));
  }
  return { at, share, chroma };
};
