/** Makes a video element play by itself, silently, and stay in its place. */
export function makeSilent(video: HTMLVideoElement): void {
  video.muted = true;
  video.playsInline = true;
  video.autoplay = true;
  video.disablePictureInPicture = true;
}
