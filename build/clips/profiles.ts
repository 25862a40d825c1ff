export type ProfileName = 'main' | 'sub' | 'small';

export interface Profile {
  readonly name: ProfileName;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Chosen so that a two-second segment is a whole number of ticks. */
  readonly timescale: number;
  readonly crf: number;
  readonly level: string;
}

/** Same settings for every clip of a profile: their init segments are alike byte for byte. */
export const profiles: readonly Profile[] = [
  { name: 'main', width: 1280, height: 720, fps: 25, timescale: 12800, crf: 30, level: '3.1' },
  { name: 'sub', width: 640, height: 360, fps: 15, timescale: 15360, crf: 30, level: '3.0' },
  { name: 'small', width: 320, height: 180, fps: 12, timescale: 12288, crf: 30, level: '3.0' },
];

/** Length of a segment: one group of pictures, one fragment. */
export const SEGMENT_SECONDS = 2;
