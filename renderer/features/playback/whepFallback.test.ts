import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CameraId, LeaseId } from '#contract/ids';
import { success } from '#contract/outcome';
import type { PlayState, StreamLease, StreamRequest, StreamTransport } from '#contract/stream';
import { FakeTilePlayer } from '../../../tests/fakes/fakeTilePlayer';
import { TilePlayback } from './tilePlayback';

const cameraId = 'mtx:gate/east' as CameraId;
const request = { cameraId, widthPx: 640, heightPx: 360, purpose: 'wall' } as const;

let players: { player: FakeTilePlayer; transport: StreamTransport }[];
let opened: number;
let released: string[];
let states: PlayState[];
let asked: StreamRequest[];
let way: StreamTransport;
let playback: TilePlayback;

const aLease = (): StreamLease => ({
  leaseId: `lease-${String((opened += 1))}` as LeaseId,
  cameraId,
  profile: 'sub',
  transport: way,
  url: `http://127.0.0.1/l/${String(opened)}/index.m3u8`,
  expiresAtMs: Date.now() + 600_000,
  isDemo: false,
  standing: { step: 'full', profile: 'sub', reason: null },
});

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_000_000 });
  [players, opened, released, states, asked, way] = [[], 0, [], [], [], 'whep'];
  playback = new TilePlayback(
    {
      open: async (request) => {
        asked.push(request);
        if (request.after !== undefined) way = 'hls';
        return success(aLease());
      },
      renew: async () => success(aLease()),
      release: (leaseId) => void released.push(leaseId),
      makePlayer: (path, surface, transport) => {
        const player = new FakeTilePlayer(path, surface);
        players.push({ player, transport });
        return player;
      },
      pathFor: () => 'canvas',
      hasBothPaths: () => true,
      isReady: () => false,
      enter: (work) => {
        work();
        return () => undefined;
      },
      now: () => Date.now(),
      random: () => 0.5,
    },
    request,
    {
      onChanged: (state) => states.push(state),
      onStanding: () => undefined,
      onDoubt: () => undefined,
      onJumped: () => undefined,
    },
  );
  playback.start();
  await settle();
});

afterEach(() => {
  playback.stop();
  vi.useRealTimers();
});

const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const ways = (): StreamTransport[] => players.map(({ transport }) => transport);
const last = (): FakeTilePlayer => {
  const one = players.at(-1);
  if (one === undefined) throw new Error('no player');
  return one.player;
};

describe('a tile whose camera comes by WebRTC, too', () => {
  it('plays it by WebRTC', () => {
    expect(ways()).toEqual(['whep']);
    last().move(null);
    expect(states.at(-1)?.kind).toBe('playing');
  });

  it('says what failed, and plays the HLS that it gets instead at once', async () => {
    last().fail('stream/codec');
    await settle(100);
    expect(ways()).toEqual(['whep', 'hls']);
    expect(asked[1]?.after).toEqual({ transport: 'whep', profile: 'sub', code: 'stream/codec' });
    last().move(Date.now() - 3000);
    expect(states.at(-1)?.kind).toBe('playing');
    expect(released).toContain('lease-1');
    expect(released).not.toContain('lease-2');
  });

  it('does not run in a circle when HLS fails as well', async () => {
    last().fail('stream/refused');
    await settle(100);
    last().fail('stream/refused');
    await settle(500);
    expect(players).toHaveLength(2);
    expect(states.at(-1)).toMatchObject({ kind: 'recovering', fault: { code: 'stream/refused' } });
  });

  it('blames no way for what would fail on any other', async () => {
    last().fail('stream/unauthorized');
    await settle(500);
    expect(opened).toBe(1);
  });
});
