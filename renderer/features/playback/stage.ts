/** The layers of one tile's picture: last frame as a still, and the video above it. */
export class Stage {
  readonly element = document.createElement('div');
  readonly #still = document.createElement('canvas');

  constructor() {
    this.element.className = 'stage';
    this.#still.className = 'stage-still';
    this.element.append(this.#still);
  }

  /** A new video under the ones that are there, above the still. */
  addVideo(): HTMLVideoElement {
    const video = document.createElement('video');
    video.className = 'stage-video';
    this.#still.after(video);
    return video;
  }

  /** Keeps the frame now shown, before its source is taken away: a tile is never black. */
  keepStill(video: HTMLVideoElement): void {
    const { videoWidth, videoHeight } = video;
    if (videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    this.#still.width = videoWidth;
    this.#still.height = videoHeight;
    this.#still.getContext('2d')?.drawImage(video, 0, 0);
  }

  /** Gives the memory of the still back once a picture moves above it. */
  dropStill(): void {
    this.#still.width = 0;
    this.#still.height = 0;
  }
}
