import type { Fault } from '#contract/outcome';
import type { StreamTransport } from '#contract/stream';
import type { LiveChecks, LiveDoubt, PaintLook, PaintStep } from './canvas/messages';

/** By which of the two ways a picture reaches the glass. */
export type PlayPath = 'canvas' | 'video';

/** What a player tells. It never gives up by itself and never tries again by itself. */
export type PlayerEvent =
  /** The first frame after a load, or frames again after a freeze. */
  | { kind: 'moved' }
  /** No new frame for 3 s while nothing failed. */
  | { kind: 'frozen' }
  /** Frames come, but what they show is not live; null when it is again. */
  | { kind: 'doubt'; doubt: LiveDoubt | null }
  /** Delay was corrected by leaving out this many milliseconds. */
  | { kind: 'jumped'; byMs: number }
  /** Its server is away; it goes on by itself as soon as that is back, or fails. */
  | { kind: 'away'; fault: Fault }
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
  /** The same of the first picture; 0 before, and where it is not known. */
  firstPaintedAtMs: number;
}

/** A media engine that plays one address in the rectangle of one element. */
export interface TilePlayer {
  readonly path: PlayPath;
  /**
   * What stands for the picture in the page, the same for the whole life of the player: a video
   * element, or an empty element whose rectangle a canvas below or in it fills.
   */
  readonly surface: HTMLElement;
  /** Plays a lease's address near its live edge; whatever it played before is dropped. */
  load(address: string, checks?: LiveChecks): void;
  /** Stops and lets go of the address; no picture is kept. */
  unload(): void;
  /** True while frames move. */
  isMoving(): boolean;
  /** Clock of the source for the picture now shown (PROGRAM-DATE-TIME), null when unknown. */
  pictureAtMs(): number | null;
  /** Delay that the transport allows (ux.md §7). */
  allowedDelayMs(): number;
  /**
   * How much of its stream is decoded and shown, also after another `load`. A player that cannot
   * play fewer pictures than all plays more than it is asked, except on `paused`. A sheltered
   * picture gives way last when the machine is overrun by itself.
   */
  setStep(step: PaintStep, isSheltered?: boolean): void;
  /** How its last picture looks. */
  setLook(look: PaintLook): void;
  /** All that it has done since it was made. */
  counts(): PlayerCounts;
  /** Listens; the answer unsubscribes. */
  onEvent(listener: (event: PlayerEvent) => void): () => void;
  /** Ends it for good. */
  destroy(): void;
}

/** Makes a player of that path and transport that draws in this element. */
export type MakeTilePlayer = (
  path: PlayPath,
  surface: HTMLElement,
  transport: StreamTransport,
) => TilePlayer;

/**
 * Whether what a page plays by itself is live, as somebody else sees it: players of video elements
 * look at no picture themselves.
 */
export interface LiveWatch {
  /** Watches what plays; the answer ends that. */
  watch(playing: WatchedPlay): () => void;
}

/** What plays, for who watches it. */
export interface WatchedPlay {
  readonly video: HTMLVideoElement;
  /** Address of the lease. */
  readonly address: string;
  readonly checks: LiveChecks;
  /** While false there is nothing to look at. */
  isMoving: () => boolean;
  onDoubt: (doubt: LiveDoubt | null) => void;
}

/**
 * What a stream must prove of itself; a demo source loops and stands still by nature.
 * @param stillForMs told for a camera known to be very still: so long may nothing change
 */
export const liveChecksOf = (isDemo: boolean, stillForMs?: number): LiveChecks => ({
  isBlackChecked: !isDemo,
  isLoopChecked: !isDemo,
  frozenAfterMs: stillForMs ?? (isDemo ? demoFrozenAfterMs : contentFrozenAfterMs),
});

const playlistName = '/index.m3u8';

/** Address of a lease without its last part: beside its playlist lies its feed. */
export const leaseBaseOf = (address: string): string =>
  address.endsWith(playlistName) ? address.slice(0, -playlistName.length) : address;

const contentFrozenAfterMs = 3000;
const demoFrozenAfterMs = 60_000;

/** The header in which the media gateway names the fault of a failed answer. */
export const faultHeader = 'x-brightwall-fault';
