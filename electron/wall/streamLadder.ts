import type { StreamProfile, StreamStanding } from '#contract/stream';

/** What decoding one stream takes. */
export interface PictureSize {
  pixels: number;
  framesPerSecond: number;
}

/** One step of a tile's ladder and what it costs. */
export interface Rung extends StreamStanding {
  step: Exclude<StreamStanding['step'], 'paused'>;
  pixelsPerSecond: number;
}

interface Ladder {
  /** The profile that the tile's size asks for. */
  wanted: StreamProfile;
  /** Profiles that the sessions of its device leave open; at least one. */
  allowed: readonly StreamProfile[];
  /** Profiles that this machine cannot decode. */
  closed?: readonly StreamProfile[];
  sizeOf: (profile: StreamProfile) => PictureSize;
}

/** Largest first. */
export const profiles: readonly StreamProfile[] = ['main', 'sub', 'small'];

/** A smaller profile that saves less than this share is not worth another stream. */
const worthwhile = 0.8;
/** `reduced` promises one new picture a second; more of them come only when there is room. */
const reducedFramesPerSecond = 1;

/** What a profile usually is, until its stream has told. */
export const usualSizes: Readonly<Record<StreamProfile, PictureSize>> = {
  main: { pixels: 1280 * 720, framesPerSecond: 15 },
  sub: { pixels: 640 * 360, framesPerSecond: 15 },
  small: { pixels: 320 * 180, framesPerSecond: 12 },
};

/** The steps of one visible tile, best first, each cheaper than the one before; at least two. */
export const ladderOf = ({ wanted, allowed, closed = [], sizeOf }: Ladder): Rung[] => {
  const best = nearest(wanted, allowed);
  const isLess = profiles.indexOf(best) > profiles.indexOf(wanted);
  const rungs: Rung[] = [
    {
      step: isLess ? 'smaller' : 'full',
      profile: best,
      reason: isLess ? (closed.includes(wanted) ? 'codec' : 'sessions') : null,
      pixelsPerSecond: rateOf(sizeOf(best)),
    },
  ];
  let last = { profile: best, pixelsPerSecond: rateOf(sizeOf(best)) };
  for (const profile of profiles.slice(profiles.indexOf(best) + 1)) {
    const pixelsPerSecond = rateOf(sizeOf(profile));
    const isWorth = pixelsPerSecond < worthwhile * last.pixelsPerSecond;
    if (!isWorth || !allowed.includes(profile)) continue;
    last = { profile, pixelsPerSecond };
    rungs.push({ step: 'smaller', reason: 'machine', ...last });
  }
  rungs.push({
    step: 'reduced',
    profile: last.profile,
    reason: 'machine',
    pixelsPerSecond: Math.min(
      last.pixelsPerSecond,
      sizeOf(last.profile).pixels * reducedFramesPerSecond,
    ),
  });
  return rungs;
};

/** The wanted profile, else the next smaller that is open, else the next larger. */
export const nearest = (
  wanted: StreamProfile,
  allowed: readonly StreamProfile[],
): StreamProfile => {
  const from = profiles.indexOf(wanted);
  const isOpen = (profile: StreamProfile): boolean => allowed.includes(profile);
  return (
    profiles.slice(from).find(isOpen) ?? profiles.slice(0, from).toReversed().find(isOpen) ?? wanted
  );
};

const rateOf = ({ pixels, framesPerSecond }: PictureSize): number => pixels * framesPerSecond;
