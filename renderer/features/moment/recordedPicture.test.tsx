import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CameraId } from '#contract/ids';
import { success } from '#contract/outcome';
import type { TileReplay } from '#contract/replay';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { startText } from '../../kit/text/text';
import type { PaintOrder, PaintReport } from '../../player/canvas/messages';
import { RecordedPicture } from './RecordedPicture';

const cameraId = 'city:1' as CameraId;
const replay: TileReplay = {
  replayId: 3,
  fromMs: 0,
  toMs: 900_000,
  atMs: 60_000,
  sinceMs: 900_000,
  rate: 1,
  steps: 0,
  isRecording: true,
};

let posted: PaintOrder[];
let say: (report: PaintReport) => void;
let bridge: FakeBridge;
let remove: () => void;

beforeEach(() => {
  posted = [];
  vi.stubGlobal('VideoDecoder', vi.fn());
  vi.stubGlobal(
    'Worker',
    class {
      onmessage: ((event: { data: PaintReport }) => void) | null = null;
      constructor() {
        say = (data) => act(() => this.onmessage?.({ data }));
      }
      postMessage(order: PaintOrder): void {
        posted.push(order);
      }
      terminate(): void {
        this.onmessage = null;
      }
    },
  );
  HTMLCanvasElement.prototype.transferControlToOffscreen = () => ({}) as OffscreenCanvas;
  bridge = fakeBridge();
  remove = installBridge(bridge);
  bridge.answer('recording:stretch', () => success({ url: 'http://127.0.0.1:1/r/1' }));
});
afterEach(() => {
  cleanup();
  remove();
  vi.unstubAllGlobals();
});

const pictureId = (): string => {
  const order = posted.find(({ kind }) => kind === 'recorded');
  if (order?.kind !== 'recorded') throw new Error('nothing is played');
  return order.pictureId;
};

it.each([
  ['zh-CN', '此时无录像', '正在读取录像…', '录像'],
  ['en', 'Nothing was recorded at this time', 'Reading the recording…', 'Recorded'],
] as const)(
  'says in %s where nothing was recorded, under its mark',
  async (locale, none, loading, mark) => {
    await startText(locale);
    const { rerender } = render(
      <RecordedPicture liveKey="k" cameraId={cameraId} replay={replay} />,
    );
    say({ kind: 'recording', pictureId: pictureId(), atMs: 60_000, state: 'loading' });
    expect(screen.getByTestId('recorded-words').textContent).toBe(loading);
    say({ kind: 'recording', pictureId: pictureId(), atMs: 60_000, state: 'shown' });
    expect(screen.queryByTestId('recorded-words')).toBeNull();
    say({ kind: 'recording', pictureId: pictureId(), atMs: 70_000, state: 'recording/none' });
    expect(screen.getByTestId('recorded-words').textContent).toBe(none);
    expect(screen.getByTestId('recorded').textContent).toContain(mark);
    expect(document.querySelector<HTMLElement>('.replay-video')?.dataset['blank']).toBe('true');
    const still = { ...replay, rate: 0, atMs: 80_000 } as const;
    rerender(<RecordedPicture liveKey="k" cameraId={cameraId} replay={still} />);
    expect(posted.at(-1)).toMatchObject({ kind: 'recorded', order: still });
  },
);

it('asks for the pictures of its own camera, and never sees where they come from', async () => {
  await startText('en');
  render(<RecordedPicture liveKey="k" cameraId={cameraId} replay={replay} />);
  say({ kind: 'wanting', pictureId: pictureId(), askId: 1, fromMs: 59_500, toMs: 89_500 });
  await act(async () => Promise.resolve());
  expect(bridge.asked).toMatchObject([
    { channel: 'recording:stretch', args: { cameraId, fromMs: 59_500, toMs: 89_500 } },
  ]);
});
