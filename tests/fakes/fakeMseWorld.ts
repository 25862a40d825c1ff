import type { SocketWord } from '#contract/socketFeed';

import type { MseWorld } from '../../renderer/player/mseTilePlayer';

/** A line of a page to the gateway, of which the test is the other end. */
class FakeLine {
  readonly said: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  #isClosed = false;

  constructor(readonly address: string) {}

  send(text: string): void {
    this.said.push(text);
  }

  close(): void {
    this.#isClosed = true;
  }

  isClosed(): boolean {
    return this.#isClosed;
  }

  open(): void {
    this.onopen?.();
  }

  say(word: SocketWord | string): void {
    this.onmessage?.({ data: typeof word === 'string' ? word : JSON.stringify(word) });
  }

  give(piece: Uint8Array): void {
    this.onmessage?.({ data: new Uint8Array(piece).buffer });
  }

  breakOff(): void {
    this.onclose?.();
  }
}

/** A decoder's buffer that holds one range, which the test sets. */
class FakeSourceBuffer extends EventTarget {
  mode = 'sequence';
  updating = false;
  isFull = false;
  range: [number, number] = [0, 0];
  readonly appended: ArrayBuffer[] = [];
  readonly removed: [number, number][] = [];

  get buffered(): TimeRanges {
    return rangesOf(this.range);
  }

  appendBuffer(piece: ArrayBuffer): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.appended.push(piece);
    this.updating = true;
  }

  remove(from: number, to: number): void {
    this.removed.push([from, to]);
    this.range = [to, this.range[1]];
    this.isFull = false;
    this.updating = true;
  }

  /** It has taken what it was given. */
  done(): void {
    this.updating = false;
    this.dispatchEvent(new Event('updateend'));
  }
}

/** A MediaSource that plays nothing; it opens when the test says so. */
class FakeSource extends EventTarget {
  mimeType = '';
  buffer: FakeSourceBuffer | undefined;

  addSourceBuffer(mimeType: string): FakeSourceBuffer {
    if (mimeType.includes('unheard')) throw new DOMException('no', 'NotSupportedError');
    this.mimeType = mimeType;
    this.buffer = new FakeSourceBuffer();
    return this.buffer;
  }

  open(): void {
    this.dispatchEvent(new Event('sourceopen'));
  }
}

/** A browser for a player of MSE, without decoder and network. */
export const fakeMseWorld = (): { world: MseWorld; lines: FakeLine[]; sources: FakeSource[] } => {
  const lines: FakeLine[] = [];
  const sources: FakeSource[] = [];
  const world: MseWorld = {
    connect: (address) => {
      const line = new FakeLine(address);
      lines.push(line);
      return line as unknown as WebSocket;
    },
    makeSource: () => {
      const source = new FakeSource();
      sources.push(source);
      return source as unknown as MediaSource;
    },
    attach: () => () => undefined,
    canPlay: (mimeType) => mimeType.includes('avc1'),
  };
  return { world, lines, sources };
};

/** A video element whose frames and ranges come when the test says so. */
export const aVideoByHand = (): {
  video: HTMLVideoElement;
  frame: () => void;
  hold: (range: [number, number]) => void;
} => {
  const video = document.createElement('video');
  let asked: (() => void) | undefined;
  let range: [number, number] = [0, 0];
  video.play = () => Promise.resolve();
  video.pause = () => undefined;
  video.load = () => undefined;
  Object.defineProperty(video, 'paused', { value: false });
  Object.defineProperty(video, 'currentTime', { value: 0, writable: true });
  Object.defineProperty(video, 'buffered', { get: () => rangesOf(range) });
  video.requestVideoFrameCallback = (callback) => {
    asked = () => {
      callback(0, {} as VideoFrameCallbackMetadata);
    };
    return 1;
  };
  const frame = (): void => asked?.();
  const hold = (held: [number, number]): void => {
    range = held;
  };
  return { video, frame, hold };
};

const rangesOf = ([start, end]: [number, number]): TimeRanges => ({
  length: end > start ? 1 : 0,
  start: () => start,
  end: () => end,
});
