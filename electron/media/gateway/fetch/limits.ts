/** How long each part of a fetch may take, and how much may come. */
export interface FetchLimits {
  connectMs: number;
  firstByteMs: number;
  /** Within each such time so many bytes must come. */
  progressMs: number;
  progressBytes: number;
  /** Longest that any body may take in all. */
  wholeMs: number;
  /** A stream without an end that sends nothing for so long has ended. */
  silenceMs: number;
  playlistBytes: number;
  mediaBytes: number;
  pictureBytes: number;
  /** All bodies on their way together; the largest is cut off beyond. */
  flyingBytes: number;
  cacheBytes: number;
  /** A kept body older than that is fetched anew. */
  cacheMs: number;
}

const mega = 1024 * 1024;

export const fetchLimits: FetchLimits = {
  connectMs: 5_000,
  firstByteMs: 8_000,
  progressMs: 5_000,
  progressBytes: 4 * 1024,
  wholeMs: 60_000,
  silenceMs: 8_000,
  playlistBytes: mega,
  mediaBytes: 24 * mega,
  pictureBytes: 8 * mega,
  flyingBytes: 192 * mega,
  cacheBytes: 64 * mega,
  cacheMs: 60_000,
};
