import { success, type Outcome } from '#contract/outcome';

import type { CodedSample } from '../demux/codedSample';
import { guarded, SegmentDemuxer } from '../demux/segmentDemuxer';
import { spoil } from '../demux/spoiled';

/** No picture, and no head of a stream, is larger. */
const mostBoxBytes = 16 * 1024 * 1024;

/** Takes pictures out of a stream of fragmented MP4 that comes in pieces of any size. */
export class FragmentLine {
  readonly #demuxer = new SegmentDemuxer();
  #rest: Buffer = Buffer.alloc(0);

  /** The pictures that are whole now. */
  take(piece: Buffer): Outcome<CodedSample[]> {
    this.#rest = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const whole = guarded(() => wholeUnits(this.#rest));
    if (!whole.ok) return whole;
    if (whole.value === 0) return success([]);
    const bytes = this.#rest.subarray(0, whole.value);
    this.#rest = Buffer.from(this.#rest.subarray(whole.value));
    return this.#demuxer.take(bytes);
  }
}

/** Up to where something can be made of it: the head with all that is before it, a list with its pictures. */
const wholeUnits = (bytes: Buffer): number => {
  let whole = 0;
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || size > mostBoxBytes) return spoil('a stream that is none of boxes');
    const kind = bytes.toString('latin1', at + 4, at + 8);
    at += size;
    if (at > bytes.length) break;
    if (kind === 'moov' || kind === 'mdat') whole = at;
  }
  return whole;
};
