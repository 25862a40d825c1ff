/** One clip of the bench: sixty seconds, a closed group of pictures every two. */
export interface BenchClip {
  readonly id: ClipId;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly kilobits: number;
  readonly scene: 'street' | 'night';
  /** Seconds of one low-latency part: six frames. */
  readonly partSeconds: number;
  readonly segments: number;
}

export type ClipId = '180' | '360' | 'night-a' | 'night-b' | 'freeze' | 'black';

export const segmentSeconds = 2;

const small = { width: 320, height: 180, fps: 12, partSeconds: 0.5, segments: 30 } as const;

export const benchClips: readonly BenchClip[] = [
  { ...small, id: '180', kilobits: 200, scene: 'street' },
  {
    id: '360',
    width: 640,
    height: 360,
    fps: 15,
    kilobits: 500,
    scene: 'street',
    partSeconds: 0.4,
    segments: 30,
  },
  { ...small, id: 'night-a', kilobits: 60, scene: 'night' },
  { ...small, id: 'night-b', kilobits: 60, scene: 'night' },
  // One picture of the street over and over, and none at all: what broken cameras send.
  { ...small, id: 'freeze', kilobits: 200, scene: 'street', segments: 1 },
  { ...small, id: 'black', kilobits: 60, scene: 'night', segments: 1 },
];

export const clipOf = (id: ClipId): BenchClip => {
  const clip = benchClips.find((one) => one.id === id);
  if (clip === undefined) throw new Error(`no clip ${id}`);
  return clip;
};
