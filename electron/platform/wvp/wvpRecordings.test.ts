import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import type { CameraId } from '#contract/ids';
import { failure, success } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';

import { codeOf, valueOf } from '../../../tests/contracts/platformSpec/stage';
import { connectWvp } from '../../../tests/contracts/wvpStage';
import { startWvpFake, type WvpFake, type WvpFakeOptions } from '../../../tests/fakes/wvp/wvpFake';
import type { RecordingPort } from '../../wall/ports/recordingPort';
import { readWvpRecord } from './wvpWireMedia';

const cameraId = 'wvp:99010101001320000001' as CameraId;
const beganMs = Date.parse('2026-01-05T08:00:00+08:00');
const at = (seconds: number): number => beganMs + seconds * 1_000;
const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

const given = async (
  options: WvpFakeOptions = {},
  settings?: PlatformSettings['options'],
): Promise<{ fake: WvpFake; recordings: RecordingPort }> => {
  const fake = await startWvpFake({ cameras: 60, ...options });
  const port = connectWvp(fake, settings && { options: settings });
  cleanUps.push(fake.close, () => port.stop());
  port.start();
  await expect
    .poll(() => port.health().isCatalogLoading, { timeout: 10_000, interval: 20 })
    .toBe(false);
  return { fake, recordings: port.recordings };
};

describe('cloud records of WVP', () => {
  it('are files: a stretch is the one that holds the time, and the next question gets the next', async () => {
    const { fake, recordings } = await given();
    fake.record(101, at(0));
    fake.record(101, at(8));
    fake.record(101, at(60));
    expect(valueOf(await recordings.spans(cameraId, at(-60), at(120)))).toEqual({
      spans: [
        { fromMs: at(0), toMs: at(16) },
        { fromMs: at(60), toMs: at(68) },
      ],
      isComplete: true,
    });
    const partsAt = async (seconds: number) =>
      valueOf(await recordings.open(cameraId, at(seconds), at(seconds + 30), 'main')).parts;
    expect(await partsAt(3)).toEqual([{ fromMs: at(0), toMs: at(8) }]);
    expect(await partsAt(8)).toEqual([{ fromMs: at(8), toMs: at(16) }]);
    expect(await partsAt(40)).toEqual([{ fromMs: at(60), toMs: at(68) }]);
    expect(await recordings.open(cameraId, at(20), at(50), 'main')).toEqual(
      failure('recording/none'),
    );
  });

  it('times are asked for in the local time of the platform, without an offset', async () => {
    const { fake, recordings } = await given();
    fake.record(101, at(0));
    const { spans } = valueOf(await recordings.spans(cameraId, at(2), at(4)));
    expect(spans).toEqual([{ fromMs: at(2), toMs: at(4) }]);
  });

  it('an address that the media node is not reached by is put right', async () => {
    const { fake, recordings } = await given({}, { mediaHost: 'media.example' });
    fake.record(101, at(0));
    const { upstream, form } = valueOf(await recordings.open(cameraId, at(0), at(8), 'main'));
    expect(form).toBe('mp4');
    expect(new URL(upstream.url).hostname).toBe('media.example');
  });

  it('a generation without them, and streams that were pushed: nothing that can be played', async () => {
    const { fake, recordings } = await given();
    const pulled = fake.state.town.channels.find(({ dataType }) => dataType !== 1);
    const other = `wvp:${pulled?.gbDeviceId ?? ''}` as CameraId;
    const spansOf = async (id: CameraId) => codeOf(await recordings.spans(id, at(0), at(60)));
    expect(await spansOf(other)).toBe('recording/not-offered');
    expect(await spansOf('wvp:nobody' as CameraId)).toBe('catalog/unknown-camera');
    const absent = { status: 404, body: '{"status":404}' };
    fake.state.spoil = (path) =>
      path.startsWith('/api/cloud/') || path.includes('playback/query') ? absent : undefined;
    expect(await spansOf(cameraId)).toBe('platform/refused');
  });

  it('pages repeat and skip: what is missing is said', async () => {
    const { fake, recordings } = await given();
    const row = { id: 1, startTime: at(0), endTime: at(60), timeLen: 60_000 };
    const list = [row, row, { ...row, id: 'x' }, null];
    fake.state.spoil = (path) =>
      path === '/api/cloud/record/list'
        ? { body: JSON.stringify({ code: 0, msg: '', data: { total: 4, list } }) }
        : undefined;
    expect(await recordings.spans(cameraId, at(0), at(60))).toEqual(
      success({ spans: [{ fromMs: at(0), toMs: at(60) }], isComplete: false }),
    );
  });

  it('a list that does not end is read so far and no further', async () => {
    const { fake, recordings } = await given();
    let asked = 0;
    fake.state.spoil = (path) => {
      if (path !== '/api/cloud/record/list') return undefined;
      asked += 1;
      const first = asked * 1_000;
      const list = Array.from({ length: 1_000 }, (_, index) => {
        const startTime = at((first + index) * 10);
        return { id: first + index, startTime, endTime: startTime + 5_000, timeLen: 5_000 };
      });
      return { body: JSON.stringify({ code: 0, msg: '', data: { total: 1e9, list } }) };
    };
    const told = valueOf(await recordings.spans(cameraId, at(0), at(7 * 86_400)));
    expect(asked).toBe(5);
    expect(told.isComplete).toBe(false);
    expect(told.spans.length).toBeLessThanOrEqual(2_000);
  });
});

describe('a row of a cloud record', () => {
  const row = { id: 1, startTime: 1_000_000, endTime: 1_900_000 };

  it('is as long as its file, unless the length is in a unit that nobody knows', () => {
    const lengthOf = (timeLen: unknown): number | undefined => {
      const record = readWvpRecord({ ...row, timeLen });
      return record && record.toMs - record.fromMs;
    };
    expect(lengthOf(899_500.4)).toBe(899_500);
    expect(lengthOf('899500')).toBe(899_500);
    expect(lengthOf(900)).toBe(900_000);
    expect(lengthOf(null)).toBe(900_000);
    expect(lengthOf(undefined)).toBe(900_000);
  });

  it('is a time that goes on, or nothing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer(), fc.integer(), fc.double(), (raw, from, to, long) => {
        const rows = [raw, { id: 1, startTime: from, endTime: to, timeLen: long }];
        for (const record of rows.map(readWvpRecord)) {
          if (record !== undefined) expect(record.fromMs).toBeLessThan(record.toMs);
        }
      }),
    );
  });
});
