import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Outcome } from '#contract/outcome';

import type { WvpAnswer } from './wvpAnswer';
import { channelPageBy, readChannelPage, readFarPage, type FarReader } from './wvpChannelPage';
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

const throughThread: FarReader = {
  ask: async (answer) => structuredClone(await readFarPage(answer)),
  warm: () => undefined,
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
  const read = channelPageBy(throughThread);

  it('are the same as those read on the spot', async () => {
    await fc.assert(
      fc.asyncProperty(anyList, async (list) => {
        const answer = answerOf(large(list));
        expect(await read(answer)).toEqual(await readChannelPage(answer));
      }),
      { numRuns: 40 },
    );
  });

  it('are read on the spot where they are small', async () => {
    let asked = 0;
    const counted = channelPageBy({
      ...throughThread,
      ask: (answer) => {
        asked += 1;
        return throughThread.ask(answer, []);
      },
    });
    await counted(answerOf(envelope([])));
    expect(asked).toBe(0);
    await counted(answerOf(large([])));
    expect(asked).toBe(1);
  });

  it('fail in words when the thread does', async () => {
    const dying = channelPageBy({ ...throughThread, ask: () => Promise.resolve(undefined) });
    const outcome: Outcome<WvpPage<WvpChannel>> = await dying(answerOf(large([])));
    expect(outcome).toMatchObject({ ok: false, fault: { code: 'platform/bad-answer' } });
  });
});
