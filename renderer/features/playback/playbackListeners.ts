import { subscribe } from '../../bridge/bridge';
import type { Listen, WallDispatch } from '../../bridge/dispatch';
import {
  playbackChanged,
  tileForgotten,
  tileHidden,
  tileShown,
  type HasPlayback,
} from './playbackSlice';
import type { PlayerRegistry } from './playerRegistry';

/** What playback does by itself: shown tiles get players, players report, main takes leases back. */
export function listenForPlayback(
  listen: Listen<HasPlayback>,
  dispatch: WallDispatch<HasPlayback>,
  players: PlayerRegistry,
): () => void {
  const stops = [
    players.start({
      onChanged: (playKey, state) => dispatch(playbackChanged({ playKey, state })),
      onForgotten: (playKey) => dispatch(tileForgotten({ playKey })),
    }),
    listen({ actionCreator: tileShown, effect: ({ payload }) => players.show(payload) }),
    listen({ actionCreator: tileHidden, effect: ({ payload }) => players.hide(payload.playKey) }),
    subscribe('stream:revoked', ({ leaseId, fault }) => players.revoke(leaseId, fault)),
    subscribe('app:closing', () => players.stop()),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
