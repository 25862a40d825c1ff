import type { CameraId, LeaseId, PlatformId, WindowId } from '#contract/ids';
import type {
  StreamProfile,
  StreamReportLine,
  StreamRequest,
  StreamStanding,
} from '#contract/stream';
import { chooseProfile, rechooseProfile } from './chooseProfile';
import type { Importance } from './streamBudget';
import type { Rung } from './streamLadder';

/** A tile that became smaller keeps its stream for so long: most come back to their size. */
const shrinkAfterMs = 5_000;
/** A warm stream of another profile is shown for so long before the wanted one takes its place. */
const arrivalMs = 1_500;

/** Who asks for a stream. */
export interface Asker {
  leaseId: LeaseId;
  windowId: WindowId;
  cameraId: CameraId;
  platformId: PlatformId;
  /** A profile of this camera that is open and warm already. */
  warmProfile?: StreamProfile | undefined;
}

/** One lease as the plan keeps it. */
export interface PlannedStream extends Asker {
  request: StreamRequest;
  seniority: number;
  isVisible: boolean;
  importance: Importance;
  /** The profile for its size. */
  wanted: StreamProfile;
  /** The profile that it may have now: the wanted one, or the warm one until it has arrived. */
  wish: StreamProfile;
  /** Since when its size asks for a smaller one. */
  shrinkSinceMs: number | null;
  /** Until then it stays on the warm stream that it began with. */
  arrivesAtMs: number;
  standing: StreamStanding;
  depth: number;
  /** The profile that it really plays; undefined while it is being opened. */
  playing: StreamProfile | undefined;
  /** What its window was told last, and when. */
  told: StreamStanding | undefined;
  toldAtMs: number;
  /** The lease that is taking its place; the two count once. */
  replacedBy: LeaseId | undefined;
}

/** A stream that was just asked for. */
export const newStream = (
  asker: Asker,
  request: StreamRequest,
  seniority: number,
  nowMs: number,
): PlannedStream => {
  const wanted = chooseProfile(request);
  const isWarm = asker.warmProfile !== undefined && asker.warmProfile !== wanted;
  return {
    ...asker,
    request,
    seniority,
    isVisible: true,
    importance: 'visible',
    wanted,
    wish: asker.warmProfile ?? wanted,
    shrinkSinceMs: null,
    arrivesAtMs: isWarm ? nowMs + arrivalMs : 0,
    standing: { step: 'full', profile: wanted, reason: null },
    depth: 0,
    playing: undefined,
    told: undefined,
    toldAtMs: 0,
    replacedBy: undefined,
  };
};

/** Its window told its size anew. */
export const resized = (stream: PlannedStream, line: StreamReportLine): void => {
  const { widthPx, heightPx, purpose } = line;
  stream.request = { ...stream.request, widthPx, heightPx, purpose };
  stream.isVisible = line.isVisible;
};

/** Looks at its size again: a larger profile is wanted at once, a smaller one when that lasts. */
export const wishAnew = (stream: PlannedStream, nowMs: number): void => {
  const fit = rechooseProfile(stream.wanted, stream.request);
  const isSmaller = sizes.indexOf(fit) < sizes.indexOf(stream.wanted);
  stream.shrinkSinceMs = isSmaller ? (stream.shrinkSinceMs ?? nowMs) : null;
  if (stream.shrinkSinceMs === null || nowMs - stream.shrinkSinceMs >= shrinkAfterMs) {
    stream.wanted = fit;
    stream.shrinkSinceMs = null;
  }
  const warm = nowMs < stream.arrivesAtMs ? stream.warmProfile : undefined;
  stream.wish = warm ?? stream.wanted;
};

const sizes: readonly StreamProfile[] = ['small', 'sub', 'main'];

/** Where a standing lies on a ladder that may have changed since. */
export const depthOn = (
  rungs: readonly Rung[],
  { step, profile }: StreamStanding,
): number | undefined => {
  if (step === 'paused') return undefined;
  const exact = rungs.findIndex((rung) => rung.step === step && rung.profile === profile);
  const alike = exact === -1 ? rungs.findIndex((rung) => rung.step === step) : exact;
  return Math.max(0, alike);
};

/** Equal for those who are told. */
export const isSameStanding = (
  one: StreamStanding | undefined,
  { step, profile, reason }: StreamStanding,
): boolean => one?.step === step && one.profile === profile && one.reason === reason;
