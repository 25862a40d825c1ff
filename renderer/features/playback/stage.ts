import type { PlayPath } from '../../player/tilePlayer';

/** Rounding of tile edges makes seams of a pixel; stretching by less than this is not seen. */
const nearly = 0.03;

/** The layers of one tile's picture: last frame as a still, and what plays above it. */
export class Stage {
  readonly element = document.createElement('div');
  readonly #still = document.createElement('canvas');
  #aspect = 0;

  constructor() {
    this.element.className = 'stage';
    this.#still.className = 'stage-still';
    this.element.append(this.#still);
  }

  /** A new surface under the ones that are there, above the still. */
  addSurface(path: PlayPath): HTMLElement {
    const surface = document.createElement(path === 'video' ? 'video' : 'div');
    surface.className = path === 'video' ? 'stage-video' : 'stage-canvas';
    surface.addEventListener('resize', () => this.#fit());
    this.#still.after(surface);
    return surface;
  }

  /** A painted picture lies below the page: the stage is opaque until there is one to be seen. */
  showThrough(isThrough: boolean): void {
    this.element.dataset['through'] = String(isThrough);
  }

  /** Tells the shape of the tile; a picture of nearly that shape fills it, seams and all. */
  setAspect(aspect: number): void {
    this.#aspect = aspect;
    this.#fit();
  }

  /**
   * Keeps the frame now shown, before its source is taken away: a tile is never black. A painted
   * picture is kept by its painter.
   */
  keepStill(surface: HTMLElement): void {
    if (!(surface instanceof HTMLVideoElement)) return;
    const { videoWidth, videoHeight } = surface;
    if (videoWidth === 0 || surface.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    this.#still.width = videoWidth;
    this.#still.height = videoHeight;
    this.#still.getContext('2d')?.drawImage(surface, 0, 0);
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
