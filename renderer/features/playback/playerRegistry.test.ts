import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CameraId, LeaseId } from '#contract/ids';
import { success } from '#contract/outcome';
import type { StreamReport, StreamStanding } from '#contract/stream';
import { FakeTilePlayer } from '../../../tests/fakes/fakeTilePlayer';
import type { ShownTile } from './playbackSlice';
import { PlayerRegistry } from './playerRegistry';

let registry: PlayerRegistry;
let players: FakeTilePlayer[];
let opened: number;
let released: string[];
let forgotten: string[];
let standings: [string, StreamStanding][];
let reports: StreamReport[];

beforeEach(() => {
  vi.useFakeTimers();
  [players, opened, released, forgotten] = [[], 0, [], []];
  [standings, reports] = [[], []];
  registry = new PlayerRegistry({
    open: async ({ cameraId }) => {
      opened += 1;
      return success({
        leaseId: `lease-${String(opened)}` as LeaseId,
        cameraId,
        profile: 'sub',
        transport: 'hls',
        url: 'http://127.0.0.1/1',
        expiresAtMs: Date.now() + 600_000,
        isDemo: true,
        standing: { step: 'full', profile: 'sub', reason: null },
      });
    },
    renew: async () => ({ ok: false, fault: { code: 'request/failed' } }),
    release: (leaseId) => void released.push(leaseId),
    makePlayer: (path, surface) => {
      const player = new FakeTilePlayer(path, surface);
      players.push(player);
      return player;
    },
    report: (report) => void reports.push(report),
    choosePath: () => 'video',
    hasBothPaths: () => true,
    prepare: () => undefined,
    isReady: () => false,
    now: () => Date.now(),
    random: () => 0.5,
  });
  registry.start({
    onChanged: () => undefined,
    onStanding: (playKey, standing) => void standings.push([playKey, standing]),
    onDoubt: () => undefined,
    onJumped: () => undefined,
    onForgotten: (playKey) => void forgotten.push(playKey),
  });
});

afterEach(() => {
  registry.stop();
  vi.useRealTimers();
});

const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const tile = (given: Partial<ShownTile> = {}): ShownTile => ({
  playKey: 'city:1#1',
  cameraId: 'city:1' as CameraId,
  purpose: 'wall',
  widthPx: 640,
  heightPx: 360,
  isCovered: false,
  ...given,
});

describe('The players of a window', () => {
  it('keep player, element and lease when a tile goes and comes back in one turn', async () => {
    const [before, after] = [document.createElement('div'), document.createElement('div')];
    registry.mount('city:1#1', before);
    registry.show(tile());
    await settle();
    const video = before.querySelector('video');
    registry.hide('city:1#1');
    registry.mount('city:1#1', after);
    registry.show(tile());
    await settle(5000);
    expect(after.querySelector('video')).toBe(video);
    expect(video).not.toBeNull();
    expect(opened).toBe(1);
    expect(released).toEqual([]);
  });

  it('end a player when its tile stays away, and give the lease back', async () => {
    registry.show(tile());
    await settle();
    registry.hide('city:1#1');
    await settle(1000);
    expect(players[0]?.isDestroyed).toBe(true);
    expect(released).toEqual(['lease-1']);
    expect(forgotten).toEqual(['city:1#1']);
  });

  it('begin anew when a key is given another camera', async () => {
    registry.show(tile());
    await settle();
    registry.show(tile({ cameraId: 'city:2' as CameraId }));
    await settle();
    expect(opened).toBe(2);
    expect(released).toEqual(['lease-1']);
  });

  it('tell main every second how their tiles do', async () => {
    registry.show(tile());
    await settle(12_000);
    const player = players[0];
    if (player === undefined) throw new Error('no player');
    player.counted = { ...player.counted, offered: 150, shown: 150, widthPx: 640, heightPx: 360 };
    await settle(1000);
    expect(reports.at(-1)).toEqual({
      lines: [
        {
          leaseId: 'lease-1',
          widthPx: 640,
          heightPx: 360,
          purpose: 'wall',
          isVisible: true,
          offered: 150,
          dropped: 0,
          picture: {
            widthPx: 640,
            heightPx: 360,
            framesPerSecond: expect.closeTo(150 / 13, 5) as number,
          },
        },
      ],
    });
  });

  it('tell main at once when a tile is covered or changes its size', async () => {
    registry.show(tile());
    await settle(150);
    registry.show(tile({ widthPx: 1920, heightPx: 1080, isCovered: true }));
    await settle(150);
    expect(reports.at(-1)?.lines).toMatchObject([{ widthPx: 1920, isVisible: false }]);
  });

  it('say what the budget gives their tiles, and let their players do no more', async () => {
    registry.show(tile());
    await settle();
    const standing = { step: 'reduced', profile: 'sub', reason: 'machine' } as const;
    registry.adjust('lease-1' as LeaseId, standing);
    registry.adjust('another' as LeaseId, { ...standing, step: 'paused' });
    expect(standings.at(-1)).toEqual(['city:1#1', standing]);
    expect(players[0]?.step).toBe('reduced');
    expect(opened).toBe(1);
  });

  it('all end when the program closes', async () => {
    registry.show(tile());
    registry.show(tile({ playKey: 'city:2#1', cameraId: 'city:2' as CameraId }));
    await settle();
    registry.stop();
    expect(players.map((player) => player.isDestroyed)).toEqual([true, true]);
    expect(released).toHaveLength(2);
  });
});
