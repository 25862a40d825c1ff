import type { Fault } from '#contract/outcome';
import type { PaintStep } from './canvas/messages';

/** What a player tells. It never gives up by itself and never tries again by itself. */
export type PlayerEvent =
  /** The first frame after a load, or frames again after a freeze. */
  | { kind: 'moved' }
  /** No new frame for 3 s while nothing failed. */
  | { kind: 'frozen' }
  /** It cannot go on; somebody decides what to do and calls `load` again, or does not. */
  | { kind: 'failed'; fault: Fault };

/** What a player has done since it was made; 0 where its path cannot tell. */
export interface PlayerCounts {
  /** Pictures that the stream offered, were decoded, and were painted. */
  offered: number;
  decoded: number;
  shown: number;
  /** Longest time between two painted pictures since the last asking, milliseconds. */
  longestGapMs: number;
  /** Milliseconds of pictures waiting to be shown. */
  bufferedMs: number;
  /** Size of the stream's pictures; 0 before the first. */
  widthPx: number;
  heightPx: number;
  /** Station clock of the last painted picture; 0 before. */
  paintedAtMs: number;
}

/** A media engine that plays one address in one video element. */
export interface TilePlayer {
  /** The element it draws on; the same for the whole life of the player. */
  readonly video: HTMLVideoElement;
  /** Plays this address near its live edge; whatever it played before is dropped. */
  load(address: string): void;
  /** Stops and lets go of the address; the element keeps no picture. */
  unload(): void;
  /** True while frames move. */
  isMoving(): boolean;
  /** Clock of the source for the picture now shown (PROGRAM-DATE-TIME), null when unknown. */
  pictureAtMs(): number | null;
  /** Delay that the transport allows: two target durations and 300 ms for classic HLS. */
  allowedDelayMs(): number;
  /** How much of the stream is decoded and shown; a player may do more than it is asked. */
  setStep?(step: PaintStep): void;
  counts?(): PlayerCounts;
  /** Listens; the answer unsubscribes. */
  onEvent(listener: (event: PlayerEvent) => void): () => void;
  /** Ends it for good. */
  destroy(): void;
}

/** Makes a player that draws on this element. */
export type MakeTilePlayer = (video: HTMLVideoElement) => TilePlayer;

/** The header in which the media gateway names the fault of a failed answer. */
export const faultHeader = 'x-brightwall-fault';
