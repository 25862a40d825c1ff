import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CameraId } from '#contract/ids';
import { failure, success } from '#contract/outcome';

import type { BoundedRequest } from '../common/boundedFetch';
import { FrigateRecordings } from './frigateRecordings';
import { FrigateSession } from './frigateSession';

const cameraId = 'f:gate' as CameraId;
const root = 'http://frigate.example';
const beganMs = Date.UTC(2026, 0, 5, 1, 4);

/** A piece of ten seconds, told as Frigate does; `at` in seconds after the beginning. */
const piece = (at: number, duration = 10) => {
  const start_time = beganMs / 1_000 + at;
  return { id: `${String(start_time)}-a`, start_time, end_time: start_time + 10, duration };
};

const recorder = (rows: unknown, status = 200) => {
  const asked: BoundedRequest[] = [];
  const session = new FrigateSession({
    root,
    user: '',
    password: '',
    ask: (request) => {
      asked.push(request);
      const bytes = new TextEncoder().encode(JSON.stringify(rows));
      return Promise.resolve(success({ status, headers: new Headers(), bytes, tookMs: 1 }));
    },
    onAnswer: () => undefined,
  });
  const nameOf = (id: CameraId) => (id === cameraId ? 'gate' : undefined);
  const at = (path: string) => ({ url: `${root}${path}`, headers: { cookie: 'token=invented' } });
  return { port: new FrigateRecordings({ session, nameOf, at }), asked };
};

const at = (seconds: number): number => beganMs + seconds * 1_000;

describe('what Frigate recorded', () => {
  it('is asked for with after and before, always: their defaults are of the start of the server', async () => {
    const { port, asked } = recorder([]);
    await port.spans(cameraId, at(0.5), at(60));
    await port.open(cameraId, at(0.5), at(60));
    for (const { url } of asked) {
      expect(url).toMatch(/\/api\/gate\/recordings\?after=1767575040\.5&before=1767575100$/);
    }
    expect(asked).toHaveLength(2);
  });

  it('is asked for past the five seconds for which their nginx repeats an answer', async () => {
    const { port, asked } = recorder([]);
    await port.spans(cameraId, at(0), at(60));
    expect(asked[0]?.headers).toMatchObject({ 'x-cache-bypass': '1' });
  });

  it('is asked for day by day: a week is sixty thousand rows', async () => {
    const { port, asked } = recorder([]);
    await port.spans(cameraId, at(0), at(7 * 86_400));
    expect(asked).toHaveLength(7);
  });

  it('has a media time that skips gaps: the parts say which times it belongs to', async () => {
    const { port } = recorder([piece(0), piece(10), piece(40), piece(50)]);
    const opened = await port.open(cameraId, at(12), at(45));
    expect(opened).toMatchObject({
      value: {
        form: 'hls',
        parts: [
          { fromMs: at(10), toMs: at(20) },
          { fromMs: at(40), toMs: at(50) },
        ],
        upstream: { headers: { cookie: 'token=invented' } },
      },
    });
    // From the begin of a piece to the end of one: nothing is cut, so that media time is exact.
    expect(opened.ok && opened.value.upstream.url).toBe(
      `${root}/vod/gate/start/1767575050/end/1767575090/index.m3u8`,
    );
    expect(await port.spans(cameraId, at(0), at(60))).toEqual(
      success({
        spans: [
          { fromMs: at(0), toMs: at(20) },
          { fromMs: at(40), toMs: at(60) },
        ],
        isComplete: true,
      }),
    );
  });

  it('takes the duration of a piece, whatever its end says', async () => {
    const opened = await recorder([piece(0, 7.5)]).port.open(cameraId, at(0), at(10));
    expect(opened).toMatchObject({ value: { parts: [{ fromMs: at(0), toMs: at(7.5) }] } });
  });

  it('was nothing then, and a camera of which it never heard is another thing', async () => {
    const { port } = recorder([piece(0)]);
    expect(await port.open(cameraId, at(30), at(60))).toEqual(failure('recording/none'));
    expect(await port.open('f:x' as CameraId, at(0), at(60))).toEqual(
      failure('catalog/unknown-camera'),
    );
    expect(await recorder({ success: false }).port.spans(cameraId, at(0), at(9))).toMatchObject({
      fault: { code: 'platform/bad-answer' },
    });
  });

  it('is in order, apart and inside the question, whatever rows are told; one bad row is one lost', async () => {
    const row = fc.oneof(
      fc.record({
        start_time: fc.oneof(fc.double(), fc.integer({ min: 0, max: 5_000 })),
        duration: fc.oneof(fc.double(), fc.integer({ min: -5, max: 700 })),
      }),
      fc.anything(),
    );
    const within = (duration: number) => ({ start_time: 1_001, duration });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
        const told = await recorder([...rows, { start_time: 1_000, duration: 10 }]).port.spans(
          cameraId,
          1_000_000,
          2_000_000,
        );
        if (!told.ok) throw new Error(told.fault.code);
        const { spans } = told.value;
        expect(spans.some((span) => span.fromMs <= 1_000_000 && span.toMs >= 1_010_000)).toBe(true);
        for (const [index, span] of spans.entries()) {
          expect(span.fromMs).toBeGreaterThanOrEqual(1_000_000);
          expect(span.toMs).toBeLessThanOrEqual(2_000_000);
          const next = spans[index + 1];
          if (next !== undefined) expect(next.fromMs).toBeGreaterThan(span.toMs);
        }
      }),
      { numRuns: 60, examples: [[[within(5e-324)]], [[within(2)]]] },
    );
  });
});
