import { request } from '../../bridge/bridge';
import { HlsTilePlayer } from '../../player/hlsTilePlayer';
import { PlayerRegistry } from './playerRegistry';

/** The one registry of this window. */
export const windowPlayers = new PlayerRegistry({
  open: (asked) => request('stream:open', asked),
  renew: (leaseId) => request('stream:renew', { leaseId }),
  release: (leaseId) => void request('stream:release', { leaseId }),
  report: (report) => void request('stream:report', report),
  makePlayer: (video) => new HlsTilePlayer(video),
  now: () => Date.now(),
  random: () => Math.random(),
});
