import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aVideoByHand } from '../../tests/fakes/fakeMseWorld';
import { fakeWhepWorld } from '../../tests/fakes/fakeWhepWorld';
import { liveChecksOf, type PlayerEvent, type WatchedPlay } from './tilePlayer';
import { WhepTilePlayer } from './whepTilePlayer';

const address = 'http://127.0.0.1:4312/l/secret-of-a-lease/index.m3u8';
const whep = 'http://127.0.0.1:4312/l/secret-of-a-lease/whep';

describe('a player of pictures that come by WebRTC', () => {
  let events: PlayerEvent[];
  let watched: WatchedPlay | undefined;
  let player: WhepTilePlayer;
  let stage: ReturnType<typeof fakeWhepWorld>;

  const make = (codecs?: string[]): void => {
    stage = fakeWhepWorld(codecs);
    const watch = (playing: WatchedPlay) => {
      watched = playing;
      return () => undefined;
    };
    player = new WhepTilePlayer(aVideoByHand().video, { watch }, stage.world);
    events = [];
    player.onEvent((event) => events.push(event));
  };

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    make();
  });
  afterEach(() => {
    player.destroy();
    vi.useRealTimers();
  });

  const settle = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
  const connection = () => {
    const last = stage.connections.at(-1);
    if (last === undefined) throw new Error('no connection');
    return last;
  };
  const begun = async (): Promise<void> => {
    player.load(address, liveChecksOf(false));
    await settle();
    stage.answer();
    await settle();
  };

  it('offers H.264 and what mends its losses, beside the playlist of its lease', async () => {
    await begun();
    expect(stage.asked).toEqual([`POST ${whep}`]);
    expect(connection().preferred).toEqual(['video/H264', 'video/rtx']);
    expect(connection().remote).toBe('v=0 an answer');
    expect(connection().kinds).toEqual(['video']);
  });

  it('offers sound as well where it is to be heard', async () => {
    const world = { ...stage.world, hasSound: true } as const;
    player = new WhepTilePlayer(aVideoByHand().video, undefined, world);
    await begun();
    expect(connection().kinds).toEqual(['video', 'audio']);
  });

  it('says codec where no H.264 can be received, and asks nobody', async () => {
    make(['video/VP8']);
    player.load(address);
    await settle();
    expect(events).toEqual([{ kind: 'failed', fault: { code: 'stream/codec' } }]);
    expect(stage.asked).toEqual([]);
  });

  it('goes by what the decoder counts: moved, frozen after three seconds, moved again', async () => {
    await begun();
    for (let n = 0; n < 4; n += 1) {
      connection().decoded += 12;
      await settle(500);
    }
    expect(player.counts()).toMatchObject({ decoded: 48, widthPx: 640, heightPx: 360 });
    expect(player.allowedDelayMs()).toBe(1000);
    await settle(3_600);
    expect(player.isMoving()).toBe(false);
    connection().decoded += 1;
    await settle(500);
    expect(events.map(({ kind }) => kind)).toEqual(['moved', 'frozen', 'moved']);
  });

  it('tells the platform when it is closed', async () => {
    await begun();
    player.unload();
    expect(stage.asked.at(-1)).toBe(`DELETE ${whep}/session-1`);
    expect(connection().isClosed).toBe(true);
  });

  it('tells it also when it was closed before the answer came', async () => {
    player.load(address);
    await settle();
    player.unload();
    stage.answer();
    await settle();
    expect(stage.asked.at(-1)).toBe(`DELETE ${whep}/session-1`);
    expect(connection().remote).toBeUndefined();
  });

  it('is not sent while it is paused, and asks anew afterwards', async () => {
    await begun();
    player.setStep('paused');
    expect(stage.asked.at(-1)).toContain('DELETE');
    await settle(10_000);
    expect(events).toEqual([]);
    player.setStep('full');
    await settle();
    expect(stage.asked.at(-1)).toBe(`POST ${whep}`);
  });

  it.each([
    ['the gateway names a fault', 'stream/unauthorized', () => stage.answer('stream/unauthorized')],
    ['the line fails', 'stream/interrupted', () => connection().become('failed')],
  ])('ends and tells when %s', async (_name, code, fail) => {
    player.load(address);
    await settle();
    if (code === 'stream/interrupted') stage.answer();
    await settle();
    fail();
    await settle();
    expect(events).toEqual([{ kind: 'failed', fault: { code } }]);
    expect(connection().isClosed).toBe(true);
  });

  it('bears a line that is gone for a moment', async () => {
    await begun();
    connection().become('disconnected');
    await settle(2_000);
    connection().become('connected');
    await settle(5_000);
    expect(events).toEqual([]);
    connection().become('disconnected');
    await settle(2_600);
    expect(events).toEqual([{ kind: 'failed', fault: { code: 'stream/interrupted' } }]);
  });

  it('ends at once when the platform hangs up', async () => {
    await begun();
    connection().hangUp();
    expect(events).toEqual([{ kind: 'failed', fault: { code: 'stream/interrupted' } }]);
    expect(stage.asked.at(-1)).toContain('DELETE');
  });

  it('is proved live by what is seen; a loop cannot be looked for', async () => {
    await begun();
    expect(watched?.checks).toEqual({ ...liveChecksOf(false), isLoopChecked: false });
    watched?.onDoubt('black');
    watched?.onDoubt('black');
    expect(events).toEqual([{ kind: 'doubt', doubt: 'black' }]);
  });
});
