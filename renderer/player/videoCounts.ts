import type { PlayerCounts } from './tilePlayer';

/** Pictures that a video element has decoded, and those of them that it has not shown. */
const readQuality = (video: HTMLVideoElement): { total: number; dropped: number } => {
  if (typeof video.getVideoPlaybackQuality !== 'function') return { total: 0, dropped: 0 };
  const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality();
  return { total: totalVideoFrames, dropped: droppedVideoFrames };
};

/** Milliseconds that a video element can still play. */
export function bufferedAheadMs({ buffered, currentTime }: HTMLVideoElement): number {
  for (let index = 0; index < buffered.length; index += 1) {
    if (buffered.start(index) <= currentTime && buffered.end(index) > currentTime) {
      return (buffered.end(index) - currentTime) * 1000;
    }
  }
  return 0;
}

/** All that the element tells of itself, and its watch of the time between two pictures. */
export function videoCounts(
  video: HTMLVideoElement,
  { longestGapMs, movedAtMs }: { longestGapMs: number; movedAtMs: number },
): PlayerCounts {
  const { total, dropped } = readQuality(video);
  return {
    offered: total,
    decoded: total,
    shown: total - dropped,
    longestGapMs,
    bufferedMs: bufferedAheadMs(video),
    widthPx: video.videoWidth,
    heightPx: video.videoHeight,
    paintedAtMs: movedAtMs,
    firstPaintedAtMs: 0,
  };
}
