import type { FaultCode } from '#contract/outcome';

import type { DecodedPicture } from './decoder';
import type { TimedSample } from './timeline';

/** What a source counts for its picture; grows for the life of the picture. */
export interface PictureCounts {
  offered: number;
  decoded: number;
  shown: number;
}

/** Where coded pictures come from and when they are due: a live feed or a replay. */
export interface PictureSource {
  /** The picture that is due now; whoever takes it closes its frame. */
  take(nowMs: number, tickMs: number): DecodedPicture | undefined;
  /** From one picture to the next, for the choice of ticks. */
  readonly frameMs: number;
  readonly allowedDelayMs: number;
  readonly bufferedMs: number;
  /** False while no new picture is meant to come, as in a replay that stands still. */
  readonly isExpecting: boolean;
  /** The wall clock was set by so much. */
  clockSet(byMs: number): void;
  /** Only one picture in so many milliseconds is shown; 0 for all. */
  thinTo(everyMs: number): void;
  /** Shows its first picture and no further one until many others have theirs. */
  holdBack(isHeld: boolean): void;
  close(): void;
}

/** Who hears a source. */
export interface SourceListener {
  onFault: (code: FaultCode) => void;
  /** What was here has been shown, and its server is away; it goes on by itself. */
  onAway: (code: FaultCode) => void;
  onJump: (byMs: number) => void;
  /** A coded picture has come, in decoding order. */
  onSample: (sample: TimedSample) => void;
  /** Something is due before the next tick would see it: the first picture, a step. */
  onHurry: () => void;
}
