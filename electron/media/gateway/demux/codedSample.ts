import type { FeedConfig } from '#contract/feed';

/** One coded picture, taken out of its container, in decoding order. */
export interface CodedSample {
  /** Presentation time on the container's own timeline. */
  timestampUs: number;
  durationUs: number;
  isKey: boolean;
  /** Length-prefixed NAL units for AVC and HEVC, a temporal unit for AV1. */
  data: Buffer;
  /** The same object for all samples that one decoder set-up serves. */
  config: FeedConfig;
}

/** No segment may hold more; an hour of fast video is below it. */
export const demuxLimits = {
  samples: 250_000,
  boxes: 20_000,
  nalUnits: 4_096,
  accessUnitBytes: 15 * 1024 * 1024,
} as const;
