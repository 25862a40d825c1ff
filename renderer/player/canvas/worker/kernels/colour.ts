/** What of a frame's colour space a conversion needs. */
export interface ColourKind {
  isBt601: boolean;
  isFullRange: boolean;
}

/** Integer factors, 256 times the real ones: R = (Y' + rv·V) / 256 and so on. */
export interface ColourFactors {
  yOffset: number;
  y: number;
  rv: number;
  gu: number;
  gv: number;
  bu: number;
}

const makeFactors = (kr: number, kb: number, isFullRange: boolean): ColourFactors => {
  const kg = 1 - kr - kb;
  const ySpan = isFullRange ? 1 : 255 / 219;
  const cSpan = isFullRange ? 1 : 255 / 224;
  const of = (value: number): number => Math.round(value * 256);
  return {
    yOffset: isFullRange ? 0 : 16,
    y: of(ySpan),
    rv: of(2 * (1 - kr) * cSpan),
    gu: of(((2 * kb * (1 - kb)) / kg) * cSpan),
    gv: of(((2 * kr * (1 - kr)) / kg) * cSpan),
    bu: of(2 * (1 - kb) * cSpan),
  };
};

const bt709 = {
  limited: makeFactors(0.2126, 0.0722, false),
  full: makeFactors(0.2126, 0.0722, true),
};
const bt601 = { limited: makeFactors(0.299, 0.114, false), full: makeFactors(0.299, 0.114, true) };

/** The factors of a colour space (ITU-R BT.709, BT.601). */
export const factorsOf = ({ isBt601, isFullRange }: ColourKind): ColourFactors => {
  const family = isBt601 ? bt601 : bt709;
  return isFullRange ? family.full : family.limited;
};

/** Below this height, a stream that says nothing is of the old standard. */
const highDefinitionFrom = 720;

/** What a frame says about its colours, or what such frames usually are. */
export const colourOf = (
  space: { matrix: string | null; fullRange: boolean | null } | null,
  heightPx: number,
): ColourKind => {
  const matrix = space?.matrix ?? null;
  const isOld = matrix === 'smpte170m' || matrix === 'bt470bg';
  return {
    isBt601: matrix === null ? heightPx < highDefinitionFrom : isOld,
    isFullRange: space?.fullRange === true,
  };
};
