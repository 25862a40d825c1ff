import type { FeedAbout } from '#contract/feed';

import type { MediaPlaylist } from '../playlist/mediaPlaylist';
import { isInParts } from './locate';

const targetsHeldBack = 1.5;
const partsHeldBack = 3;
const targetsUntilStale = 3;

/** What readers are told about a stream. */
export const aboutOf = (playlist: MediaPlaylist): FeedAbout => {
  const { targetSeconds, partTargetSeconds, partHoldBackSeconds, segments } = playlist;
  const isLowLatency = isInParts(playlist);
  const heldBack = isLowLatency
    ? (partHoldBackSeconds ?? (partTargetSeconds ?? 1) * partsHeldBack)
    : targetSeconds * targetsHeldBack;
  return {
    isLowLatency,
    targetDurationMs: Math.max(targetSeconds, 0.1) * 1_000,
    holdBackMs: heldBack * 1_000,
    clock: segments.at(-1)?.pictureAtMs === null ? 'arrival' : 'source',
    covers: null,
  };
};

/** What a playlist looked like when it last grew, and when that was. */
export interface Growth {
  mark: string;
  sinceMs: number;
}

/** Changes whenever the playlist grows, and not when only tokens do. */
const markOf = ({ mediaSequence, segments }: MediaPlaylist): string => {
  const last = segments.at(-1);
  const name = (last?.parts.at(-1)?.url ?? last?.url ?? '').split('?', 1)[0] ?? '';
  return [mediaSequence, segments.length, last?.parts.length ?? 0, name].join(' ');
};

/** The record of growth after another look at the playlist. */
export const growthAfter = (
  before: Growth | undefined,
  playlist: MediaPlaylist,
  nowMs: number,
): Growth => {
  const mark = markOf(playlist);
  return before?.mark === mark ? before : { mark, sinceMs: nowMs };
};

/** A live playlist grows every target duration; after three it has stopped. */
export const isStale = ({ sinceMs }: Growth, playlist: MediaPlaylist, nowMs: number): boolean =>
  !playlist.isEnded &&
  nowMs - sinceMs > Math.max(playlist.targetSeconds, 1) * targetsUntilStale * 1_000;
