/**
 * Codecs that platforms are offered, in their order. No sound: a wall is silent, and a break in the
 * sound would stop the picture.
 */
const offered = [
  ...['avc1.640029', 'avc1.64002A', 'avc1.640033'],
  ...['hvc1.1.6.L153.B0', 'av01.0.08M.08'],
];

/** Those of them that this machine can play. */
export const playableCodecs = (canPlay: (mimeType: string) => boolean): string[] =>
  offered.filter((codec) => canPlay(`video/mp4; codecs="${codec}"`));
