import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CameraId, LeaseId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type {
  PlayState,
  StreamLease,
  StreamProfile,
  StreamRequest,
  StreamStanding,
} from '#contract/stream';
import { FakeTilePlayer } from '../../../tests/fakes/fakeTilePlayer';
import type { LiveDoubt } from '../../player/canvas/messages';
import type { PlayPath } from '../../player/tilePlayer';
import { TilePlayback } from './tilePlayback';

const request: StreamRequest = {
  cameraId: 'city:1' as CameraId,
  widthPx: 640,
  heightPx: 360,
  purpose: 'wall',
};

let leases: number;
let profile: StreamProfile;
let opened: StreamRequest[];
let released: string[];
let players: FakeTilePlayer[];
let states: PlayState[];
let standings: StreamStanding[];
let doubts: (LiveDoubt | null)[];
let jumps: number[];
let path: PlayPath;
let nextOpen: (() => Outcome<StreamLease>) | undefined;
let renew: () => Outcome<StreamLease>;
let playback: TilePlayback;

const aLease = (): StreamLease => {
  leases += 1;
  return {
    leaseId: `lease-${String(leases)}` as LeaseId,
    cameraId: request.cameraId,
    profile,
    transport: 'hls',
    url: `http://127.0.0.1/${String(leases)}`,
    expiresAtMs: Date.now() + 600_000,
    isDemo: true,
    standing: { step: 'full', profile, reason: null },
  };
};

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  [leases, profile, opened, released, players, states] = [0, 'sub', [], [], [], []];
  nextOpen = undefined;
  [standings, doubts, jumps, path] = [[], [], [], 'video'];
  renew = () => success(aLease());
  playback = new TilePlayback(
    {
      open: async (asked) => {
        opened.push(asked);
        return nextOpen === undefined ? success(aLease()) : nextOpen();
      },
      renew: async () => renew(),
      release: (leaseId) => void released.push(leaseId),
      makePlayer: (path, surface) => {
        const player = new FakeTilePlayer(path, surface);
        players.push(player);
        return player;
      },
      pathFor: () => path,
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
      onStanding: (given) => standings.push(given),
      onDoubt: (doubt) => doubts.push(doubt),
      onJumped: (byMs) => jumps.push(byMs),
    },
  );
});

afterEach(() => {
  playback.stop();
  vi.useRealTimers();
});

const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const player = (index = 0): FakeTilePlayer => {
  const one = players[index];
  if (one === undefined) throw new Error(`no player ${String(index)}`);
  return one;
};
const kinds = (): string[] => states.map((state) => state.kind);
const last = (): PlayState | undefined => states.at(-1);
const play = async (): Promise<void> => {
  playback.start();
  await settle();
  player().move(Date.now() - 3000);
};

describe('A tile', () => {
  it('opens a lease, plays its address and says so at the first frame', async () => {
    await play();
    expect(player().loads).toEqual(['http://127.0.0.1/1']);
    expect(last()).toEqual({
      kind: 'playing',
      delayMs: 3000,
      pictureAtMs: 997_000,
      allowedDelayMs: 4300,
    });
  });

  it('says nothing more while all is well', async () => {
    await play();
    for (let second = 0; second < 5; second += 1) {
      await settle(1000);
      player().clockMs = Date.now() - 3000;
      playback.beat();
    }
    expect(kinds()).toEqual(['playing']);
  });

  it('says every second how late a late picture is, and when it no longer is', async () => {
    await play();
    player().clockMs = Date.now() - 9000;
    playback.beat();
    player().clockMs = Date.now() - 2000;
    playback.beat();
    playback.beat();
    expect(states.map((state) => state.kind === 'playing' && state.delayMs)).toEqual([
      3000, 9000, 2000,
    ]);
  });

  it('is frozen with the clock of its last picture, and moves on by itself', async () => {
    await play();
    player().freeze();
    expect(last()).toEqual({ kind: 'frozen', pictureAtMs: 997_000 });
    expect(playback.pictureAtMs()).toBe(997_000);
    player().move(Date.now());
    expect(last()?.kind).toBe('playing');
  });

  it('tells a failure with since when and the next try, and loads the same address again', async () => {
    await play();
    player().fail('stream/interrupted');
    expect(last()).toEqual({
      kind: 'recovering',
      fault: { code: 'stream/interrupted' },
      attempt: 1,
      sinceMs: 1_000_000,
      nextTryAtMs: 1_001_000,
      pictureAtMs: 997_000,
    });
    await settle(1000);
    expect(player().loads).toHaveLength(2);
    expect(players).toHaveLength(1);
    player().move(Date.now());
    expect(last()?.kind).toBe('playing');
  });

  it('keeps since-when over several tries and counts them', async () => {
    await play();
    player().fail('stream/interrupted');
    await settle(1000);
    player().fail('stream/interrupted');
    await settle(2000);
    player().fail('stream/interrupted');
    expect(last()).toMatchObject({ attempt: 3, sinceMs: 1_000_000 });
  });

  it('waits longer again when a picture came back only for a moment', async () => {
    await play();
    player().fail('stream/interrupted');
    await settle(1000);
    player().move(Date.now());
    player().fail('stream/interrupted');
    expect(last()).toMatchObject({ attempt: 2 });
  });

  it('forgets earlier failures when its picture has been steady', async () => {
    await play();
    player().fail('stream/interrupted');
    await settle(1000);
    player().move(Date.now());
    await settle(11_000);
    playback.beat();
    player().fail('stream/interrupted');
    expect(last()).toMatchObject({ attempt: 1 });
  });

  it('tells why a lease was refused and asks for another, returning nothing it never had', async () => {
    nextOpen = () => failure('stream/offline');
    playback.start();
    await settle();
    expect(last()).toMatchObject({ kind: 'recovering', fault: { code: 'stream/offline' } });
    nextOpen = undefined;
    await settle(4000);
    player().move(Date.now());
    expect(last()?.kind).toBe('playing');
    expect(released).toEqual([]);
  });

  it('does not take the end of a stopped playlist, played again, for a recovery', async () => {
    await play();
    player().fail('stream/stale-playlist');
    await settle(1000);
    player().move(997_000);
    playback.beat();
    expect(last()?.kind).toBe('recovering');
    player().clockMs = 1_001_000;
    playback.beat();
    expect(last()?.kind).toBe('playing');
  });

  it('tries again at once when what failed for many is mended', async () => {
    await play();
    for (const wait of [1000, 2000, 4000]) {
      player().fail('media/gateway-down');
      await settle(wait);
    }
    player().fail('media/gateway-down');
    const before = opened.length;
    playback.hurry();
    expect(last()).toMatchObject({ kind: 'recovering', nextTryAtMs: Date.now() + 500 });
    await settle(600);
    expect(opened).toHaveLength(before + 1);
  });

  it('waits for a server that is away without opening anything, and goes on by itself', async () => {
    await play();
    player().goAway('stream/refused');
    expect(last()).toMatchObject({
      kind: 'recovering',
      fault: { code: 'stream/refused' },
      sinceMs: Date.now(),
      nextTryAtMs: Date.now(),
      pictureAtMs: 997_000,
    });
    expect(player().look).toBe('greyed');
    playback.hurry();
    await settle(30_000);
    expect([opened.length, player().loads.length]).toEqual([1, 1]);
    player().move(Date.now() - 3000);
    expect(last()).toMatchObject({ kind: 'playing' });
    expect(player().look).toBe('plain');
    await settle(120_000);
    expect([opened.length, player().loads.length]).toEqual([1, 1]);
  });

  it('asks once a minute for what the gateway should bring back by itself', async () => {
    await play();
    player().goAway('stream/refused');
    await settle(61_000);
    expect(player().loads).toHaveLength(2);
    player().fail('stream/server-error');
    expect(last()).toMatchObject({ kind: 'recovering', fault: { code: 'stream/server-error' } });
    await settle(3000);
    player().goAway('stream/refused');
    player().fail('stream/interrupted');
    await settle(3000);
    playback.hurry();
    await settle(1000);
    expect(opened.length).toBeGreaterThan(1);
  });

  it('renews its lease before the end and plays on', async () => {
    await play();
    await settle(400_000);
    expect(player().loads).toHaveLength(1);
    expect(leases).toBe(2);
  });

  it('opens another lease under the picture when its own has ended, and swaps at the first frame', async () => {
    await play();
    renew = () => failure('stream/lease-ended');
    await settle(360_500);
    expect(players).toHaveLength(2);
    expect(player(0).isDestroyed).toBe(false);
    player(1).move(Date.now());
    expect(player(0).isDestroyed).toBe(true);
    expect(released).toEqual(['lease-1']);
    expect(new Set(kinds())).toEqual(new Set(['playing']));
  });

  it('keeps its lease whatever its size, until main gives it another profile', async () => {
    await play();
    playback.resize({ ...request, widthPx: 1900, heightPx: 1069 });
    await settle();
    expect(opened).toHaveLength(1);
    profile = 'main';
    playback.adjust('lease-1' as LeaseId, { step: 'full', profile: 'main', reason: null });
    await settle();
    expect(opened[1]).toMatchObject({ widthPx: 1900, replaces: 'lease-1' });
    player(1).move(Date.now());
    expect(player(0).isDestroyed).toBe(true);
    expect(standings.at(-1)).toEqual({ step: 'full', profile: 'main', reason: null });
  });

  it('stays with its player when main leaves it the lease that it has', async () => {
    await play();
    nextOpen = () => success({ ...aLease(), leaseId: 'lease-1' as LeaseId });
    playback.adjust('lease-1' as LeaseId, { step: 'smaller', profile: 'small', reason: 'machine' });
    await settle(100);
    expect(players).toHaveLength(1);
    expect(released).toEqual([]);
    expect(standings.at(-1)).toEqual(aLease().standing);
  });

  it('stays with the picture it has when the other one does not come', async () => {
    await play();
    playback.adjust('lease-1' as LeaseId, { step: 'smaller', profile: 'small', reason: 'machine' });
    await settle();
    player(1).fail('stream/no-answer');
    expect(player(1).isDestroyed).toBe(true);
    expect(player(0).isDestroyed).toBe(false);
    expect(kinds()).toEqual(['playing']);
  });

  it('shelters its picture while its tile shows an alarm', async () => {
    playback.start();
    await settle();
    expect(players[0]?.isSheltered).toBe(false);
    playback.resize({ ...request, purpose: 'alarm' });
    expect(players[0]?.isSheltered).toBe(true);
    playback.stop();
  });

  it('opens no other stream while nobody can see it', async () => {
    await play();
    playback.adjust('lease-1' as LeaseId, { step: 'paused', profile: 'small', reason: 'hidden' });
    await settle();
    expect(opened).toHaveLength(1);
    expect(player().step).toBe('paused');
  });

  it('opens anew under the picture when main takes the lease back', async () => {
    await play();
    playback.revoke('lease-1' as LeaseId, { code: 'stream/lease-ended' });
    playback.revoke('lease-9' as LeaseId, { code: 'stream/lease-ended' });
    await settle();
    expect(opened).toHaveLength(2);
    player(1).move(Date.now());
    expect(last()?.kind).toBe('playing');
  });

  it('tries the other path with the same lease when it cannot decode on one', async () => {
    playback.start();
    await settle();
    player().fail('stream/codec');
    await settle(100);
    expect(players.map((one) => one.path)).toEqual(['video', 'canvas']);
    expect(player(1).loads).toEqual(['http://127.0.0.1/1']);
    player(1).move(Date.now());
    expect(last()?.kind).toBe('playing');
    await settle(200);
    expect(player(0).isDestroyed).toBe(true);
    expect(released).toEqual([]);
  });

  it('says why and goes on trying when neither path can decode it', async () => {
    playback.start();
    await settle();
    player().fail('stream/codec');
    await settle(100);
    player(1).fail('stream/codec');
    expect(last()).toMatchObject({ kind: 'recovering', fault: { code: 'stream/codec' } });
    await settle(4000);
    expect(opened).toHaveLength(2);
    expect(opened[1]?.widthPx).toBe(320);
  });

  it('changes its path under the picture once the layout has stood for a while', async () => {
    await play();
    path = 'canvas';
    for (let second = 0; second < 10; second += 1) {
      playback.beat();
      if (second < 5) expect(players).toHaveLength(1);
      await settle(1000);
    }
    expect(player(1).path).toBe('canvas');
    expect(player(0).isDestroyed).toBe(false);
    player(1).move(Date.now());
    await settle(200);
    expect(player(0).isDestroyed).toBe(true);
    expect(opened).toHaveLength(1);
    expect(released).toEqual([]);
    expect(new Set(kinds())).toEqual(new Set(['playing']));
  });

  it('stays on its path for a minute when the other did not come', async () => {
    await play();
    path = 'canvas';
    const beats = async (seconds: number): Promise<void> => {
      for (let second = 0; second < seconds; second += 1) {
        playback.beat();
        await settle(1000);
      }
    };
    await beats(10);
    player(1).fail('stream/no-answer');
    await beats(50);
    expect(players).toHaveLength(2);
    await beats(30);
    expect(players).toHaveLength(3);
    expect(new Set(kinds())).toEqual(new Set(['playing']));
  });

  it('takes a stream that stands still without a fault for broken off', async () => {
    await play();
    player().freeze();
    expect(player().look).toBe('greyed');
    for (let second = 0; second < 12; second += 1) {
      await settle(1000);
      playback.beat();
    }
    expect(last()).toMatchObject({ kind: 'recovering', fault: { code: 'stream/interrupted' } });
    await settle(2000);
    expect(player().loads).toHaveLength(2);
    player().move(Date.now());
    expect(player().look).toBe('plain');
  });

  it('tells what it shows but is not live, and what it left out', async () => {
    await play();
    player().doubt('frozen');
    player().doubt('frozen');
    player().jump(4200);
    player().doubt(null);
    expect(doubts).toEqual(['frozen', null]);
    expect(jumps).toEqual([4200]);
  });

  it('says still that a picture is black while a new player looks for itself', async () => {
    await play();
    player().doubt('black');
    playback.adjust('lease-1' as LeaseId, { step: 'smaller', profile: 'small', reason: 'machine' });
    await settle();
    player(1).move(Date.now());
    expect(doubts).toEqual(['black']);
    await settle(19_000);
    expect(doubts).toEqual(['black']);
    await settle(2_000);
    expect(doubts).toEqual(['black', null]);
  });

  it('counts the pictures of all its players together', async () => {
    await play();
    player().counted = { ...player().counted, shown: 100, decoded: 110, offered: 110 };
    playback.revoke('lease-1' as LeaseId, { code: 'stream/lease-ended' });
    await settle();
    player(1).counted = { ...player(1).counted, shown: 7, decoded: 7, offered: 8 };
    player(1).move(Date.now());
    expect(playback.read('city:1#1')).toMatchObject({
      playKey: 'city:1#1',
      state: 'playing',
      shown: 107,
      decoded: 117,
      offered: 118,
    });
  });

  it('counts on while a player that was crossed over is still on the glass', async () => {
    await play();
    player().counted = { ...player().counted, shown: 100, decoded: 100, offered: 100 };
    path = 'canvas';
    for (let second = 0; second < 10; second += 1) {
      playback.beat();
      await settle(1000);
    }
    player(1).counted = { ...player(1).counted, shown: 1, decoded: 1, offered: 1 };
    player(1).move(Date.now());
    expect(player(0).isDestroyed).toBe(false);
    expect(playback.read('city:1#1')).toMatchObject({ shown: 101, lease: { leaseId: 'lease-1' } });
    await settle(200);
    expect(playback.read('city:1#1')).toMatchObject({ shown: 101 });
  });

  it('gives everything back when it ends, also a lease that arrives afterwards', async () => {
    playback.start();
    playback.stop();
    await settle();
    expect(released).toEqual(['lease-1']);
    expect(players).toHaveLength(0);
  });
});
