import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Outcome } from '#contract/outcome';

import type { WvpAnswer } from './wvpAnswer';
import { channelPageBy, readChannelPage, readFarPage, type FarReader } from './wvpChannelPage';
import { scanChannels } from './wvpChannelScan';
import { readWvpChannel, type WvpChannel } from './wvpChannelRow';
import { pageOf, type WvpPage } from './wvpPage';

const plainPage = pageOf((raw) => readWvpChannel(raw));
const answerOf = (text: string | Uint8Array, status = 200): WvpAnswer => ({
  status,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
});
const envelope = (list: unknown): string =>
  JSON.stringify({ code: 0, msg: '成功', data: { total: 3, list } });

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '示例桥头',
    'é',
    '\u00a034020000001310000001',
    '',
    '𠮷野',
    'a\nb',
    '"',
    '\\u4e00',
  ),
);
const anyRow = fc.record(
  {
    gbId: fc.oneof(fc.nat(), anyText),
    gbDeviceId: fc.oneof(anyText, fc.constant('34020000001310000001')),
    gbName: fc.oneof(anyText, fc.nat(), fc.constant(null)),
    gbOwner: anyText,
    gbStatus: fc.constantFrom('ON', 'OFF', null, false),
    gbLongitude: fc.oneof(fc.double({ min: -200, max: 200, noNaN: true }), fc.constant(null)),
    gbLatitude: fc.oneof(fc.double({ min: -200, max: 200, noNaN: true }), fc.constant('12.5')),
    gbPtzType: fc.constantFrom(null, 0, 2, '3'),
    dataDeviceId: fc.constantFrom(null, 7),
    gbCivilCode: fc.constantFrom(null, '990101'),
    gbParentId: fc.constantFrom(null, '99010100002150000001'),
    parentDeviceId: anyText,
  },
  { requiredKeys: ['gbId'] },
);
const anyList = fc.array(
  fc.oneof({ weight: 5, arbitrary: anyRow }, { weight: 1, arbitrary: fc.jsonValue() }),
);

/** Rows of the common list as the platform writes them: all keys, one order. */
const usualRow = fc.record({
  gbId: fc.oneof({ weight: 20, arbitrary: fc.nat() }, { weight: 1, arbitrary: anyText }),
  gbDeviceId: fc.oneof(
    fc.constantFrom('34020000001310000001', '34020000002150000001', '3402', '', null, 'x_1'),
    anyText,
  ),
  gbName: fc.oneof(
    anyText,
    fc.constantFrom('广场1号', ' 桥 ', '\u3000桥', 'a\u0007b', '长'.repeat(230)),
  ),
  streamId: fc.constantFrom(null, true, false, 'x'),
  gbOwner: fc.constantFrom('Owner', '', null, '\u202e'),
  gbStatus: fc.constantFrom('ON', 'OFF', 'oFf', 'abc', null, false, true, 0),
  gbLongitude: fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0.5, 155.000_001, null)),
  gbLatitude: fc.constantFrom(0, 20.123_456_789, null, -90, 91, 1e-7),
  gbPtzType: fc.constantFrom(null, 0, 2),
  dataType: fc.constantFrom(1, 3, null),
  dataDeviceId: fc.constantFrom(null, 7),
  gbCivilCode: fc.constantFrom(null, '990101', ''),
  gbParentId: fc.constantFrom(null, '99010100002150000001'),
  gbRoomType: fc.oneof(fc.integer(), fc.double({ noNaN: true })),
});
const extraKeys = fc.constantFrom(
  {},
  { name: 'n' },
  { deviceId: '1' },
  { channelId: '2' },
  { channelType: 1 },
);
const usualList = fc
  .tuple(fc.array(usualRow, { minLength: 1, maxLength: 4 }), extraKeys)
  .map(([rows, extra]) => rows.map((row) => ({ ...row, ...extra })));

const throughThread: FarReader = {
  ask: async (answer) => structuredClone(await readFarPage(answer)),
};
const large = (list: unknown[]): string => envelope([...list, 'x'.repeat(200_000)]);

describe('pages of channels', () => {
  it('are the same whether everything is decoded, or only what is kept', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, async (list) => {
        const answer = answerOf(envelope(list));
        expect(await readChannelPage(answer)).toEqual(await plainPage(answer));
      }),
    );
  });

  it('are the same where rows are all of one shape', async () => {
    await fc.assert(
      fc.asyncProperty(usualList, async (list) => {
        const answer = answerOf(envelope(list));
        expect(await readChannelPage(answer)).toEqual(await plainPage(answer));
        const far = await channelPageBy(throughThread, '')(answerOf(large(list)));
        expect(far).toEqual(await plainPage(answerOf(large(list))));
      }),
      { numRuns: 300 },
    );
  });

  it('of a platform as it is are read without being parsed', () => {
    const list = Array.from({ length: 3 }, (_, at) => ({
      ...{ gbId: 101 + at, gbDeviceId: '99010101001320000001', gbName: '示例广场1号' },
      ...{ gbOwner: 'Owner', gbCivilCode: '99010101001', gbParentId: null, gbStatus: 'ON' },
      ...{ gbLongitude: 155.012_345_678_901, gbLatitude: -20.5, gbPtzType: 1, dataType: 1 },
      ...{ dataDeviceId: 1, createTime: '2026-01-05 09:00:10', streamId: null },
    }));
    expect(scanChannels(answerOf(envelope(list)))).toMatchObject({
      count: 3,
      total: 3,
      spoiled: 0,
    });
    expect(scanChannels(answerOf(envelope([{ ...list[0], channelId: 'x' }])))).toBeUndefined();
  });

  it('are the same when bytes are lost, doubled or changed', async () => {
    const change = fc.tuple(
      fc.nat(),
      fc.nat(2),
      fc.constantFrom(...Buffer.from('",:{}[]e.0-\\n \xff\x01')),
    );
    await fc.assert(
      fc.asyncProperty(usualList, change, async (list, [where, kind, byte]) => {
        const bytes = Buffer.from(envelope(list));
        const at = where % bytes.length;
        const middle = kind === 0 ? [] : kind === 1 ? [byte] : [byte, bytes[at] ?? 0];
        const bad = answerOf(
          Buffer.concat([bytes.subarray(0, at), Buffer.from(middle), bytes.subarray(at + 1)]),
        );
        expect(await readChannelPage(bad)).toEqual(await plainPage(bad));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the same with bytes that are no UTF-8, with a mark before them, with escapes', async () => {
    const row = '{"gbId":1,"gbDeviceId":"34020000001310000001","gbName":"示例';
    const broken = Buffer.concat([
      Buffer.from(`{"code":0,"data":{"total":1,"list":[${row}`),
      Buffer.from([0xe6, 0x97, 0x22, 0x7d, 0x5d, 0x7d, 0x7d]),
    ]);
    const marked = `\ufeff${envelope([{ gbId: 1, gbName: '示例' }])}`;
    const escaped = envelope([{ gbId: 1, gbName: '示例' }]).replaceAll('示', '\\u793a');
    for (const answer of [broken, marked, escaped].map((one) => answerOf(one))) {
      const read = await readChannelPage(answer);
      expect(read).toMatchObject({ ok: true, value: { rows: [{ key: 1 }] } });
      expect(read).toEqual(await plainPage(answer));
    }
  });

  it('tell refusals in the words of the platform', async () => {
    const refused = answerOf(JSON.stringify({ code: 100, msg: '示例：未授权' }));
    expect(await readChannelPage(refused)).toEqual(await plainPage(refused));
    expect(await readChannelPage(answerOf('', 401))).toMatchObject({
      fault: { code: 'platform/login-expired' },
    });
    const other = answerOf(JSON.stringify({ code: 0, data: [] }));
    expect(await readChannelPage(other)).toMatchObject({ fault: { code: 'platform/bad-answer' } });
  });
});

describe('pages read by another thread', () => {
  const read = channelPageBy(throughThread, '');

  it('are the same as those read on the spot', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, async (list) => {
        const answer = answerOf(large(list));
        expect(await read(answer)).toEqual(await readChannelPage(answer));
      }),
      { numRuns: 40 },
    );
  });

  it('come with the ids of their cameras', async () => {
    const list = [
      { gbId: 1, gbDeviceId: '99010101001320000001' },
      { gbId: 2, gbDeviceId: '9901' },
      { gbId: 3, gbDeviceId: '99010101001320000003' },
    ];
    const page = await channelPageBy(throughThread, 'site:')(answerOf(large(list)));
    expect(page.ok && page.value.rows.map(({ gbId, cameraId }) => [gbId, cameraId])).toEqual([
      ['99010101001320000001', 'site:99010101001320000001'],
      [null, undefined],
      ['99010101001320000003', 'site:99010101001320000003'],
    ]);
  });

  it('are read on the spot where they are small', async () => {
    let asked = 0;
    const counted = channelPageBy(
      {
        ...throughThread,
        ask: (answer) => {
          asked += 1;
          return throughThread.ask(answer, []);
        },
      },
      '',
    );
    await counted(answerOf(envelope([])));
    expect(asked).toBe(0);
    await counted(answerOf(large([])));
    expect(asked).toBe(1);
  });

  it('fail in words when the thread does', async () => {
    const dying = channelPageBy({ ...throughThread, ask: () => Promise.resolve(undefined) }, '');
    const outcome: Outcome<WvpPage<WvpChannel>> = await dying(answerOf(large([])));
    expect(outcome).toMatchObject({ ok: false, fault: { code: 'platform/bad-answer' } });
  });
});
