import { beforeEach, describe, expect, it } from 'vitest';
import { CanvasLayer } from './canvas/canvasLayer';
import type { PaintOrder, PaintReport } from './canvas/messages';
import { ReplayPlayer, type ReplayReport } from './replayPlayer';

const order = { fromMs: 1000, toMs: 16_000, atMs: 1000, rate: 1 };
const address = 'http://127.0.0.1:1/l/secret/index.m3u8';

let posted: PaintOrder[];
let told: ReplayReport[];
let say: (report: PaintReport) => void;
let breakDown: () => void;
let player: ReplayPlayer;

const orders = (kind: PaintOrder['kind']): PaintOrder[] =>
  posted.filter((one) => one.kind === kind);

beforeEach(() => {
  posted = [];
  told = [];
  HTMLCanvasElement.prototype.transferControlToOffscreen = () => ({}) as OffscreenCanvas;
  const layer = new CanvasLayer(({ onReport, onBroken }) => {
    say = onReport;
    breakDown = onBroken;
    return { post: (one) => posted.push(one), end: () => undefined };
  });
  player = new ReplayPlayer(document.createElement('div'), layer, (report) => told.push(report));
  player.play(address, order);
});

describe('ReplayPlayer', () => {
  it('asks for the stretch beside the lease’s playlist', () => {
    const url = 'http://127.0.0.1:1/l/secret';
    expect(orders('replay')).toEqual([{ kind: 'replay', pictureId: player.pictureId, url, order }]);
    player.destroy();
    expect(orders('close')).toHaveLength(1);
  });

  it('tells where it is, and why there is nothing', () => {
    const { pictureId } = player;
    say({ kind: 'moved', pictureId });
    const place = { fromMs: 3000, toMs: 9000, atMs: 4000, isAtEnd: false };
    say({ kind: 'replaying', pictureId, ...place });
    say({ kind: 'failed', pictureId, code: 'media/no-picture' });
    expect(told).toEqual([
      { kind: 'shown' },
      { kind: 'at', ...place },
      { kind: 'failed', code: 'media/no-picture' },
    ]);
  });

  it('goes on from where it was after its painter died', () => {
    const { pictureId } = player;
    player.change({ rate: 0.25 });
    say({ kind: 'replaying', pictureId, fromMs: 1000, toMs: 16_000, atMs: 7000, isAtEnd: false });
    breakDown();
    expect(orders('replay').at(-1)).toMatchObject({ order: { ...order, atMs: 7000, rate: 0.25 } });
  });

  it('hands steps on as they are', () => {
    player.change({ rate: 0, step: -2 });
    expect(orders('replay-to')).toEqual([
      { kind: 'replay-to', pictureId: player.pictureId, rate: 0, step: -2 },
    ]);
  });
});
