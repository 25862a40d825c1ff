import type { StreamProfile, StreamRequest } from '#contract/stream';

/** Up to this width the small picture holds all that can be seen. */
const smallMaxPx = 400;
/** Up to this width the sub stream does. */
const subMaxPx = 800;

type Size = Pick<StreamRequest, 'widthPx' | 'heightPx' | 'purpose'>;

/** The smallest profile that still fills the rectangle; 16:9, so height counts as width. */
export const chooseProfile = (request: Size): StreamProfile => {
  if (request.purpose === 'miniature') return 'small';
  // The picture is fitted into the rectangle, so the tighter side decides.
  const shownPx = Math.min(request.widthPx, (request.heightPx * 16) / 9);
  if (shownPx <= smallMaxPx) return 'small';
  return shownPx <= subMaxPx ? 'sub' : 'main';
};

/** A tile keeps its profile until it is so much larger, or smaller, than the profile is meant for. */
const growFrom = 1.15;
const shrinkFrom = 0.85;

/** The profile after a tile changed its size: edges of layouts that lie close change nothing. */
export const rechooseProfile = (
  before: StreamProfile,
  { widthPx, heightPx, purpose }: Size,
): StreamProfile => {
  const scaled = (factor: number): StreamProfile =>
    chooseProfile({ widthPx: widthPx / factor, heightPx: heightPx / factor, purpose });
  const [least, most] = [scaled(growFrom), scaled(shrinkFrom)];
  if (isLarger(least, before)) return chooseProfile({ widthPx, heightPx, purpose });
  return isLarger(before, most) ? chooseProfile({ widthPx, heightPx, purpose }) : before;
};

const order: readonly StreamProfile[] = ['small', 'sub', 'main'];

const isLarger = (one: StreamProfile, other: StreamProfile): boolean =>
  order.indexOf(one) > order.indexOf(other);
