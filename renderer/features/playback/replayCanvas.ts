import { CanvasLayer } from '../../player/canvas/canvasLayer';
import { makePaintWorker } from '../../player/canvas/paintWorker';

/** Replays have a painter of their own: it runs only while there are some, and lies above videos. */
export const replayCanvas = new CanvasLayer(makePaintWorker);
