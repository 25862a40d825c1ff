import type { FaultCode } from '#contract/outcome';
import type { TileReplay } from '#contract/replay';

// What a page and its painting worker tell each other. The worker reads feeds of the media gateway
// (contract/feed.ts), decodes them, and paints them on canvases of the page. Both ends are built
// together, so these messages are not parsed again.

/** Names one picture inside a window; a camera shown twice has two. */
export type PictureId = string;
/** Names one canvas inside a window: a wall has one for all tiles, a desk one for each picture. */
export type CanvasId = string;

/** Device pixels on its canvas. */
export interface PaintRect {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A part of a picture, in parts of its width and height. */
export interface PicturePart {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Where a picture is painted; it is fitted into the rectangle and keeps its aspect. One that is
 * within 3 % of the rectangle's shape fills it, so that rounded edges leave no seams.
 */
export interface Placement {
  pictureId: PictureId;
  canvasId: CanvasId;
  rect: PaintRect;
  /** The part of the picture that is seen; absent: all of it. */
  part?: PicturePart;
}

/**
 * How much of a stream is decoded and painted. `full`: every picture. `reduced`: at least one new
 * picture a second, as many as the machine has room for. `paused`: nothing, the last picture stays.
 */
export type PaintStep = 'full' | 'reduced' | 'paused';

/** How the last picture looks while nothing new comes; `greyed` is for pictures that are old. */
export type PaintLook = 'plain' | 'greyed';

/** Which proofs of live are asked of a picture (ux.md §7); demo sources loop by nature. */
export interface LiveChecks {
  isBlackChecked: boolean;
  isLoopChecked: boolean;
  /** No new content for so long counts as frozen; longer for cameras known to be very still. */
  frozenAfterMs: number;
}

/** What is asked of a replay of the moment 即时回看; positions are the source's clock. */
export interface ReplayOrder {
  fromMs: number;
  toMs: number;
  /** Where the replay begins. */
  atMs: number;
  /** 0 stands still; 0.25, 0.5, 1, 2 play. */
  rate: number;
}

/** Page → worker. */
export type PaintOrder =
  /** A canvas to paint on, transferred; the same id again replaces it. */
  | { kind: 'canvas'; canvasId: CanvasId; canvas: OffscreenCanvas }
  | { kind: 'canvas-size'; canvasId: CanvasId; widthPx: number; heightPx: number }
  | { kind: 'canvas-gone'; canvasId: CanvasId }
  /**
   * Everything that is visible, in painting order; what is missing here is not painted. A later
   * one that has a picture hides the earlier ones that it covers whole; one without a picture hides
   * nothing. So a change of camera is two placements of one rectangle, the new one last: the old
   * picture stays until the first of the new, without asking the page in between.
   */
  | { kind: 'place'; placements: Placement[] }
  /** Plays a lease; `url` is its address on the gateway without the last part (`…/l/<secret>`). */
  | {
      kind: 'open';
      pictureId: PictureId;
      url: string;
      checks: LiveChecks;
      /** A standby of the same address, which becomes this picture as it is. */
      standbyId?: PictureId;
    }
  /** Decodes a lease that a tile may call next, without painting it. */
  | { kind: 'standby'; pictureId: PictureId; url: string; checks: LiveChecks }
  /** Plays what the gateway has kept of the lease's camera. */
  | { kind: 'replay'; pictureId: PictureId; url: string; order: ReplayOrder }
  /** Jumps, changes the rate, or steps by so many pictures (negative: back) in a running replay. */
  | { kind: 'replay-to'; pictureId: PictureId; atMs?: number; rate?: number; step?: number }
  /** Plays a recording out of a platform's recorder, or goes on with it by another order. */
  | { kind: 'recorded'; pictureId: PictureId; order: TileReplay }
  /** Where the pictures of a stretch come from that was `wanting`. */
  | { kind: 'stretch'; pictureId: PictureId; askId: number; url: string }
  | { kind: 'no-stretch'; pictureId: PictureId; askId: number; code: FaultCode }
  | { kind: 'close'; pictureId: PictureId }
  /**
   * Proves a picture that the page itself plays, in a video element: nothing is decoded or painted
   * here. Its coded pictures are read from the lease's feed where a check asks for them.
   */
  | { kind: 'watch'; pictureId: PictureId; url: string; checks: LiveChecks }
  /** What a watched picture shows now, transferred, and how many it has decoded by now. */
  | { kind: 'sample'; pictureId: PictureId; frame: VideoFrame; decoded: number }
  /** What is sheltered keeps all its pictures when the machine cannot paint everything. */
  | { kind: 'step'; pictureId: PictureId; step: PaintStep; isSheltered?: boolean }
  | { kind: 'look'; pictureId: PictureId; look: PaintLook }
  /** Asks for a `status` at once, beside the one of every second; for benches and journeys. */
  | { kind: 'tell-status' };

/** What proof of live says about a moving picture; null when nothing is wrong. */
export type LiveDoubt = 'frozen' | 'black' | 'looping';

/** Facts about one picture, once a second. Counts grow for the life of the picture. */
export interface PictureStatus {
  pictureId: PictureId;
  /** Source clock of the picture now shown, null when unknown. */
  pictureAtMs: number | null;
  /** What the transport allows as delay, milliseconds (ux.md §7). */
  allowedDelayMs: number;
  /** Pictures that the stream offered, were decoded, and were painted. */
  offered: number;
  decoded: number;
  shown: number;
  /** Longest time between two painted pictures since the last status, milliseconds. */
  longestGapMs: number;
  /** Milliseconds of pictures waiting to be shown. */
  bufferedMs: number;
  /** Coded size, for the budget; 0 until the first picture. */
  widthPx: number;
  heightPx: number;
  /** `performance.timeOrigin + performance.now()` of the last painted new picture; 0 before. */
  paintedAtMs: number;
  /** The same of its first picture; 0 before. */
  firstPaintedAtMs: number;
}

/** Worker → page. */
export type PaintReport =
  /**
   * The first picture after `open` or `replay` has been painted, or pictures again after a stop. A
   * picture that is not placed tells it when it is ready to be painted.
   */
  | { kind: 'moved'; pictureId: PictureId }
  /** No new picture for 3 s while nothing failed. */
  | { kind: 'stopped'; pictureId: PictureId }
  | { kind: 'doubt'; pictureId: PictureId; doubt: LiveDoubt | null }
  /** Its server is away and it has come to the end of what was here; `moved` when it goes on. */
  | { kind: 'away'; pictureId: PictureId; code: FaultCode }
  | { kind: 'failed'; pictureId: PictureId; code: FaultCode }
  /** Delay was corrected by a jump of this many milliseconds. */
  | { kind: 'jumped'; pictureId: PictureId; byMs: number }
  /** A replay: what can be seen, where it is; `isAtEnd` when it has come to the end. */
  | {
      kind: 'replaying';
      pictureId: PictureId;
      fromMs: number;
      toMs: number;
      atMs: number;
      isAtEnd: boolean;
    }
  /** A recording wants the pictures of that time. */
  | { kind: 'wanting'; pictureId: PictureId; askId: number; fromMs: number; toMs: number }
  /** A recording: where it is, and what is seen of it; a code tells why there is nothing. */
  | {
      kind: 'recording';
      pictureId: PictureId;
      atMs: number;
      state: 'shown' | 'loading' | FaultCode;
    }
  | { kind: 'status'; pictures: PictureStatus[]; samplingCpuMs: number };
