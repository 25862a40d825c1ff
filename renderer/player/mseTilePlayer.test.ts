import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aVideoByHand, fakeMseWorld } from '../../tests/fakes/fakeMseWorld';
import { liveChecksOf, type PlayerEvent, type WatchedPlay } from './tilePlayer';
import { MseTilePlayer } from './mseTilePlayer';

const address = 'http://127.0.0.1:4312/l/secret-of-a-lease/index.m3u8';
const format = { kind: 'format', mimeType: 'video/mp4; codecs="avc1.640029"' } as const;

/** A moof and an mdat with that content; the head names a key picture or not. */
function aPiece(content: number[], isKey: boolean): Uint8Array {
  const box = (kind: string, body: number[]): number[] => {
    const size = body.length + 8;
    return [
      0,
      0,
      size >> 8,
      size & 255,
      ...[...kind].map((letter) => letter.charCodeAt(0)),
      ...body,
    ];
  };
  const flags = isKey ? [2, 0, 0, 0] : [1, 1, 0, 0];
  const run = box('trun', [0, 0, 0, 4, 0, 0, 0, 1, ...flags]);
  return new Uint8Array([...box('moof', box('traf', run)), ...box('mdat', content)]);
}

describe('a player of pieces that come over a WebSocket', () => {
  let events: PlayerEvent[];
  let watched: WatchedPlay | undefined;
  let player: MseTilePlayer;
  let stage: ReturnType<typeof fakeMseWorld>;
  let video: ReturnType<typeof aVideoByHand>;

  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    stage = fakeMseWorld();
    video = aVideoByHand();
    const watch = (playing: WatchedPlay) => {
      watched = playing;
      return () => undefined;
    };
    player = new MseTilePlayer(video.video, { watch }, stage.world);
    events = [];
    player.onEvent((event) => events.push(event));
  });
  afterEach(() => {
    player.destroy();
    vi.useRealTimers();
  });

  async function begun() {
    player.load(address, liveChecksOf(false));
    const [line, source] = [stage.lines[0], stage.sources[0]];
    if (line === undefined || source === undefined) throw new Error('nothing was loaded');
    line.open();
    source.open();
    line.say(format);
    await vi.advanceTimersByTimeAsync(0);
    return { line, source, buffer: source.buffer };
  }

  it('asks beside the playlist of its lease for what it can play, without sound', async () => {
    const { line, source } = await begun();
    expect(line.address).toBe('ws://127.0.0.1:4312/l/secret-of-a-lease/mse');
    const avc = ['avc1.640029', 'avc1.64002A', 'avc1.640033'];
    expect(JSON.parse(line.said[0] ?? '')).toEqual({ codecs: avc });
    expect(source.mimeType).toBe(format.mimeType);
  });

  it('asks for sound as well where it is to be heard', () => {
    const world = {
      ...stage.world,
      hasSound: true,
      canPlay: (mimeType: string) => /avc1|mp4a|flac/.test(mimeType),
    } as const;
    player = new MseTilePlayer(video.video, undefined, world);
    player.load(address);
    stage.lines[0]?.open();
    const { codecs } = JSON.parse(stage.lines[0]?.said[0] ?? '') as { codecs: string[] };
    expect(codecs.slice(3)).toEqual(['mp4a.40.2', 'mp4a.40.5', 'flac']);
  });

  it('gives the pieces to the decoder in order, one at a time', async () => {
    const { line, buffer } = await begun();
    for (const n of [1, 2, 3]) line.give(new Uint8Array([n]));
    expect(buffer?.appended).toHaveLength(1);
    buffer?.done();
    buffer?.done();
    expect(buffer?.appended.map((piece) => new Uint8Array(piece)[0])).toEqual([1, 2, 3]);
  });

  it('begins near the newest, wherever the stream counts from', async () => {
    const { line, buffer } = await begun();
    line.give(new Uint8Array([1]));
    video.hold([7_200, 7_202]);
    buffer?.done();
    expect(video.video.currentTime).toBe(7_201.5);
  });

  it('keeps a few seconds behind the picture and no more', async () => {
    const { line, buffer } = await begun();
    if (buffer === undefined) throw new Error('no buffer');
    buffer.range = [0, 12];
    video.hold([0, 12]);
    video.video.currentTime = 11;
    line.give(new Uint8Array([1]));
    buffer.done();
    expect(buffer.removed).toEqual([[0, 7]]);
  });

  it('makes room once when the decoder is full, and gives up at the second time', async () => {
    const { line, buffer } = await begun();
    if (buffer === undefined) throw new Error('no buffer');
    buffer.range = [0, 6];
    video.hold([0, 6]);
    video.video.currentTime = 5;
    buffer.isFull = true;
    line.give(new Uint8Array([1]));
    expect(buffer.removed).toEqual([[0, 4]]);
    buffer.isFull = true;
    buffer.done();
    expect(events.at(-1)).toEqual({ kind: 'failed', fault: { code: 'stream/decode' } });
  });

  it('says too slow instead of piling up what the decoder does not take', async () => {
    const { line } = await begun();
    for (let n = 0; n < 20; n += 1) line.give(new Uint8Array(1024 * 1024));
    expect(events).toEqual([{ kind: 'failed', fault: { code: 'stream/too-slow' } }]);
    expect(line.isClosed()).toBe(true);
  });

  it.each([
    ['the gateway is not there', false, 'media/gateway-down'],
    ['a line that stood breaks', true, 'stream/interrupted'],
  ])('tells when %s', (_name, isOpen, code) => {
    player.load(address);
    if (isOpen) stage.lines[0]?.open();
    stage.lines[0]?.breakOff();
    expect(events).toEqual([{ kind: 'failed', fault: { code } }]);
  });

  it('says codec when the decoder does not take the format', async () => {
    player.load(address);
    stage.lines[0]?.open();
    stage.sources[0]?.open();
    stage.lines[0]?.say({ kind: 'format', mimeType: 'video/mp4; codecs="unheard"' });
    await vi.advanceTimersByTimeAsync(0);
    expect(events).toEqual([{ kind: 'failed', fault: { code: 'stream/codec' } }]);
  });

  it('catches up by rate, and jumps when it is far behind the newest', async () => {
    await begun();
    video.hold([0, 3]);
    await vi.advanceTimersByTimeAsync(4_500);
    expect(video.video.playbackRate).toBe(1.1);
    video.hold([0, 9]);
    await vi.advanceTimersByTimeAsync(4_500);
    expect(events.find(({ kind }) => kind === 'jumped')).toEqual({ kind: 'jumped', byMs: 8_000 });
  });

  it('is proved live: by what is seen elsewhere, by a recording played again here', async () => {
    const { line, buffer } = await begun();
    expect(watched?.checks).toEqual({ ...liveChecksOf(false), isLoopChecked: false });
    watched?.onDoubt('black');
    watched?.onDoubt(null);
    for (let n = 0; n < 400; n += 1) {
      line.give(aPiece([n % 50, 7, n % 50, 9], n % 25 === 0));
      buffer?.done();
      await vi.advanceTimersByTimeAsync(40);
    }
    const doubts = events.flatMap((event) => (event.kind === 'doubt' ? [event.doubt] : []));
    expect(doubts).toEqual(['black', null, 'looping']);
  });
});
