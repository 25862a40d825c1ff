import { expect, it } from 'vitest';
import type { CameraId } from '#contract/ids';
import { success } from '#contract/outcome';
import { fakeBridge, installBridge } from '../../../tests/fakes/fakeBridge';
import { askSpans, askStretch } from './askRecording';

it('asks when a camera was recorded, and for the pictures of a stretch', async () => {
  const bridge = fakeBridge();
  const remove = installBridge(bridge);
  const asked = { cameraId: 'city:1' as CameraId, fromMs: 0, toMs: 60_000 };
  const url = 'http://127.0.0.1:1/r/1';
  bridge.answer('recording:spans', () => success({ spans: [], isComplete: true }));
  bridge.answer('recording:stretch', () => success({ url }));
  expect(await askSpans(asked)).toEqual(success({ spans: [], isComplete: true }));
  expect(await askStretch(asked)).toEqual(success({ url }));
  expect(bridge.asked.map(({ args }) => args)).toEqual([asked, asked]);
  remove();
});
