/** What a media file can be refused for. */
export type SpoiledCode = 'stream/decode' | 'stream/codec' | 'stream/bad-segment';

/** Thrown inside the demuxers only; the outside sees an Outcome. */
export class SpoiledMedia extends Error {
  constructor(
    readonly code: SpoiledCode,
    detail: string,
  ) {
    super(detail);
  }
}

/** Gives up on bytes that are not what they claim to be. */
export const spoil = (detail: string): never => {
  throw new SpoiledMedia('stream/decode', detail);
};

/** Gives up on a stream that is sound, but of a kind that is not read here. */
export const spoilCodec = (detail: string): never => {
  throw new SpoiledMedia('stream/codec', detail);
};
