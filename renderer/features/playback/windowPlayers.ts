import { request } from '../../bridge/bridge';
import { canPaint } from '../../player/canvas/paintWorker';
import { CanvasTilePlayer } from '../../player/canvasTilePlayer';
import { choosePath } from '../../player/choosePath';
import { decodesInHardware } from '../../player/hardwareDecoding';
import { HlsTilePlayer } from '../../player/hlsTilePlayer';
import { MseTilePlayer } from '../../player/mseTilePlayer';
import { WhepTilePlayer } from '../../player/whepTilePlayer';
import { PlayerRegistry } from './playerRegistry';
import { windowCanvas, windowLiveWatch, windowStandbys } from './windowCanvas';

/** Known a moment after the start; until then the paths of a machine without a GPU are taken. */
let isGpu = false;
void decodesInHardware().then((is) => (isGpu = is));

/** The one registry of this window. */
export const windowPlayers = new PlayerRegistry({
  open: (asked) => request('stream:open', asked),
  renew: (leaseId) => request('stream:renew', { leaseId }),
  release: (leaseId) => void request('stream:release', { leaseId }),
  report: (report) => void request('stream:report', report),
  makePlayer: (_path, surface, transport) => {
    if (!(surface instanceof HTMLVideoElement)) {
      return new CanvasTilePlayer(surface, windowCanvas, windowStandbys);
    }
    const liveWatch = canPaint() ? windowLiveWatch : undefined;
    if (transport === 'mse') return new MseTilePlayer(surface, liveWatch);
    return transport === 'whep'
      ? new WhepTilePlayer(surface, liveWatch)
      : new HlsTilePlayer(surface, liveWatch);
  },
  choosePath: (facts) =>
    canPaint() ? choosePath({ ...facts, isGpu, calibration: null }) : 'video',
  hasBothPaths: canPaint,
  isReady: (url) => windowStandbys.has(url),
  prepare: (standbys) => {
    if (canPaint()) windowStandbys.keep(standbys);
  },
  now: () => Date.now(),
  random: () => Math.random(),
});
