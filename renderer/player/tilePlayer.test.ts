import { beforeAll, vi } from 'vitest';
import Hls, { ErrorDetails, ErrorTypes, Events } from 'hls.js';
import { tilePlayerContract, type PlayerStage } from '../../tests/contracts/tilePlayerContract';
import { fakePaintWorkers, letCanvasesBeGiven } from '../../tests/fakes/fakePaintWorker';
import { aVideoByHand, fakeMseWorld } from '../../tests/fakes/fakeMseWorld';
import { fakeWhepWorld } from '../../tests/fakes/fakeWhepWorld';
import { CanvasLayer } from './canvas/canvasLayer';
import { CanvasTilePlayer } from './canvasTilePlayer';
import { fetchHls, HlsTilePlayer } from './hlsTilePlayer';
import { MseTilePlayer } from './mseTilePlayer';
import { WhepTilePlayer } from './whepTilePlayer';
import { WhepSession } from './whep/whepSession';
import { faultHeader } from './tilePlayer';

function canvasStage(): PlayerStage {
  letCanvasesBeGiven();
  const { make, workers } = fakePaintWorkers();
  const layer = new CanvasLayer(make);
  const player = new CanvasTilePlayer(document.createElement('div'), layer);
  const { pictureId } = player;
  // A worker of flesh tells its status every second.
  const heart = setInterval(() => workers.at(-1)?.status(pictureId, { widthPx: 0 }), 1000);
  return {
    player,
    picture: async () => workers[0]?.tell({ kind: 'moved', pictureId }),
    fail: async (code) => workers[0]?.tell({ kind: 'failed', pictureId, code }),
    address: () => workers[0]?.ordersOf('open').at(-1)?.url,
    isGone: () => {
      clearInterval(heart);
      return workers[0]?.isEnded === true;
    },
  };
}

/** hls.js without a network: the test raises its errors, and frames of the element. */
function videoStage(): PlayerStage {
  const video = document.createElement('video');
  const loaded: string[] = [];
  const alive = new Set<Hls>();
  const hlsOf = { last: undefined as Hls | undefined };
  vi.spyOn(Hls, 'isSupported').mockReturnValue(true);
  vi.spyOn(Hls.prototype, 'attachMedia').mockImplementation(() => undefined);
  vi.spyOn(Hls.prototype, 'loadSource').mockImplementation(function (this: Hls, address) {
    loaded.push(address);
    alive.add(this);
    hlsOf.last = this;
  });
  vi.spyOn(Hls.prototype, 'destroy').mockImplementation(function (this: Hls) {
    alive.delete(this);
    this.removeAllListeners();
  });
  let asked: (() => void) | undefined;
  video.play = async () => undefined;
  video.pause = () => undefined;
  video.load = () => undefined;
  Object.defineProperty(video, 'paused', { value: false });
  video.requestVideoFrameCallback = (callback) => {
    asked = () => callback(0, {} as VideoFrameCallbackMetadata);
    return 1;
  };
  const player = new HlsTilePlayer(video);
  return {
    player,
    picture: async () => {
      await vi.advanceTimersByTimeAsync(600);
      asked?.();
    },
    fail: async (code) => {
      const answer = new Response(null, { status: 502, headers: { [faultHeader]: code } });
      hlsOf.last?.trigger(Events.ERROR, {
        type: ErrorTypes.NETWORK_ERROR,
        details: ErrorDetails.MANIFEST_LOAD_ERROR,
        fatal: true,
        error: new Error('refused'),
        response: { url: '', code: 502 },
        networkDetails: answer,
      });
    },
    address: () => loaded.at(-1),
    isGone: () => alive.size === 0,
  };
}

/** A page without MediaSource: the test is gateway, and frames of the element. */
function socketStage(): PlayerStage {
  const { world, lines } = fakeMseWorld();
  const { video, frame } = aVideoByHand();
  const player = new MseTilePlayer(video, undefined, world);
  return {
    player,
    picture: async () => {
      await vi.advanceTimersByTimeAsync(600);
      frame();
    },
    fail: async (code) => lines.at(-1)?.say({ kind: 'fault', code }),
    address: () => lines.at(-1)?.address,
    isGone: () => lines.every((line) => line.isClosed()),
  };
}

/** A page without WebRTC: the test is gateway, line and decoder. */
function peerStage(): PlayerStage {
  const { world, connections, answer } = fakeWhepWorld();
  const begin = vi.spyOn(WhepSession.prototype, 'begin');
  const player = new WhepTilePlayer(aVideoByHand().video, undefined, world);
  return {
    player,
    picture: async () => {
      answer();
      const last = connections.at(-1);
      if (last !== undefined) last.decoded += 12;
      await vi.advanceTimersByTimeAsync(600);
    },
    fail: async (code) => {
      await vi.advanceTimersByTimeAsync(0);
      if (!answer(code)) connections.at(-1)?.become('failed');
      await vi.advanceTimersByTimeAsync(0);
    },
    address: () => begin.mock.calls.at(-1)?.[0],
    isGone: () => connections.every(({ isClosed }) => isClosed),
  };
}

beforeAll(async () => {
  await fetchHls();
});

tilePlayerContract('canvas', canvasStage);
tilePlayerContract('video', videoStage);
tilePlayerContract('video by WebSocket', socketStage);
tilePlayerContract('video by WebRTC', peerStage);
