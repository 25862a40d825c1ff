import type { CameraId } from '#contract/ids';
import { request, subscribe } from '../../bridge/bridge';
import { HlsTilePlayer } from '../../player/hlsTilePlayer';
import { audibleMse, MseTilePlayer } from '../../player/mseTilePlayer';
import type { MakeTilePlayer } from '../../player/tilePlayer';
import { audibleWhep, WhepTilePlayer } from '../../player/whepTilePlayer';
import { PlayerRegistry } from './playerRegistry';
import { SoundOutlet, type SoundState } from './soundOutlet';

/** The sound of one camera, until it is closed. */
export interface TileSound {
  setVolume(volume: number): void;
  close(): void;
}

const lookMs = 250;
/** As large as the selected tile at the desk as a rule: its stream is joined, not asked for again. */
const asked = { widthPx: 640, heightPx: 360, purpose: 'desk' } as const;

/** Canvases have no sound: a video element plays it, whatever shows the picture. */
const makePlayer: MakeTilePlayer = (_path, surface, transport) => {
  const video = surface as HTMLVideoElement;
  if (transport === 'mse') return new MseTilePlayer(video, undefined, audibleMse);
  return transport === 'whep'
    ? new WhepTilePlayer(video, undefined, audibleWhep)
    : new HlsTilePlayer(video);
};

/** Leases, renewal and recovery as every picture has them; nobody sees this one. */
const openPlayers = (): PlayerRegistry =>
  new PlayerRegistry({
    open: (wish) => request('stream:open', wish),
    renew: (leaseId) => request('stream:renew', { leaseId }),
    release: (leaseId) => void request('stream:release', { leaseId }),
    // It is listened to, also while the window is behind another.
    report: ({ lines, ...rest }) => {
      const heard = lines.map((line) => ({ ...line, isVisible: true }));
      void request('stream:report', { ...rest, lines: heard });
    },
    makePlayer,
    choosePath: () => 'video',
    hasBothPaths: () => false,
    isReady: () => false,
    prepare: () => undefined,
    now: () => Date.now(),
    random: () => Math.random(),
  });

/** Plays a camera in an element that nobody sees, and lets it be heard. */
export function openTileSound(
  cameraId: CameraId,
  host: HTMLElement,
  onState: (state: SoundState) => void,
): TileSound {
  const players = openPlayers();
  const outlet = new SoundOutlet(host, () => performance.now());
  let told: SoundState | undefined;
  const look = (): void => {
    const state = outlet.look();
    if (state === told) return;
    told = state;
    onState(state);
  };
  const playKey = `sound:${cameraId}`;
  const stops = [
    players.start({
      onChanged: (_key, { kind }) => {
        outlet.takePlay(kind);
        look();
      },
      onStanding: () => undefined,
      onDoubt: () => undefined,
      onJumped: () => undefined,
      onForgotten: () => undefined,
    }),
    subscribe('stream:revoked', ({ leaseId, fault }) => players.revoke(leaseId, fault)),
    subscribe('stream:adjusted', ({ leaseId, standing }) => players.adjust(leaseId, standing)),
    subscribe('stream:server-back', (back) => players.tryAgain(back)),
    subscribe('app:closing', () => players.stop()),
  ];
  players.mount(playKey, host);
  players.show({ playKey, cameraId, ...asked, isCovered: false });
  const timer = setInterval(look, lookMs);
  return {
    setVolume: (volume) => outlet.setVolume(volume),
    close: () => {
      clearInterval(timer);
      for (const stop of stops) stop();
    },
  };
}
