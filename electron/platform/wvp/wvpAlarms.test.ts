import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { FakeClock } from '../../../tests/fakes/fakeClock';
import { cameraOf, startWvpBench, wvpId, type WvpBench } from '../../../tests/fakes/wvp/wvpBench';
import type { WvpFakeOptions } from '../../../tests/fakes/wvp/wvpFake';
import { kindByNumber } from './wvpAlarmWords';
import { openMs, WvpAlarmBook } from './wvpAlarmBook';
import { EventText } from './wvpEventText';
import { WvpEventLine } from './wvpEventLine';
import { fromLocalText, toLocalText, zoneOf } from './wvpTime';
import { readLegacyAlarm, readNewestAlarm } from './wvpWireAlarm';

const benches: WvpBench[] = [];
afterEach(async () => {
  await Promise.all(benches.splice(0).map((bench) => bench.close()));
});

const text = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../../tests/fakes/fixtures/wvp/wvp-${name}`), 'utf8');
const rows = (name: string): unknown[] =>
  (JSON.parse(text(name)) as { data: { list: unknown[] } }).data.list;
const zone = 'Asia/Shanghai';
const nineOClock = Date.parse('2026-01-05T09:04:05+08:00');
const soon = { timeout: 10_000, interval: 20 } as const;

const given = async (options: WvpFakeOptions = {}, prepare?: (bench: WvpBench) => void) => {
  const bench = await startWvpBench(options);
  benches.push(bench);
  prepare?.(bench);
  const told = bench.connect();
  told.port.start();
  await expect.poll(() => told.events.some(({ isFull }) => isFull), soon).toBe(true);
  return { ...bench, told };
};

describe('asking for alarms', () => {
  it('rows that were there before do not ring', async () => {
    const { fake, told } = await given({}, ({ fake: early }) => early.raiseAlarm(101));
    fake.raiseAlarm(102);
    await expect.poll(() => told.alarms.size, soon).toBe(1);
    expect([...told.alarms.values()][0]?.cameraId).toBe(cameraOf(fake, 102));
  });

  it('rows come in the order of the devices’ clocks: one that is late still rings, once', async () => {
    const { fake, told } = await given();
    fake.raiseAlarm(101);
    await expect.poll(() => told.alarms.size, soon).toBe(1);
    fake.raiseAlarm(103, { atMs: Date.now() - 20 * 60_000 });
    await expect.poll(() => told.alarms.size, soon).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(told.events.flatMap(({ alarms }) => alarms)).toHaveLength(2);
  });

  it('a device whose clock is wrong gets the time of arrival, and that is counted', async () => {
    const { fake, told } = await given();
    fake.raiseAlarm(101, { atMs: Date.now() + 3 * 3_600_000 });
    await expect.poll(() => told.alarms.size, soon).toBe(1);
    const [alarm] = told.alarms.values();
    expect(Math.abs((alarm?.raisedAtMs ?? 0) - Date.now())).toBeLessThan(60_000);
    await expect.poll(() => told.port.health().unreadable?.mended, soon).toBe(1);
  });

  it('there is no priority in the newest generation: the kind decides', () => {
    const [intrusion, loss, button] = rows('alarm-list.json').map(readNewestAlarm);
    expect(intrusion).toMatchObject({ priority: 'high', kind: { kind: 'IntrusionDetection' } });
    expect(loss).toMatchObject({ priority: 'medium', position: null, description: '' });
    expect(button).toMatchObject({ kind: { kind: 'Other' }, description: '按钮报警' });
    expect(intrusion?.atMs).toBe(nineOClock - 0);
  });

  it('acknowledging is kept here: the platform has no place for it', async () => {
    const { fake, told } = await given();
    fake.raiseAlarm(101);
    await expect.poll(() => told.alarms.size, soon).toBe(1);
    const [alarm] = told.alarms.values();
    if (alarm === undefined) throw new Error('no alarm');
    const actor = { seat: 3, name: '林一', role: 'officer' } as const;
    const answer = { actor, atMs: Date.now(), key: 'once' };
    const [first, second] = await Promise.all([
      told.port.acknowledge(alarm.alarmId, answer),
      told.port.acknowledge(alarm.alarmId, { ...answer, actor: { ...actor, seat: 4 } }),
    ]);
    expect(first).toEqual(second);
    expect(told.alarms.get(alarm.alarmId)?.acknowledgement?.actor.seat).toBe(3);
  });
});

describe('the event stream', () => {
  it('an alarm that comes by the stream and stands in the list is told once', async () => {
    const { fake, told } = await given({ dialect: '2601' });
    await expect.poll(() => fake.state.listeners.size, soon).toBe(1);
    fake.raiseAlarm(101, { priority: '2' });
    await expect.poll(() => told.alarms.size, soon).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(told.events.flatMap(({ alarms }) => alarms)).toHaveLength(1);
    expect([...told.alarms.values()][0]).toMatchObject({
      cameraId: cameraOf(fake, 101),
      priority: 'high',
      gbMethod: 5,
    });
  });

  it.each(['2.6.9', '2.7.2'] as const)(
    'up to 2.7.2 it speaks HTML, a sign that something happened: %s',
    async (dialect) => {
      const { fake, told } = await given({ dialect });
      await expect.poll(() => fake.state.listeners.size, soon).toBe(1);
      fake.raiseAlarm(101, { priority: '1' });
      await expect.poll(() => told.alarms.size, soon).toBe(1);
      expect([...told.alarms.values()][0]?.what.zh).toBe('入侵检测');
    },
  );

  it('it has no memory: what came while it was broken is asked for', async () => {
    const { fake, told } = await given({ dialect: '2601' });
    await expect.poll(() => fake.state.listeners.size, soon).toBe(1);
    fake.cutConnections();
    fake.state.listeners.clear();
    fake.raiseAlarm(101);
    await expect.poll(() => told.alarms.size, soon).toBe(1);
  });

  it('the newest generation has none: it is not asked for', async () => {
    const { fake } = await given();
    expect(fake.state.account.paths.has('/api/emit')).toBe(false);
  });

  it('five seconds without a sign of life are a broken line, where signs come at all', async () => {
    const clock = new FakeClock();
    const encoder = new TextEncoder();
    for (const [sign, isLost] of [
      ['event:keepalive\ndata:alive\n\n', true],
      ['data:<b>报警</b>\n\n', false],
    ] as const) {
      let lost = 0;
      const send: typeof fetch = (_url, init) =>
        Promise.resolve(
          new Response(
            new ReadableStream({
              start: (controller) => {
                controller.enqueue(encoder.encode(sign));
                init?.signal?.addEventListener('abort', () => {
                  controller.error(new Error('aborted'));
                });
              },
            }),
            { headers: { 'content-type': 'text/event-stream' } },
          ),
        );
      const line = new WvpEventLine({
        root: 'http://platform.invalid',
        clock,
        send,
        onMessage: () => undefined,
        onOpen: () => undefined,
        onLost: () => (lost += 1),
      });
      line.start();
      await clock.pass(4_000, 1_000);
      expect(lost).toBe(0);
      await clock.pass(3_000, 1_000);
      expect(lost > 0).toBe(isLost);
      line.stop();
    }
  });

  it('is read as it was recorded, in pieces of any size', () => {
    const recorded = text('sse-2.7.3-stream.txt');
    fc.assert(
      fc.property(fc.array(fc.nat(recorded.length), { maxLength: 20 }), (cuts) => {
        const reader = new EventText();
        const at = [0, ...cuts.sort((a, b) => a - b), recorded.length];
        const pieces = at.slice(1).map((to, index) => reader.feed(recorded.slice(at[index], to)));
        const messages = pieces.flatMap((piece) => piece.messages);
        expect(messages).toHaveLength(1);
        expect(readLegacyAlarm(JSON.parse(messages[0]?.data ?? ''), zone)).toMatchObject({
          priority: 'critical',
        });
      }),
    );
  });

  it('a line without end is left out, and the next message is read', () => {
    const reader = new EventText();
    for (let index = 0; index < 50; index += 1) reader.feed('x'.repeat(10_000));
    const { messages } = reader.feed('\n\nevent:message\ndata:{"a":1}\n\n');
    expect(messages).toEqual([{ event: 'message', data: '{"a":1}' }]);
    fc.assert(
      fc.property(fc.array(fc.string()), (chunks) => {
        const any = new EventText();
        for (const chunk of chunks) any.feed(chunk);
      }),
    );
  });
});

describe('earlier alarms', () => {
  it('times are of the platform’s clock on the wall, without an offset', () => {
    expect(fromLocalText('2026-01-05 09:04:05', zone)).toBe(nineOClock);
    expect(fromLocalText('2026-07-05 09:04:05', 'Europe/Berlin')).toBe(
      Date.parse('2026-07-05T09:04:05+02:00'),
    );
    expect(fromLocalText('soon', zone)).toBeNull();
    expect(zoneOf('Nowhere/Land')).toBe('Asia/Shanghai');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        expect(fromLocalText(toLocalText(seconds * 1_000, zone), zone)).toBe(seconds * 1_000);
      }),
    );
  });

  it('methods may be combined, and a type counts with the method that has it', () => {
    expect(kindByNumber('5', '6').kind).toBe('IntrusionDetection');
    expect(kindByNumber('25', '1').kind).toBe('VideoLoss');
    expect(kindByNumber('1', null).what.zh).toBe('电话报警');
    expect(kindByNumber('', null).kind).toBe('Other');
    const [first, second] = rows('alarm-all-legacy.json').map((raw) => readLegacyAlarm(raw, zone));
    expect(first).toMatchObject({
      gbMethod: 5,
      atMs: nineOClock,
      channelGbId: '99010101001320000001',
    });
    expect(second).toMatchObject({ gbMethod: 2, priority: 'low', position: null });
  });

  it('the stream tells no id: the same alarm has the same one in the list', () => {
    const [listed] = rows('alarm-all-legacy.json').map((raw) => readLegacyAlarm(raw, zone));
    const streamed = readLegacyAlarm(JSON.parse(text('sse-alarm-message.json')), zone);
    expect(streamed).toEqual(listed);
  });

  it('whatever comes is an alarm or nothing', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        readLegacyAlarm(raw, zone);
        readNewestAlarm(raw);
      }),
    );
    const raw = rows('alarm-list.json')[0] as Record<string, unknown>;
    const names = Object.keys(raw).filter((name) => name !== 'id');
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything(), (name, value) => {
        expect(readNewestAlarm({ ...raw, [name]: value })?.row).toBe(9003);
      }),
    );
  });
});

describe('the book of alarms', () => {
  it('nobody tells the end of an alarm: after ten minutes it is over', () => {
    const book = new WvpAlarmBook({
      platformId: wvpId,
      cameraOf: () => undefined,
      onMended: () => undefined,
    });
    const alarm = readNewestAlarm(rows('alarm-list.json')[0]);
    if (alarm === undefined) throw new Error('not read');
    const report = book.take(alarm, nineOClock);
    expect(report?.condition).toBe('active');
    expect(book.take(alarm, nineOClock)).toBeUndefined();
    expect(book.ended(nineOClock + openMs - 1)).toEqual([]);
    expect(book.ended(nineOClock + openMs)).toMatchObject([{ condition: 'cleared', version: 2 }]);
    expect(book.open()).toEqual([]);
  });
});
