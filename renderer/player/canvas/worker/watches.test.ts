// @vitest-environment node
import { encodeFeedMessage, type FeedMessage } from '#contract/feed';
import { beforeEach, describe, expect, it } from 'vitest';

import { liveChecksOf } from '../../tilePlayer';
import type { PaintReport } from '../messages';
import type { LinkWorld } from './feedLink';
import { Watches } from './watches';

let now: number;
let asked: string[];
let reports: PaintReport[];
let spentMs: number;

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
};

const head: FeedMessage = {
  kind: 'config',
  config: { codec: 'avc1.64001e', widthPx: 320, heightPx: 180, description: null },
};
const coded = (index: number, body: number): FeedMessage => ({
  kind: 'sample',
  timestampUs: index * 100_000,
  durationUs: 100_000,
  pictureAtMs: 50_000 + index * 100,
  isKey: index % 10 === 0,
  isAfterGap: false,
  data: Uint8Array.from({ length: 40 }, (_, at) => (body * 7 + at * at * (body + 1)) & 255),
});

/** A feed of ten pictures a second, then nothing more; each reading takes its time. */
const feedOf = (messages: FeedMessage[]): Response => {
  let at = 0;
  return new Response(
    new ReadableStream<Uint8Array>({
      pull: async (control) => {
        const message = messages[at];
        at += 1;
        if (message === undefined) return new Promise(() => undefined);
        if (message.kind === 'sample') now += 100;
        control.enqueue(encodeFeedMessage(message));
      },
    }),
  );
};

const worldOf = (answers: (() => Response)[]) => {
  const link: LinkWorld = {
    fetch: async (input) => {
      asked.push(input as string);
      return answers[asked.length - 1]?.() ?? new Promise(() => undefined);
    },
    now: () => now,
    wait: async (ms) => void (now += ms),
  };
  return {
    link,
    report: (report: PaintReport) => void reports.push(report),
    spent: (ms: number) => (spentMs += ms),
  };
};

/** A frame of planes, all of one brightness but for its noise. */
const aFrame = (brightness: number, seed: number) => {
  const frame = {
    format: 'I420',
    visibleRect: { width: 128, height: 72 },
    isClosed: false,
    allocationSize: () => 128 * 72 * 1.5,
    copyTo: async (bytes: Uint8Array) => {
      let state = seed;
      for (let at = 0; at < bytes.length; at += 1) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        bytes[at] = brightness + (brightness === 0 ? 0 : state >>> 29);
      }
      return [{ offset: 0, stride: 128 }];
    },
    close: () => (frame.isClosed = true),
  };
  return frame;
};

const show = async (watches: Watches, brightness: number, second: number) => {
  const frame = aFrame(brightness, second + 1);
  const given = frame as unknown as VideoFrame;
  watches.sample({ kind: 'sample', pictureId: 'a', frame: given, decoded: second * 10 });
  await settled();
  return frame;
};

const reading = async (isEnough: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 200 && !isEnough(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

beforeEach(() => {
  now = 1_000_000;
  asked = [];
  reports = [];
  spentMs = 0;
});

const order = { kind: 'watch', pictureId: 'a', url: 'http://127.0.0.1/l/a' } as const;

describe('What is only watched', () => {
  it('is called looping when its coded pictures come again, and read without a decoder', async () => {
    const messages = Array.from({ length: 200 }, (_, index) => coded(index, index % 30));
    const watches = new Watches(worldOf([() => feedOf([head, ...messages])]));
    watches.open({ ...order, checks: liveChecksOf(false) });
    await reading(() => now >= 1_020_000);
    await show(watches, 90, 1);
    expect(asked).toEqual(['http://127.0.0.1/l/a/feed?behind=0']);
    expect(reports).toEqual([{ kind: 'doubt', pictureId: 'a', doubt: 'looping' }]);
    expect(spentMs).toBeGreaterThan(0);
    watches.close('a');
    expect(watches.size).toBe(0);
  });

  it('is called frozen, then black by what is seen of it, and live again when there is light', async () => {
    const watches = new Watches(worldOf([]));
    watches.open({ ...order, checks: liveChecksOf(false) });
    for (let second = 1; second < 40; second += 1) {
      now += 1000;
      const frame = await show(watches, second < 30 ? 0 : 120, second);
      expect(frame.isClosed).toBe(true);
    }
    const told = reports.map((report) => (report.kind === 'doubt' ? report.doubt : report.kind));
    expect(told).toEqual(['frozen', 'black', null]);
  });

  it('is called frozen when the same picture is decoded again and again', async () => {
    const watches = new Watches(worldOf([]));
    watches.open({ ...order, checks: liveChecksOf(false) });
    for (let second = 1; second < 60; second += 1) {
      now += 1000;
      const frame = aFrame(120, second < 30 ? second : 30) as unknown as VideoFrame;
      watches.sample({ kind: 'sample', pictureId: 'a', frame, decoded: second });
      await settled();
    }
    expect(reports).toEqual([{ kind: 'doubt', pictureId: 'a', doubt: 'frozen' }]);
  });

  it('asks a demo source for no coded pictures', () => {
    const watches = new Watches(worldOf([]));
    watches.open({ ...order, checks: liveChecksOf(true) });
    expect(asked).toEqual([]);
  });

  it('goes on reading after a fault, from where it was', async () => {
    const fault: FeedMessage = { kind: 'fault', code: 'stream/interrupted' };
    const watches = new Watches(worldOf([() => feedOf([head, coded(0, 1), coded(1, 2), fault])]));
    watches.open({ ...order, checks: liveChecksOf(false) });
    await reading(() => asked.length > 1);
    expect(asked[1]).toBe('http://127.0.0.1/l/a/feed?after=100000');
    watches.close('a');
  });

  it('closes a frame that comes too late', async () => {
    const frame = await show(new Watches(worldOf([])), 90, 1);
    expect(frame.isClosed).toBe(true);
    expect(reports).toEqual([]);
  });
});
