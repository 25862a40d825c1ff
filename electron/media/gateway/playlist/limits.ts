/** What no honest playlist needs. Everything beyond is refused before it can cost anything. */
export const playlistLimits = {
  bytes: 1024 * 1024,
  lines: 100_000,
  line: 8_192,
  /** More segments than that are no playlist; of a live one only the newest are kept. */
  segments: 20_000,
  liveSegments: 1_000,
  partsOfSegment: 500,
  parts: 20_000,
  variants: 200,
  variables: 100,
  /** All that variables may add to a playlist. */
  expandedBytes: 256 * 1024,
  longestSegmentS: 600,
  address: 4_096,
} as const;

/** Numbers of segments stay whole when as many as allowed are counted on. */
export const largestSequence = Number.MAX_SAFE_INTEGER - 1_000_000;
