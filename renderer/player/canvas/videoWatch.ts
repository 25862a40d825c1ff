import { leaseBaseOf, type LiveWatch, type WatchedPlay } from '../tilePlayer';
import type { CanvasLayer } from './canvasLayer';

const sampleEveryMs = 1000;
/** Tiles that open together are looked at one after the other, spread over the second. */
const phaseStep = 0.618;

let made = 0;

/** Proves videos of the page by the window's worker, which is shown what they show once a second. */
export class VideoWatch implements LiveWatch {
  readonly #layer: Pick<CanvasLayer, 'watch' | 'post'>;

  constructor(layer: Pick<CanvasLayer, 'watch' | 'post'>) {
    this.#layer = layer;
  }

  watch(playing: WatchedPlay): () => void {
    made += 1;
    const pictureId = `watched-${String(made)}`;
    const { checks, onDoubt } = playing;
    const url = leaseBaseOf(playing.address);
    const endWatch = this.#layer.watch({
      pictureId,
      reopen: () => {
        onDoubt(null);
        this.#layer.post({ kind: 'watch', pictureId, url, checks });
      },
      take: (report) => {
        if (report.kind === 'doubt') onDoubt(report.doubt);
      },
    });
    let timer = setTimeout(
      () => {
        timer = setInterval(() => this.#sample(pictureId, playing), sampleEveryMs);
      },
      ((made * phaseStep) % 1) * sampleEveryMs,
    );
    return () => {
      clearTimeout(timer);
      endWatch();
    };
  }

  #sample(pictureId: string, { video, isMoving }: WatchedPlay): void {
    if (document.visibilityState === 'hidden' || !isMoving()) return;
    const frame = frameOf(video);
    if (frame === undefined) return;
    const decoded = video.getVideoPlaybackQuality().totalVideoFrames;
    this.#layer.post({ kind: 'sample', pictureId, frame, decoded }, [frame]);
  }
}

/**
 * What it shows now, by reference: no pixel is touched on this thread, as a bitmap of it would.
 * None while its source is being replaced.
 */
const frameOf = (video: HTMLVideoElement): VideoFrame | undefined => {
  try {
    return new VideoFrame(video, { timestamp: 0 });
  } catch {
    return undefined;
  }
};
