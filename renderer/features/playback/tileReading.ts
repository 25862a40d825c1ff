import type { PlayState, StreamLease } from '#contract/stream';
import type { LiveDoubt } from '../../player/canvas/messages';
import type { PlayPath } from '../../player/tilePlayer';
import type { PlayerPair } from './playerPair';

/** What a tile does, as benches and journeys read it by `brightwallTiles()`. */
export interface TileReading {
  playKey: string;
  path: PlayPath;
  /** Lease and profile of the picture in front; null before the first. */
  lease: Pick<StreamLease, 'leaseId' | 'profile'> | null;
  /** Over all players that the tile has had. */
  offered: number;
  decoded: number;
  shown: number;
  longestGapMs: number;
  pictureAtMs: number | null;
  delayMs: number | null;
  allowedDelayMs: number;
  paintedAtMs: number;
  firstPaintedAtMs: number;
  /** Pictures that wait to be shown. */
  bufferedMs: number;
  widthPx: number;
  heightPx: number;
  doubt: LiveDoubt | null;
  state: PlayState['kind'];
}

interface Readable {
  playKey: string;
  pair: PlayerPair;
  state: PlayState;
  doubt: LiveDoubt | null;
  pictureAtMs: number | null;
  nowMs: number;
}

/** Reads one tile. */
export function readTile({
  playKey,
  pair,
  state,
  doubt,
  pictureAtMs,
  nowMs,
}: Readable): TileReading {
  const { player, lease } = pair.front ?? {};
  const counts = pair.counts();
  return {
    playKey,
    path: player?.path ?? 'video',
    lease: lease === undefined ? null : { leaseId: lease.leaseId, profile: lease.profile },
    ...pair.totals(),
    longestGapMs: pair.takeLongestGapMs(),
    pictureAtMs,
    delayMs: pictureAtMs === null ? null : nowMs - pictureAtMs,
    allowedDelayMs: player?.allowedDelayMs() ?? 0,
    paintedAtMs: counts?.paintedAtMs ?? 0,
    firstPaintedAtMs: counts?.firstPaintedAtMs ?? 0,
    bufferedMs: counts?.bufferedMs ?? 0,
    widthPx: counts?.widthPx ?? 0,
    heightPx: counts?.heightPx ?? 0,
    doubt,
    state: state.kind,
  };
}
