import type { PlayPath } from './tilePlayer';

/** What this machine was measured to do; without it the table of the development machine counts. */
export interface PathCalibration {
  /** Nanoseconds of one core that a decoded and painted pixel costs on the canvas path. */
  canvasPixelNs: number;
}

/** What the choice depends on. */
export interface PathFacts {
  /** The tile, in device pixels. */
  widthPx: number;
  heightPx: number;
  /** Tiles that this window shows. */
  tileCount: number;
  /** The machine decodes in hardware. */
  isGpu: boolean;
  calibration: PathCalibration | null;
}

/**
 * Measured without a GPU, 1920×1080, cores per process tree: 64 tiles of 320×180 cost 0.79 as video
 * elements and 0.30 on one canvas; 16 of 640×360 0.52 and 0.41; 9 of 640×360 0.20 and 0.36; 9 of
 * 1280×720 0.75 and 1.16. A canvas pays for its commits once and for its pixels each; a video
 * element pays for itself. So many small tiles go to the canvas.
 */
const table = { fromTiles: 16, largestTilePx: 640 * 360, canvasPixelNs: 11 } as const;
/** A machine that paints faster by so much may take larger tiles, and a slower one smaller. */
const widestShift = 2;

/** The cheaper path for one tile. */
export function choosePath(facts: PathFacts): PlayPath {
  const { widthPx, heightPx, tileCount, isGpu, calibration } = facts;
  if (tileCount < table.fromTiles) return 'video';
  return widthPx * heightPx <= largestTilePx(isGpu, calibration) ? 'canvas' : 'video';
}

function largestTilePx(isGpu: boolean, calibration: PathCalibration | null): number {
  // Frames on a GPU are painted there: size hardly counts, the number of elements does.
  if (isGpu) return table.largestTilePx * widestShift;
  if (calibration === null) return table.largestTilePx;
  const shift = table.canvasPixelNs / calibration.canvasPixelNs;
  return table.largestTilePx * Math.min(widestShift, Math.max(1 / widestShift, shift));
}
