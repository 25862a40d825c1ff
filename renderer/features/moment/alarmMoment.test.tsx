import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AlarmId, CameraId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import { fakeBridge, installBridge, type FakeBridge } from '../../../tests/fakes/fakeBridge';
import { startText } from '../../kit/text/text';
import type { PaintOrder } from '../../player/canvas/messages';
import { AlarmMoment } from './AlarmMoment';

const nowMs = Date.UTC(2026, 5, 1, 12);
const anHourAgo = nowMs - 3_600_000;
const alarm = {
  alarmId: 'f:1-r1' as AlarmId,
  cameraId: 'f:yard' as CameraId,
  raisedAtMs: anHourAgo,
};

let posted: PaintOrder[];
let bridge: FakeBridge;
let remove: () => void;

beforeEach(async () => {
  vi.useFakeTimers({ now: nowMs });
  posted = [];
  vi.stubGlobal('VideoDecoder', vi.fn());
  vi.stubGlobal(
    'Worker',
    class {
      onmessage = null;
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
  await startText('en');
});
afterEach(() => {
  cleanup();
  remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** In steps: what a page draws anew is drawn at the end of each. */
const wait = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= 500) {
    await act(() => vi.advanceTimersByTimeAsync(Math.min(500, left)));
  }
};
const recordedAt = (fromMs: number, toMs: number): void =>
  bridge.answer('recording:spans', () => success({ spans: [{ fromMs, toMs }], isComplete: true }));
/** A painter that says nothing, as this one, is told the same order anew. */
const orders = () =>
  posted
    .flatMap((one) => (one.kind === 'recorded' ? [one.order] : []))
    .filter((order, at, all) => order !== all[at - 1]);

it('comes from the recorder where this station has kept nothing: three times, then it stands', async () => {
  recordedAt(anHourAgo - 60_000, anHourAgo + 60_000);
  render(<AlarmMoment alarm={alarm} liveKey="k" />);
  await wait(50);
  expect(bridge.askedOn('recording:spans')).toEqual([
    { cameraId: 'f:yard', fromMs: anHourAgo - 10_000, toMs: anHourAgo + 5_000 },
  ]);
  expect(screen.getByTestId('alarm-moment').dataset['from']).toBe('recorder');
  expect(orders()).toMatchObject([{ atMs: anHourAgo - 10_000, rate: 1, isRecording: true }]);
  await wait(60_000);
  expect(orders()).toHaveLength(4);
  expect(orders().at(-1)).toMatchObject({ atMs: anHourAgo, rate: 0, isRecording: true });
  await wait(600_000);
  expect(orders()).toHaveLength(4);
});

it('waits for a recorder that writes in pieces, and asks no more once it has the begin', async () => {
  recordedAt(anHourAgo - 60_000, anHourAgo - 5_000);
  render(<AlarmMoment alarm={alarm} liveKey={null} />);
  await wait(6_000);
  expect(screen.queryByTestId('alarm-moment')).toBeNull();
  recordedAt(anHourAgo - 60_000, anHourAgo + 1_000);
  await wait(5_000);
  expect(screen.getByTestId('alarm-moment')).toBeDefined();
  const asked = bridge.askedOn('recording:spans').length;
  await wait(60_000);
  expect(bridge.askedOn('recording:spans')).toHaveLength(asked);
});

it('is asked for once where the platform has no recorder, and shows nothing', async () => {
  bridge.answer('recording:spans', () => failure('recording/not-offered'));
  render(<AlarmMoment alarm={alarm} liveKey="k" />);
  await wait(600_000);
  expect(bridge.askedOn('recording:spans')).toHaveLength(1);
  expect(screen.queryByTestId('alarm-moment')).toBeNull();
});

it('asks for two minutes at most, and nothing for an alarm without a camera', async () => {
  bridge.answer('recording:spans', () => success({ spans: [], isComplete: true }));
  render(<AlarmMoment alarm={alarm} liveKey="k" />);
  await wait(600_000);
  expect(bridge.askedOn('recording:spans')).toHaveLength(24);
  cleanup();
  render(<AlarmMoment alarm={{ ...alarm, cameraId: null }} liveKey="k" />);
  await wait(600_000);
  expect(bridge.askedOn('recording:spans')).toHaveLength(24);
});

it('lets what this station has kept begin first', async () => {
  recordedAt(nowMs - 60_000, nowMs + 60_000);
  render(<AlarmMoment alarm={{ ...alarm, raisedAtMs: nowMs - 5_000 }} liveKey="k" />);
  await wait(5_000);
  expect(bridge.askedOn('recording:spans')).toEqual([]);
  expect(screen.getByTestId('alarm-moment').dataset['from']).toBeUndefined();
  await wait(2_000);
  expect(screen.getByTestId('alarm-moment').dataset['from']).toBe('recorder');
});
