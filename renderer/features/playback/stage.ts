/** Rounding of tile edges makes seams of a pixel; stretching by less than this is not seen. */
const nearly = 0.03;

/** The layers of one tile's picture: last frame as a still, and the video above it. */
export class Stage {
  readonly element = document.createElement('div');
  readonly #still = document.createElement('canvas');
  #aspect = 0;

  constructor() {
    this.element.className = 'stage';
    this.#still.className = 'stage-still';
    this.element.append(this.#still);
  }

  /** A new video under the ones that are there, above the still. */
  addVideo(): HTMLVideoElement {
    const video = document.createElement('video');
    video.className = 'stage-video';
    video.addEventListener('resize', () => this.#fit());
    this.#still.after(video);
    return video;
  }

  /** Tells the shape of the tile; a picture of nearly that shape fills it, seams and all. */
  setAspect(aspect: number): void {
    this.#aspect = aspect;
    this.#fit();
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

  #fit(): void {
    const video = this.element.querySelector('video');
    const own =
      video === null || video.videoHeight === 0 ? 0 : video.videoWidth / video.videoHeight;
    const isNear = own > 0 && Math.abs(own / this.#aspect - 1) < nearly;
    this.element.dataset['fit'] = isNear ? 'fill' : 'contain';
  }
}
