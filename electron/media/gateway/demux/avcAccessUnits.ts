import type { FeedConfig } from '#contract/feed';

import { buildAvcRecord, readPictureSize } from './avcParameters';
import { avcCodec } from './codecStrings';
import { joinWithLengths, splitAnnexB } from './nalUnits';

/** NAL unit types of H.264 that matter here. */
const nal = {
  slice: 1,
  idr: 5,
  sei: 6,
  sequence: 7,
  picture: 8,
  delimiter: 9,
  filler: 12,
} as const;
const recoveryPoint = 6;

/** One picture of an Annex B stream, as decoders with a record of their own expect it. */
export interface AccessUnit {
  data: Buffer;
  isKey: boolean;
  config: FeedConfig;
}

const typeOf = (unit: Buffer): number => (unit[0] ?? 0) & 0x1f;

/** Several pictures in one packet are told apart by their delimiters. */
const splitPictures = (units: readonly Buffer[]): Buffer[][] => {
  const pictures: Buffer[][] = [];
  let current: Buffer[] = [];
  for (const unit of units) {
    const holdsPicture = current.some(
      (held) => typeOf(held) >= nal.slice && typeOf(held) <= nal.idr,
    );
    if (typeOf(unit) === nal.delimiter && holdsPicture) {
      pictures.push(current);
      current = [];
    }
    current.push(unit);
  }
  if (current.length > 0) pictures.push(current);
  return pictures;
};

const isSame = (some: readonly Buffer[], others: readonly Buffer[]): boolean =>
  some.length === others.length && some.every((one, n) => one.equals(others[n] ?? Buffer.alloc(0)));

/** Turns H.264 as transport streams carry it into samples with a decoder record beside them. */
export class AvcAccessUnits {
  #sequence: Buffer[] = [];
  #picture: Buffer[] = [];
  #config: FeedConfig | undefined;

  /** The pictures of one packet; those before the first parameter sets are nothing yet. */
  read(payload: Buffer): AccessUnit[] {
    const read: AccessUnit[] = [];
    for (const units of splitPictures(splitAnnexB(payload))) {
      this.#takeParameters(units);
      const kept = units.filter((unit) => {
        const type = typeOf(unit);
        return type >= nal.slice && type <= nal.sei;
      });
      const hasPicture = kept.some((unit) => typeOf(unit) !== nal.sei);
      if (!hasPicture || this.#config === undefined) continue;
      const isKey = kept.some(
        (unit) =>
          typeOf(unit) === nal.idr || (typeOf(unit) === nal.sei && unit[1] === recoveryPoint),
      );
      read.push({ data: joinWithLengths(kept), isKey, config: this.#config });
    }
    return read;
  }

  #takeParameters(units: readonly Buffer[]): void {
    const sequence = units.filter((unit) => typeOf(unit) === nal.sequence);
    const picture = units.filter((unit) => typeOf(unit) === nal.picture);
    const isNewSequence = sequence.length > 0 && !isSame(sequence, this.#sequence);
    const isNewPicture = picture.length > 0 && !isSame(picture, this.#picture);
    if (!isNewSequence && !isNewPicture) return;
    // Copies: the record outlives the segment that it came with.
    if (isNewSequence) this.#sequence = sequence.map((unit) => Buffer.from(unit));
    if (isNewPicture) this.#picture = picture.map((unit) => Buffer.from(unit));
    const [first] = this.#sequence;
    if (first === undefined || this.#picture.length === 0) return;
    const record = buildAvcRecord(this.#sequence, this.#picture);
    this.#config = {
      codec: avcCodec('avc1', record),
      ...readPictureSize(first),
      description: record.toString('base64'),
    };
  }
}
