import { failure, success, type Outcome } from '#contract/outcome';
import type { TileReplay } from '#contract/replay';
import { beforeEach, describe, expect, it } from 'vitest';

import { CanvasLayer } from './canvas/canvasLayer';
import type { PaintOrder, PaintReport } from './canvas/messages';
import { RecordedPlayer, type AskStretch, type RecordedPlace } from './recordedPlayer';

const order: TileReplay = {
  replayId: 1,
  fromMs: 0,
  toMs: 900_000,
  atMs: 60_000,
  sinceMs: 900_000,
  rate: 1,
  steps: 0,
  isRecording: true,
};

let posted: PaintOrder[];
let told: RecordedPlace[];
let asked: [number, number][];
let answer: Outcome<{ url: string }>;
let say: (report: PaintReport) => void;
let breakDown: () => void;
let player: RecordedPlayer;

const orders = (kind: PaintOrder['kind']): PaintOrder[] =>
  posted.filter((one) => one.kind === kind);
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

beforeEach(() => {
  [posted, told, asked] = [[], [], []];
  answer = success({ url: 'http://127.0.0.1:1/r/secret' });
  HTMLCanvasElement.prototype.transferControlToOffscreen = () => ({}) as OffscreenCanvas;
  const layer = new CanvasLayer(({ onReport, onBroken }) => {
    say = onReport;
    breakDown = onBroken;
    return { post: (one) => posted.push(one), end: () => undefined };
  });
  const ask: AskStretch = ({ fromMs, toMs }) => {
    asked.push([fromMs, toMs]);
    return Promise.resolve(answer);
  };
  player = new RecordedPlayer(document.createElement('div'), layer, ask, (place) => {
    told.push(place);
  });
  player.play(order);
});

describe('RecordedPlayer', () => {
  it('fetches the address of each stretch that its painter wants', async () => {
    const { pictureId } = player;
    say({ kind: 'wanting', pictureId, askId: 7, fromMs: 59_500, toMs: 89_500 });
    await settled();
    expect(asked).toEqual([[59_500, 89_500]]);
    const url = 'http://127.0.0.1:1/r/secret';
    expect(orders('stretch')).toEqual([{ kind: 'stretch', pictureId, askId: 7, url }]);
  });

  it('hands on why there is none', async () => {
    const { pictureId } = player;
    answer = failure('recording/none');
    say({ kind: 'wanting', pictureId, askId: 1, fromMs: 0, toMs: 1 });
    await settled();
    expect(orders('no-stretch')).toEqual([
      { kind: 'no-stretch', pictureId, askId: 1, code: 'recording/none' },
    ]);
  });

  it('tells where it is and what is seen', () => {
    const { pictureId } = player;
    say({ kind: 'recording', pictureId, atMs: 61_000, state: 'shown' });
    say({ kind: 'failed', pictureId, code: 'stream/codec' });
    expect(told).toEqual([
      { atMs: 61_000, state: 'shown' },
      { atMs: 60_000, state: 'stream/codec' },
    ]);
  });

  it('goes on by its order after its painter died', () => {
    const still = { ...order, rate: 0 } as const;
    player.play(still);
    breakDown();
    expect(orders('recorded').at(-1)).toMatchObject({ order: still });
  });

  it('is silent once it is over', async () => {
    const { pictureId } = player;
    say({ kind: 'wanting', pictureId, askId: 1, fromMs: 0, toMs: 1 });
    player.destroy();
    await settled();
    expect(orders('stretch')).toEqual([]);
    expect(orders('close')).toHaveLength(1);
  });
});
