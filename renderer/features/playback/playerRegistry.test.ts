import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CameraId, LeaseId } from '#contract/ids';
import { success } from '#contract/outcome';
import { FakeTilePlayer } from '../../../tests/fakes/fakeTilePlayer';
import type { ShownTile } from './playbackSlice';
import { PlayerRegistry } from './playerRegistry';

let registry: PlayerRegistry;
let players: FakeTilePlayer[];
let opened: number;
let released: string[];
let forgotten: string[];

beforeEach(() => {
  vi.useFakeTimers();
  [players, opened, released, forgotten] = [[], 0, [], []];
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
      });
    },
    renew: async () => ({ ok: false, fault: { code: 'request/failed' } }),
    release: (leaseId) => void released.push(leaseId),
    makePlayer: (video) => {
      const player = new FakeTilePlayer(video);
      players.push(player);
      return player;
    },
    now: () => Date.now(),
    random: () => 0.5,
  });
  registry.start({
    onChanged: () => undefined,
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

  it('all end when the program closes', async () => {
    registry.show(tile());
    registry.show(tile({ playKey: 'city:2#1', cameraId: 'city:2' as CameraId }));
    await settle();
    registry.stop();
    expect(players.map((player) => player.isDestroyed)).toEqual([true, true]);
    expect(released).toHaveLength(2);
  });
});
