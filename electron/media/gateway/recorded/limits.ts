/** What a stretch of recorded video may cost, whatever its server sends. */
export const recordedLimits = {
  /** Bytes of pictures and of what lies between them. */
  bytes: 96 * 1024 * 1024,
  /** A file that cannot be read in pieces is held whole. */
  wholeFileBytes: 64 * 1024 * 1024,
  /** The index of a file of a whole day is smaller. */
  indexBytes: 16 * 1024 * 1024,
  /** Of a list, or requests for pieces of a file. */
  pieces: 400,
  /** From the request to the last picture. */
  wholeMs: 60_000,
  /** A group of pictures that begins inside a stretch goes out whole, within reason. */
  overrunMs: 10_000,
} as const;

/** A group that begins so little later still counts as the one that was asked for. */
export const nearMs = 25;
