import { subscribe } from '../../bridge/bridge';
import type { StationView } from '#contract/view';
import type { Listen, WallDispatch } from '../../bridge/dispatch';
import type { HasView } from '../../bridge/viewSelectors';
import {
  doubtChanged,
  pictureJumped,
  playbackChanged,
  standingChanged,
  tileForgotten,
  tileHidden,
  tileShown,
  type HasPlayback,
} from './playbackSlice';
import { measureMachine } from './measureMachine';
import type { PlayerRegistry } from './playerRegistry';

/** What playback does by itself: shown tiles get players, players report, main takes leases back. */
export function listenForPlayback(
  listen: Listen<HasPlayback & HasView>,
  dispatch: WallDispatch<HasPlayback & HasView>,
  players: PlayerRegistry,
): () => void {
  const stops = [
    players.start({
      onChanged: (playKey, state) => dispatch(playbackChanged({ playKey, state })),
      onStanding: (playKey, standing) => dispatch(standingChanged({ playKey, standing })),
      onDoubt: (playKey, doubt) =>
        dispatch(doubtChanged({ playKey, doubt, pictureAtMs: players.pictureAtMs(playKey) })),
      onJumped: (playKey, byMs) => dispatch(pictureJumped({ playKey, byMs })),
      onForgotten: (playKey) => dispatch(tileForgotten({ playKey })),
    }),
    listen({ actionCreator: tileShown, effect: ({ payload }) => players.show(payload) }),
    listen({ actionCreator: tileHidden, effect: ({ payload }) => players.hide(payload.playKey) }),
    listen({
      predicate: (_action, now, before) =>
        isMended(before.view.view?.station, now.view.view?.station),
      effect: () => players.hurry(),
    }),
    subscribe('stream:revoked', ({ leaseId, fault }) => players.revoke(leaseId, fault)),
    subscribe('stream:adjusted', ({ leaseId, standing }) => players.adjust(leaseId, standing)),
    subscribe('stream:server-back', (back) => players.tryAgain(back)),
    subscribe('stream:standby', ({ standbys }) => players.prepare(standbys)),
    measureMachine(),
    subscribe('app:closing', () => players.stop()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** True when the gateway or a platform works again that did not before. */
export function isMended(before: StationView | undefined, now: StationView | undefined): boolean {
  if (before === undefined || now === undefined || before === now) return false;
  const wasLive = new Set(livePlatforms(before));
  return (
    (now.isMediaLive && !before.isMediaLive) ||
    livePlatforms(now).some((platformId) => !wasLive.has(platformId))
  );
}

const livePlatforms = ({ platforms }: StationView): string[] =>
  platforms.filter(({ state }) => state === 'live').map(({ platformId }) => platformId);
