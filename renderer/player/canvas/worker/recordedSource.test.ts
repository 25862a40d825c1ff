// @vitest-environment node
import { encodeFeedMessage, type FeedMessage } from '#contract/feed';
import type { TileReplay } from '#contract/replay';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { RecordedSource, type RecordedPlace } from './recordedSource';
import type { StretchAsk } from './stretchPlan';

const begun = 1_700_000_000_000;
const pictureMs = 40;

/** Gives every picture back at once, as it came. */
class InventedDecoder {
  static async isConfigSupported(): Promise<{ supported: boolean }> {
    return Promise.resolve({ supported: true });
  }
  state = 'unconfigured';
  decodeQueueSize = 0;
  readonly #output: (frame: unknown) => void;
  constructor({ output }: { output: (frame: unknown) => void }) {
    this.#output = output;
  }
  configure(): void {
    this.state = 'configured';
  }
  reset(): void {
    this.state = 'unconfigured';
  }
  close(): void {
    this.state = 'closed';
  }
  flush(): Promise<void> {
    return Promise.resolve();
  }
  decode({ timestamp }: { timestamp: number }): void {
    queueMicrotask(() => this.#output({ timestamp, close: () => undefined }));
  }
}

const config: FeedMessage = {
  kind: 'config',
  config: { codec: 'avc1.64001e', widthPx: 320, heightPx: 180, description: null },
};

/** What a gateway sends of a stretch; between 20 s and 40 s nothing was recorded. */
const stretchOf = (fromMs: number, toMs: number): Response => {
  const isKept = (atMs: number): boolean => atMs < begun + 20_000 || atMs >= begun + 40_000;
  const messages: FeedMessage[] = [config];
  const first = begun + Math.floor((fromMs - begun) / 1_000) * 1_000;
  for (let at = first; at < toMs; at += pictureMs) {
    if (!isKept(at)) continue;
    messages.push({
      kind: 'sample',
      timestampUs: at * 1_000,
      durationUs: pictureMs * 1_000,
      pictureAtMs: at,
      isKey: (at - begun) % 1_000 === 0,
      isAfterGap: at === first || at === begun + 40_000,
      data: new Uint8Array(20),
    });
  }
  messages.push({ kind: 'end' });
  return new Response(Buffer.concat(messages.map((message) => encodeFeedMessage(message))));
};

const orderAt = (change: Partial<TileReplay>): TileReplay => ({
  replayId: 1,
  fromMs: 0,
  toMs: begun + 900_000,
  atMs: begun + 5_000,
  sinceMs: begun + 900_000,
  rate: 1,
  steps: 0,
  isRecording: true,
  ...change,
});

let now: number;
let asked: StretchAsk[];
let places: RecordedPlace[];
let shown: number[];
let source: RecordedSource;
let answers: (ask: StretchAsk) => void;

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
};

const open = (order: TileReplay): void => {
  source = new RecordedSource(
    order,
    {
      link: {
        fetch: (url) => {
          const [fromMs = 0, toMs = 0] = (url as string).split('/').slice(-2).map(Number);
          return Promise.resolve(stretchOf(fromMs, toMs));
        },
        now: () => now,
        wait: () => Promise.resolve(),
      },
      ask: (ask) => {
        asked.push(ask);
        answers(ask);
      },
      tell: (place) => places.push(place),
    },
    { offered: 0, decoded: 0, shown: 0 },
    {
      onFault: () => undefined,
      onAway: () => undefined,
      onJump: () => undefined,
      onSample: () => undefined,
      onHurry: () => undefined,
    },
  );
};

/** Time passes, looked at every 40 ms or in longer steps. */
const pass = async (ms: number, stepMs = pictureMs): Promise<void> => {
  for (let passed = 0; passed < ms; passed += stepMs) {
    now += stepMs;
    const due = source.take(now);
    if (due !== undefined) shown.push(due.pictureAtMs - begun);
    await settle();
  }
};

beforeEach(() => {
  vi.stubGlobal('VideoDecoder', InventedDecoder);
  vi.stubGlobal(
    'EncodedVideoChunk',
    class {
      readonly timestamp: number;
      constructor({ timestamp }: { timestamp: number }) {
        this.timestamp = timestamp;
      }
    },
  );
  now = begun + 900_000;
  [asked, places, shown] = [[], [], []];
  answers = ({ askId, fromMs, toMs }) =>
    source.takeStretch(askId, `http://gateway/${String(fromMs)}/${String(toMs)}`);
});
afterEach(() => {
  source.close();
  vi.unstubAllGlobals();
});

describe('a recording in a tile', () => {
  it('shows what the clock says, over the joints of its stretches, and never goes back', async () => {
    open(orderAt({ atMs: begun + 40_500 }));
    await pass(45_000, 200);
    expect(asked.length).toBeGreaterThan(1);
    expect(shown.length).toBeGreaterThan(200);
    expect(shown).toEqual([...shown].sort((one, other) => one - other));
    expect(Math.abs((shown.at(-1) ?? 0) - 85_500)).toBeLessThan(400);
    expect(places.at(-1)).toMatchObject({ state: 'shown' });
  });

  it('says where nothing was recorded while time goes on, and goes on behind it', async () => {
    open(orderAt({ atMs: begun + 18_000 }));
    await pass(6_000, 200);
    expect(places.at(-1)).toMatchObject({ state: 'recording/none', atMs: begun + 24_000 });
    await pass(17_000, 200);
    expect(places.at(-1)).toMatchObject({ state: 'shown', atMs: begun + 41_000 });
  });

  it('stands still at one picture and steps by single ones, back too', async () => {
    open(orderAt({ rate: 0, atMs: begun + 5_010 }));
    await pass(400);
    expect(shown).toEqual([5_000]);
    source.change(orderAt({ rate: 0, atMs: begun + 5_010, steps: 2 }));
    await pass(200);
    source.change(orderAt({ rate: 0, atMs: begun + 5_010, steps: -3 }));
    await pass(200);
    expect([shown[0], shown.find((at) => at === 5_080), shown.at(-1)]).toEqual([
      5_000, 5_080, 4_880,
    ]);
  });

  it('leaves what is on its way when it goes to another time', async () => {
    answers = () => undefined;
    open(orderAt({ rate: 0, atMs: begun + 5_000 }));
    await pass(40);
    const [late] = asked;
    source.change(orderAt({ rate: 0, atMs: begun + 60_000 }));
    await pass(40);
    source.takeStretch(late!.askId, `http://gateway/${String(begun)}/${String(begun + 9_000)}`);
    const wanted = asked[1]!;
    source.takeStretch(
      wanted.askId,
      `http://gateway/${String(wanted.fromMs)}/${String(wanted.toMs)}`,
    );
    await pass(400);
    expect(asked).toHaveLength(2);
    expect(shown).toEqual([60_000]);
  });

  it('says what went wrong, and tries again', async () => {
    let isUp = false;
    const answered = answers;
    answers = (ask) => {
      if (isUp) answered(ask);
      else source.takeFault(ask.askId, 'platform/timeout');
    };
    open(orderAt({ rate: 0 }));
    await pass(400);
    expect(places.at(-1)?.state).toBe('platform/timeout');
    expect(asked).toHaveLength(1);
    isUp = true;
    await pass(2_400, 200);
    expect(places.at(-1)?.state).toBe('shown');
  });
});
