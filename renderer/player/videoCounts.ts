/** Pictures that a video element has decoded, and those of them that it has not shown. */
export const readQuality = (video: HTMLVideoElement): { total: number; dropped: number } => {
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
