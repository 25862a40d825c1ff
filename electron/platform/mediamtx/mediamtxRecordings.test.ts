import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CameraId } from '#contract/ids';
import { failure, success, type Fault } from '#contract/outcome';

import type { BoundedRequest } from '../common/boundedFetch';
import { MediamtxRecordings } from './mediamtxRecordings';

const cameraId = 'mtx:gate/east' as CameraId;
const root = 'http://mtx.example:9996';
const beganMs = Date.UTC(2026, 0, 5, 0, 0, 0, 123);
const fixture: unknown = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../../../tests/fakes/fixtures/mediamtx/playback-list.json'),
    'utf8',
  ),
);

const recorder = (body: unknown, status = 200, fault?: Fault) => {
  const asked: BoundedRequest[] = [];
  const port = new MediamtxRecordings({
    root,
    headers: { authorization: 'Basic invented' },
    ask: (request) => {
      asked.push(request);
      if (fault !== undefined) return Promise.resolve({ ok: false, fault });
      const bytes = new TextEncoder().encode(JSON.stringify(body));
      return Promise.resolve(success({ status, headers: new Headers(), bytes, tookMs: 1 }));
    },
    pathOf: (id) =>
      id === cameraId ? { name: 'gate/east', isOnline: false, codecs: [] } : undefined,
  });
  return { port, asked };
};

const at = (seconds: number): number => beganMs + seconds * 1_000;

describe('what MediaMTX recorded', () => {
  it('is told in local time with an offset, and cut to what was asked', async () => {
    const { port } = recorder(fixture);
    expect(await port.spans(cameraId, at(-60), at(3_600))).toEqual(
      success({ spans: [{ fromMs: at(0), toMs: at(1_800.5) }], isComplete: true }),
    );
    expect(await port.spans(cameraId, at(60), at(120))).toMatchObject({
      value: { spans: [{ fromMs: at(60), toMs: at(120) }] },
    });
  });

  it('has beginnings down to nanoseconds', async () => {
    const start = '2026-01-05T08:00:00.123456789+08:00';
    const told = await recorder([{ start, duration: 10 }]).port.spans(cameraId, at(-60), at(60));
    expect(told).toMatchObject({ value: { spans: [{ fromMs: at(0), toMs: at(10) }] } });
  });

  it('is asked for without a plus sign, which would be read as a space', async () => {
    const { port, asked } = recorder(fixture);
    await port.spans(cameraId, at(0), at(60));
    const opened = await port.open(cameraId, at(30), at(90));
    const urls = [...asked.map(({ url }) => url), opened.ok ? opened.value.upstream.url : ''];
    for (const url of urls) expect(url).not.toMatch(/\+|%2B/);
    expect(new URL(urls[0] ?? '').searchParams.get('path')).toBe('gate/east');
  });

  it('is one MP4 from the very time that was asked for, and ends at the first gap', async () => {
    const start = (seconds: number): string => new Date(at(seconds)).toISOString();
    const rows = [
      { start: start(0), duration: 40 },
      { start: start(50), duration: 100 },
    ];
    const { port } = recorder(rows);
    const opened = await port.open(cameraId, at(30), at(60));
    expect(opened).toMatchObject({
      value: {
        form: 'mp4',
        parts: [{ fromMs: at(30), toMs: at(40) }],
        upstream: { headers: { authorization: 'Basic invented' } },
      },
    });
    const query = new URL(opened.ok ? opened.value.upstream.url : '').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      ...{ path: 'gate/east', format: 'fmp4' },
      ...{ start: start(30), duration: '10' },
    });
    expect(await port.open(cameraId, at(42), at(60))).toMatchObject({
      value: { parts: [{ fromMs: at(50), toMs: at(60) }] },
    });
  });

  it('404: nothing was recorded then; null instead of a list is nothing, too', async () => {
    const none = recorder({ status: 'error', error: 'no recording segments found' }, 404).port;
    const empty = success({ spans: [], isComplete: true });
    expect(await none.spans(cameraId, at(0), at(60))).toEqual(empty);
    expect(await none.open(cameraId, at(0), at(60))).toEqual(failure('recording/none'));
    expect(await recorder(null).port.spans(cameraId, at(0), at(60))).toEqual(empty);
  });

  it('its playback server is off as a rule: that is no platform that cannot be reached', async () => {
    const refused = failure('platform/unreachable', 'ECONNREFUSED').fault;
    const { port } = recorder(null, 0, refused);
    expect(await port.spans(cameraId, at(0), at(60))).toMatchObject({
      fault: { code: 'recording/not-offered' },
    });
    const late = failure('platform/timeout').fault;
    expect(await recorder(null, 0, late).port.open(cameraId, at(0), at(60))).toMatchObject({
      fault: late,
    });
  });

  it('says who may not look, and what is no list', async () => {
    const codeOf = async (body: unknown, status: number) => {
      const told = await recorder(body, status).port.spans(cameraId, at(0), at(60));
      return told.ok ? 'ok' : told.fault.code;
    };
    expect(await codeOf({}, 401)).toBe('platform/login-refused');
    expect(await codeOf({}, 400)).toBe('platform/refused');
    expect(await codeOf({}, 500)).toBe('platform/failed');
    expect(await codeOf({ items: [] }, 200)).toBe('platform/bad-answer');
  });

  it('stands whatever rows come with it', async () => {
    const row = fc.oneof(
      fc.record({ start: fc.string(), duration: fc.double() }),
      fc.record({ start: fc.constant('2026-01-05T08:00:00Z'), duration: fc.anything() }),
      fc.anything(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (rows) => {
        const good = { start: '2026-01-05T08:00:00.123+08:00', duration: 5 };
        const told = await recorder([...rows, good]).port.spans(cameraId, at(0), at(5));
        expect(told).toMatchObject({ value: { spans: [{ fromMs: at(0), toMs: at(5) }] } });
      }),
      { numRuns: 60 },
    );
  });
});
