import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { FaultCode } from '#contract/outcome';

import type { PlayerEvent, TilePlayer } from '../../renderer/player/tilePlayer';

/** A player on a stage where the test is stream and decoder. */
export interface PlayerStage {
  player: TilePlayer;
  /** The next picture of the stream comes, of that source clock. */
  picture: (pictureAtMs: number) => Promise<void>;
  fail: (code: FaultCode) => Promise<void>;
  /** Where the player has gone for its stream, the last first. */
  address: () => string | undefined;
  /** Nothing of the player is left behind. */
  isGone: () => boolean;
}

const url = (name: string): string => `http://127.0.0.1:1/l/${name}/index.m3u8`;

/** What every player promises the tile that it plays in. */
export function tilePlayerContract(name: string, open: () => PlayerStage): void {
  describe(`A player (${name})`, () => {
    let stage: PlayerStage;
    let events: PlayerEvent[];
    const kinds = (): string[] => events.map(({ kind }) => kind);

    beforeEach(() => {
      vi.useFakeTimers({ now: 1_000_000 });
      stage = open();
      events = [];
      stage.player.onEvent((event) => events.push(event));
    });
    afterEach(() => {
      stage.player.destroy();
      vi.useRealTimers();
    });

    it('says that it moved at the first picture, and not before', async () => {
      stage.player.load(url('a'));
      await vi.advanceTimersByTimeAsync(1000);
      expect(stage.address()).toContain('/l/a');
      expect(stage.player.isMoving()).toBe(false);
      expect(events).toEqual([]);
      await stage.picture(999_000);
      expect(kinds()).toEqual(['moved']);
      expect(stage.player.isMoving()).toBe(true);
    });

    it('calls a stream without a first picture silent after twenty seconds', async () => {
      stage.player.load(url('a'));
      await vi.advanceTimersByTimeAsync(21_000);
      expect(events).toEqual([{ kind: 'failed', fault: { code: 'stream/no-answer' } }]);
    });

    it('tells one failure per load, by its name, and never tries again by itself', async () => {
      stage.player.load(url('a'));
      await stage.fail('stream/refused');
      await stage.fail('stream/interrupted');
      await vi.advanceTimersByTimeAsync(60_000);
      expect(events).toMatchObject([{ kind: 'failed', fault: { code: 'stream/refused' } }]);
      expect(stage.player.isMoving()).toBe(false);
    });

    it('loads again after a failure as if nothing had been', async () => {
      stage.player.load(url('a'));
      await stage.fail('stream/refused');
      stage.player.load(url('b'));
      expect(stage.address()).toContain('/l/b');
      await stage.picture(999_000);
      await stage.fail('stream/refused');
      expect(kinds()).toEqual(['failed', 'moved', 'failed']);
    });

    it('keeps its surface for life, and allows what classic HLS needs before it knows more', () => {
      const { surface } = stage.player;
      stage.player.load(url('a'));
      stage.player.unload();
      stage.player.load(url('b'));
      expect(stage.player.surface).toBe(surface);
      expect(stage.player.allowedDelayMs()).toBe(4300);
      expect(stage.player.counts()).toMatchObject({ shown: 0, widthPx: 0 });
    });

    it('is told steps and looks at any time', async () => {
      stage.player.setStep('paused');
      stage.player.setLook('greyed');
      stage.player.load(url('a'));
      stage.player.setStep('full');
      stage.player.setLook('plain');
      await stage.picture(999_000);
      expect(kinds()).toEqual(['moved']);
    });

    it('is silent and gone once it is destroyed', async () => {
      stage.player.load(url('a'));
      stage.player.destroy();
      await stage.picture(999_000);
      await vi.advanceTimersByTimeAsync(30_000);
      expect(events).toEqual([]);
      expect(stage.isGone()).toBe(true);
    });

    it('listens only until it is told not to', async () => {
      const heard: PlayerEvent[] = [];
      const stop = stage.player.onEvent((event) => heard.push(event));
      stop();
      stage.player.load(url('a'));
      await stage.picture(999_000);
      expect(heard).toEqual([]);
    });
  });
}
