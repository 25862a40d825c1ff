import { expect } from 'vitest';

import type { Camera } from '#contract/camera';
import type { CameraId } from '#contract/ids';
import { closeSpansMs, type RecordedSpan } from '#contract/recording';

import type { RecordingPort } from '../../../electron/wall/ports/recordingPort';
import { playStretch } from './playStretch';
import { codeOf, never, valueOf, type Spec, type Told } from './stage';

const hourMs = 3_600_000;

/** What recorders keep; the stage records the camera that it names, or the first online one. */
export const recordingSpec = ({ stage, start, holds, without }: Spec): void => {
  const recorded = (told: Told): { camera: Camera; port: RecordingPort } => {
    const wanted = stage().recorded?.();
    const camera = [...told.cameras.values()].find(({ cameraId, cameraClass, isOnline }) =>
      wanted === undefined ? isOnline && cameraClass !== 3 : cameraId === wanted.cameraId,
    );
    return { camera: camera ?? never(), port: told.port.recordings ?? never() };
  };
  const within = (): RecordedSpan => {
    const now = Date.now();
    return stage().recorded?.() ?? { fromMs: now - 24 * hourMs, toMs: now };
  };

  holds(['recordings'], 'tells when a camera was recorded, in order and apart', async () => {
    const { camera, port } = recorded(await start());
    const { fromMs, toMs } = within();
    const { spans } = valueOf(await port.spans(camera.cameraId, fromMs, toMs));
    expect(spans.length).toBeGreaterThan(0);
    for (const [index, span] of spans.entries()) {
      expect(span.fromMs).toBeGreaterThanOrEqual(fromMs);
      expect(span.toMs).toBeLessThanOrEqual(toMs);
      expect(span.fromMs).toBeLessThan(span.toMs);
      const next = spans[index + 1];
      if (next !== undefined) expect(next.fromMs - span.toMs).toBeGreaterThanOrEqual(closeSpansMs);
    }
  });

  holds(['recordings'], 'opens a stretch whose parts hold what was asked for', async () => {
    const { camera, port } = recorded(await start());
    const { fromMs, toMs } = within();
    const { spans } = valueOf(await port.spans(camera.cameraId, fromMs, toMs));
    const last = spans.at(-1) ?? never();
    const atMs = last.fromMs + Math.floor((last.toMs - last.fromMs) / 2);
    const untilMs = Math.min(last.toMs, atMs + 10_000);
    const stretch = valueOf(await port.open(camera.cameraId, atMs, untilMs, 'sub'));
    const holdsIt = stretch.parts.some((part) => part.fromMs <= atMs && part.toMs >= untilMs);
    expect(holdsIt, JSON.stringify({ atMs, untilMs, parts: stretch.parts })).toBe(true);
    const times = await playStretch(stretch, atMs, untilMs);
    if (typeof times === 'string') throw new Error(times);
    expect(Math.min(...times)).toBeLessThanOrEqual(atMs);
    // Whole groups of pictures go out: the last one may go on a little.
    expect(Math.max(...times)).toBeGreaterThan(untilMs - 1_000);
    expect(Math.max(...times)).toBeLessThan(untilMs + 10_000);
  });

  holds(
    ['recordings'],
    'says that nothing was recorded, and that it knows no such camera',
    async () => {
      const { camera, port } = recorded(await start());
      const long = 400 * 24 * hourMs;
      const ago = Date.now() - long;
      const none = await port.open(camera.cameraId, ago, ago + 10_000, 'sub');
      expect(codeOf(none)).toBe('recording/none');
      const empty = valueOf(await port.spans(camera.cameraId, ago, ago + hourMs));
      expect(empty.spans).toEqual([]);
      const nobody = `${camera.platformId}:00000000000000000000` as CameraId;
      expect(codeOf(await port.spans(nobody, ago, ago + hourMs))).toBe('catalog/unknown-camera');
      expect(codeOf(await port.open(nobody, ago, ago + 10_000, 'sub'))).toBe(
        'catalog/unknown-camera',
      );
    },
  );

  holds(
    ['quickRecordings'],
    'plays eight times as fast, each picture with its own time',
    async () => {
      const { port } = await start();
      const { cameraId, fromMs } = stage().recordedForSpeed?.() ?? never();
      const recordings = port.recordings ?? never();
      const beganMs = performance.now();
      const pace = { rate: 8, dueInMs: 60_000 } as const;
      const [atMs, untilMs] = [fromMs + 60_000, fromMs + 90_000];
      const stretch = valueOf(await recordings.open(cameraId, atMs, untilMs, 'sub', pace));
      const times = await playStretch(stretch, atMs, untilMs);
      if (typeof times === 'string') throw new Error(times);
      expect(performance.now() - beganMs).toBeLessThan(15_000);
      expect(Math.max(...times)).toBeGreaterThan(untilMs - 1_000);
      expect(Math.max(...times)).toBeLessThan(untilMs + 10_000);
    },
  );

  without('recordings', 'offers no recordings', async () => {
    const { port } = await start();
    expect(port.recordings).toBeUndefined();
  });
};
