/** A segment as far as its time goes. */
interface Timed {
  pictureAtMs: number | null;
  durationSeconds: number;
}

/** Carries the times that a playlist tells on to the segments of which it tells none. */
export const fillTimes = (segments: readonly Timed[]): void => {
  let nextMs: number | null = null;
  for (const segment of segments) {
    segment.pictureAtMs ??= nextMs;
    nextMs =
      segment.pictureAtMs === null ? null : segment.pictureAtMs + segment.durationSeconds * 1_000;
  }
  // Before the first time that was told: backwards.
  const first = segments.findIndex(({ pictureAtMs }) => pictureAtMs !== null);
  let laterMs = segments[first]?.pictureAtMs ?? 0;
  for (const segment of segments.slice(0, Math.max(first, 0)).reverse()) {
    laterMs -= segment.durationSeconds * 1_000;
    segment.pictureAtMs = laterMs;
  }
};
