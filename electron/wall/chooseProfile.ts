import type { StreamProfile, StreamRequest } from '#contract/stream';

/** Up to this width the small picture holds all that can be seen. */
const smallMaxPx = 400;
/** Up to this width the sub stream does. */
const subMaxPx = 800;

/** The smallest profile that still fills the rectangle; 16:9, so height counts as width. */
export const chooseProfile = (request: Omit<StreamRequest, 'cameraId'>): StreamProfile => {
  if (request.purpose === 'miniature') return 'small';
  // The picture is fitted into the rectangle, so the tighter side decides.
  const shownPx = Math.min(request.widthPx, (request.heightPx * 16) / 9);
  if (shownPx <= smallMaxPx) return 'small';
  return shownPx <= subMaxPx ? 'sub' : 'main';
};
