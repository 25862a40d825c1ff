import { CanvasLayer } from '../../player/canvas/canvasLayer';
import { StandbyPictures } from '../../player/canvas/standbyPictures';
import { VideoWatch } from '../../player/canvas/videoWatch';
import { canPaint, makePaintWorker } from '../../player/canvas/paintWorker';

/** The painted pictures of this window; its worker starts with the first of them. */
export const windowCanvas = new CanvasLayer(makePaintWorker);

/** What this window decodes for the next call. */
export const windowStandbys = new StandbyPictures(windowCanvas);

/** Proves what this window plays in video elements, by the same worker. */
export const windowLiveWatch = new VideoWatch(windowCanvas);

/** Gives a wall its one canvas, where this machine can paint at all. Answer: takes it out again. */
export const attachWallCanvas = (host: HTMLElement): (() => void) =>
  canPaint() ? windowCanvas.attachWall(host) : () => undefined;

/** Its worker is ready when the first tile comes. */
export const warmUpCanvas = (): void => {
  if (canPaint()) windowCanvas.warmUp();
};
