import type { CodecWay, MachineCodecs, VideoCodec, WayPast, WayReason } from '#contract/machine';
import type { FaultCode } from '#contract/outcome';
import type { StreamProfile } from '#contract/stream';
import type { StreamOffer } from './ports';

/** One way to a camera's picture, and why it has its place. */
export interface LadderStep extends StreamOffer {
  reason: WayReason;
  /** What it failed with last; null when it never did. */
  code: FaultCode | null;
}

interface LadderFacts {
  /** In the order in which the platform would have them tried. */
  offers: readonly StreamOffer[];
  codecs: MachineCodecs;
  past: readonly WayPast[];
  nowMs: number;
}

/** A way that failed waits behind the others for so long, then it may be first again. */
const forgivenAfterMs = 10 * 60_000;
/** A codec is not learned over night, but a device may be set to another one. */
const codecForgivenAfterMs = 24 * 60 * 60_000;

/** Failures that another way to the same picture does not have; all others are the camera's own. */
const ofTheWay: ReadonlySet<FaultCode> = new Set([
  'stream/not-found',
  'stream/server-error',
  'stream/refused',
  'stream/no-answer',
  'stream/not-a-playlist',
  'stream/stale-playlist',
  'stream/codec',
  'stream/decode',
  'stream/interrupted',
  'stream/tls',
  'stream/too-slow',
  'stream/bad-segment',
]);

/** Whether a failure says something about the way, and not about the camera or its platform. */
export const isOfTheWay = (code: FaultCode): boolean => ofTheWay.has(code);

/**
 * The ways of one profile in the order of their trying: what worked last, then what the platform
 * names first, then what failed lately. `left` are those that this machine cannot decode.
 */
export const transportLadder = (
  profile: StreamProfile,
  facts: LadderFacts,
): { steps: LadderStep[]; left: LadderStep[] } => {
  const all = facts.offers
    .filter((offer) => offer.profile === profile)
    .map((offer) => judged(offer, facts));
  const order: readonly WayReason[] = ['worked', 'offered', 'failed'];
  return {
    steps: order.flatMap((reason) =>
      all.filter((step) => step.reason === reason).sort(bySince(reason, facts.past)),
    ),
    left: all.filter(({ reason }) => reason === 'codec'),
  };
};

/** Profiles of which every way needs a codec that this machine does not decode. */
export const closedProfiles = (facts: LadderFacts): StreamProfile[] =>
  [...new Set(facts.offers.map(({ profile }) => profile))].filter(
    (profile) => transportLadder(profile, facts).steps.length === 0,
  );

const judged = (offer: StreamOffer, { codecs, past, nowMs }: LadderFacts): LadderStep => {
  const known = pastOf(offer, past);
  const step = { ...offer, code: known?.code ?? null };
  if (offer.codec !== null && !isDecoded(codecs, offer.codec)) return { ...step, reason: 'codec' };
  if (known === undefined) return { ...step, reason: 'offered' };
  const { workedAtMs, failedAtMs, code } = known;
  if (failedAtMs !== null && failedAtMs >= (workedAtMs ?? -Infinity)) {
    const isCodec = code === 'stream/codec';
    const forgivenMs = failedAtMs + (isCodec ? codecForgivenAfterMs : forgivenAfterMs);
    if (nowMs < forgivenMs) return { ...step, reason: isCodec ? 'codec' : 'failed' };
    return { ...step, reason: 'offered' };
  }
  return { ...step, reason: workedAtMs === null ? 'offered' : 'worked' };
};

const pastOf = (
  { transport, profile }: StreamOffer,
  past: readonly WayPast[],
): WayPast | undefined =>
  past.find((way) => way.transport === transport && way.profile === profile);

/** What worked last stands first; what failed longest ago is tried first. */
const bySince =
  (reason: WayReason, past: readonly WayPast[]) =>
  (one: LadderStep, other: LadderStep): number => {
    const atMs = (step: LadderStep): number => {
      const way = pastOf(step, past);
      if (reason === 'worked') return -(way?.workedAtMs ?? 0);
      return reason === 'failed' ? (way?.failedAtMs ?? 0) : 0;
    };
    return atMs(one) - atMs(other);
  };

const isDecoded = (codecs: MachineCodecs, codec: VideoCodec): boolean => {
  const way: CodecWay = codecs[codec];
  return way !== 'none';
};
