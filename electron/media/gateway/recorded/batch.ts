import type { Outcome } from '#contract/outcome';

import type { CodedSample } from '../demux/codedSample';

/** Pictures in decoding order; their time is the media time of the stretch, from 0. */
export interface Batch {
  samples: readonly CodedSample[];
  /** What was before them is missing: nothing can be decoded before a key picture. */
  isAfterGap: boolean;
}

/** The pictures of a stretch, piece by piece; nothing follows a failure. */
export type Batches = AsyncGenerator<Outcome<Batch>, void, undefined>;

/** What of a stretch is wanted, in its media time. */
export interface Wanted {
  fromMs: number;
  toMs: number;
}

const usualPictureUs = 40_000;

/**
 * Some recorders put the pictures that lead up to the first wanted one at its own time, each
 * lasting nothing. They are given times before it, so that no two are the same picture.
 */
export const spreadLead = (samples: readonly CodedSample[]): CodedSample[] => {
  const lasting = samples.findIndex(({ durationUs }) => durationUs > 0);
  const first = samples[lasting];
  if (lasting <= 0 || first === undefined) return [...samples];
  const lead = samples.slice(0, lasting);
  const isLead = lead.every(({ timestampUs }) => timestampUs >= first.timestampUs - 1_000);
  if (!isLead) return [...samples];
  const pictureUs = Math.min(first.durationUs, 4 * usualPictureUs);
  const spread = lead.map((sample, n) => ({
    ...sample,
    timestampUs: first.timestampUs - (lasting - n) * pictureUs,
    durationUs: pictureUs,
  }));
  return [...spread, ...samples.slice(lasting)];
};
