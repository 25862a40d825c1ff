import type { CameraId, LeaseId, PlatformId } from '#contract/ids';
import type { StreamProfile } from '#contract/stream';
import { profiles } from './streamLadder';

/** One tile that wants a stream. */
export interface SessionWish {
  leaseId: LeaseId;
  cameraId: CameraId;
  platformId: PlatformId;
  profile: StreamProfile;
}

interface SessionLimits {
  perDevice: number;
  perPlatform: number | null;
}

/** Which streams may be open. */
export interface SessionPlan {
  /** Profiles of each camera that may be open at a time. */
  allowed: ReadonlyMap<CameraId, readonly StreamProfile[]>;
  /** Tiles that get none: their platform gives no further stream. */
  refused: ReadonlySet<LeaseId>;
}

/**
 * Shares out the streams of devices and platforms: one for every camera, to the most important
 * wish first, then further profiles. A wish that cannot have its own profile joins another stream
 * of its camera; where there is none it is refused. Room left over is for stepping down to a smaller profile.
 */
export const planSessions = (
  wishes: readonly SessionWish[],
  { perDevice, perPlatform }: SessionLimits,
): SessionPlan => {
  const allowed = new Map<CameraId, StreamProfile[]>();
  const used = new Map<PlatformId, number>();
  const refused = new Set<LeaseId>();
  const take = ({ cameraId, platformId }: SessionWish, profile: StreamProfile): boolean => {
    const open = allowed.get(cameraId) ?? [];
    if (open.includes(profile)) return true;
    const count = used.get(platformId) ?? 0;
    if (open.length >= perDevice || count >= (perPlatform ?? Infinity)) return false;
    allowed.set(cameraId, [...open, profile]);
    used.set(platformId, count + 1);
    return true;
  };
  // Every camera has one before any has two: the small picture of a miniature is a luxury.
  for (const wish of wishes) {
    if (!allowed.has(wish.cameraId)) take(wish, wish.profile);
  }
  for (const wish of wishes) {
    if (!take(wish, wish.profile) && !allowed.has(wish.cameraId)) refused.add(wish.leaseId);
  }
  // Whoever matters least steps down first and needs the room most.
  for (const wish of wishes.toReversed()) {
    if (refused.has(wish.leaseId)) continue;
    for (const profile of profiles.slice(profiles.indexOf(wish.profile) + 1).toReversed()) {
      take(wish, profile);
    }
  }
  return { allowed, refused };
};
