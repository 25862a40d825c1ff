import type { Attribute } from './attributes';

/** A stretch of a resource. */
export interface ByteRange {
  offset: number;
  length: number;
}

/** A resource, or a stretch of it. */
export interface Resource {
  /** Absolute, with its token. */
  url: string;
  range: ByteRange | null;
}

/** A piece of a segment, published before the segment is whole (low-latency HLS). */
export interface MediaPart extends Resource {
  durationSeconds: number;
  isIndependent: boolean;
  isGap: boolean;
}

/** One segment of a playlist. */
export interface MediaSegment extends Resource {
  /** Media sequence number. */
  sequence: number;
  /** Empty as long as only parts of the segment are there. */
  url: string;
  durationSeconds: number;
  /** EXT-X-PROGRAM-DATE-TIME, carried on over segments; null when the playlist has none. */
  pictureAtMs: number | null;
  isDiscontinuity: boolean;
  /** The server has no data for it. */
  isGap: boolean;
  /** EXT-X-MAP in force. */
  map: Resource | null;
  /** Parts of it, empty in ordinary HLS. */
  parts: MediaPart[];
  /** False: only parts so far. */
  isComplete: boolean;
  isEncrypted: boolean;
  /** EXT-X-KEY in force, URI made absolute; the same array as long as it stays in force. */
  keys: readonly (readonly Attribute[])[];
}

/** A list of segments as it is now. */
export interface MediaPlaylist {
  targetSeconds: number;
  partTargetSeconds: number | null;
  partHoldBackSeconds: number | null;
  holdBackSeconds: number | null;
  canBlockReload: boolean;
  /** Number of the first segment. */
  mediaSequence: number;
  discontinuitySequence: number;
  hasIndependentSegments: boolean;
  isEnded: boolean;
  segments: MediaSegment[];
  /** EXT-X-PRELOAD-HINT TYPE=PART. */
  hint: Resource | null;
}
