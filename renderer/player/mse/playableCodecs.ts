/** Codecs that platforms are offered, in their order. */
const offered = [
  ...['avc1.640029', 'avc1.64002A', 'avc1.640033'],
  ...['hvc1.1.6.L153.B0', 'av01.0.08M.08'],
];

/** Sounds; what telephones use (G.711) comes as FLAC where a platform can make it so. */
const audible = ['mp4a.40.2', 'mp4a.40.5', 'opus', 'flac'];

/**
 * Those of them that this machine can play. Without sound unless that is wanted: a wall is silent,
 * and a break in the sound would stop the picture.
 */
export const playableCodecs = (
  canPlay: (mimeType: string) => boolean,
  hasSound = false,
): string[] => {
  const pictures = offered.filter((codec) => canPlay(`video/mp4; codecs="${codec}"`));
  if (!hasSound || pictures.length === 0) return pictures;
  return [...pictures, ...audible.filter((codec) => canPlay(`audio/mp4; codecs="${codec}"`))];
};
