import { EventEmitter } from 'node:events';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlarmReport } from '#contract/alarm';
import type { AlarmId } from '#contract/ids';

import { anAlarmReport } from '../../tests/builders/happenings';
import { ReportLine, type KeeperThread } from './reportLine';
import type { KeeperOrder, KeeperWord } from './reportOrders';

/** Writes when it is told to. */
class SlowThread extends EventEmitter<{ message: [KeeperWord]; error: [Error]; exit: [] }> {
  readonly kept: string[] = [];
  readonly sizes: number[] = [];
  readonly #orders: KeeperOrder[] = [];

  postMessage(order: KeeperOrder): void {
    this.#orders.push(order);
  }

  get waiting(): number {
    return this.#orders.length;
  }

  /** Does the oldest order. */
  work(): void {
    const order = this.#orders.shift();
    if (order === undefined) return;
    if (order.kind === 'keep') {
      this.sizes.push(order.alarms.length);
      this.kept.push(
        ...order.alarms.map((text) => (JSON.parse(text) as { alarmId: string }).alarmId),
      );
    }
    this.emit('message', { kind: 'done', order: order.order, value: null });
  }
}

const alarms = (name: string, count: number): AlarmReport[] =>
  Array.from({ length: count }, (_, at) =>
    anAlarmReport({ alarmId: `city:${name}${String(at)}` as AlarmId }),
  );

const aLine = () => {
  const thread = new SlowThread();
  const line = new ReportLine(() => thread satisfies KeeperThread);
  return { thread, line };
};

describe('the way to the thread that keeps reports', () => {
  it('lets something urgent go between the parts of a large batch', () => {
    const { thread, line } = aLine();
    const told: string[] = [];
    line.keep({ alarms: alarms('many', 400), incidents: [] }, () => told.push('many'));
    line.keep({ alarms: alarms('urgent', 1), incidents: [] }, () => told.push('urgent'));
    while (told.length === 0) thread.work();
    expect(told).toEqual(['urgent']);
    expect(thread.kept.length).toBeLessThan(100);
    while (thread.waiting > 0) thread.work();
    expect(told).toEqual(['urgent', 'many']);
    expect(thread.kept).toHaveLength(401);
    expect(line.unkept()).toBe(0);
  });

  it('keeps everything once, tells batches in their order, and each when all of it is kept', () => {
    const wishes = fc.array(fc.record({ count: fc.nat(300), worked: fc.nat(4) }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(wishes, (all) => {
        const { thread, line } = aLine();
        const told: number[] = [];
        all.forEach(({ count, worked }, at) => {
          const batch = alarms(`${String(at)}-`, count);
          line.keep({ alarms: batch, incidents: [] }, () => {
            told.push(at);
            for (const { alarmId } of batch) expect(thread.kept).toContain(alarmId);
          });
          for (let step = 0; step < worked; step += 1) thread.work();
        });
        while (thread.waiting > 0) thread.work();
        expect(new Set(thread.kept).size).toBe(thread.kept.length);
        expect(thread.kept).toHaveLength(all.reduce((sum, { count }) => sum + count, 0));
        expect([...told].sort((a, b) => a - b)).toEqual([...all.keys()]);
        const large = told.filter((at) => (all[at]?.count ?? 0) > 5);
        expect(large).toEqual([...large].sort((a, b) => a - b));
      }),
      { numRuns: 50 },
    );
  });

  it('gives larger parts the more waits, so that a flood is not held up', () => {
    const { thread, line } = aLine();
    line.keep({ alarms: alarms('flood', 4_000), incidents: [] }, () => undefined);
    thread.work();
    expect(thread.sizes[0]).toBe(400);
  });

  it('keeps what waits before it closes', async () => {
    const { thread, line } = aLine();
    line.keep({ alarms: alarms('many', 400), incidents: [] }, () => undefined);
    const closed = line.close();
    while (thread.waiting > 0) thread.work();
    await closed;
    expect(thread.kept).toHaveLength(400);
  });
});
