// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { StretchPlan, type StretchAsk } from './stretchPlan';

const now = 1_000_000_000;

const asked = (plan: StretchPlan, atMs: number, rate = 1, nowMs = now): StretchAsk => {
  const step = plan.step(atMs, rate, nowMs);
  if (step.kind === 'none') throw new Error('nothing is asked for');
  return step.ask;
};

describe('which stretch of a recording is asked for', () => {
  it('is the one in which it stands, at once, and the next one early', () => {
    const plan = new StretchPlan();
    const atMs = now - 3_600_000;
    const first = asked(plan, atMs);
    expect(first.fromMs).toBeLessThanOrEqual(atMs);
    expect(first.toMs - first.fromMs).toBe(30_000);
    expect(plan.step(atMs + 1_000, 1, now)).toEqual({ kind: 'none' });
    plan.ended(first.toMs + 700, 3_000_000);
    expect(plan.step(atMs + 10_000, 1, now)).toEqual({ kind: 'none' });
    const next = asked(plan, atMs + 22_000);
    // from where the pictures ended, so that none comes twice
    expect(next.fromMs).toBe(first.toMs + 700);
    expect(plan.isKnown(atMs)).toBe(true);
  });

  it('is earlier the quicker it plays', () => {
    const plan = new StretchPlan();
    const first = asked(plan, now - 3_600_000, 4);
    plan.ended(first.toMs, 1_000_000);
    expect(plan.step(first.fromMs + 500, 2, now).kind).toBe('none');
    expect(plan.step(first.fromMs + 500, 4, now).kind).toBe('next');
  });

  it('begins anew after a jump out of what is known, and leaves the other one', () => {
    const plan = new StretchPlan();
    asked(plan, now - 3_600_000);
    const step = plan.step(now - 1_800_000, 0, now);
    expect(step).toMatchObject({ kind: 'anew', ask: { askId: 2 } });
    expect(step.kind === 'none' ? 0 : step.ask.fromMs).toBeLessThan(now - 1_800_000);
  });

  it('is shorter where the pictures are large', () => {
    const plan = new StretchPlan();
    const first = asked(plan, now - 3_600_000);
    plan.ended(first.toMs, 40 * 2 ** 20);
    const next = asked(plan, first.toMs - 1_000);
    expect(next.toMs - next.fromMs).toBeLessThan(10_000);
  });

  it('goes on behind what was not recorded', () => {
    const plan = new StretchPlan();
    const first = asked(plan, now - 3_600_000);
    plan.empty(now);
    expect(plan.isKnown(first.fromMs + 20_000)).toBe(true);
    expect(asked(plan, first.toMs - 5_000).fromMs).toBe(first.toMs);
  });

  it('asks again for what is so young that the recorder may not have it yet', () => {
    const plan = new StretchPlan();
    const atMs = now - 10_000;
    asked(plan, atMs, 0);
    plan.empty(now);
    expect(plan.trouble).toBe('recording/none');
    expect(plan.isKnown(atMs)).toBe(false);
    expect(plan.step(atMs, 0, now + 1_000).kind).toBe('none');
    expect(plan.step(atMs, 0, now + 2_500).kind).toBe('anew');
  });

  it('waits longer after each failure, and says why there is nothing', () => {
    const plan = new StretchPlan();
    const atMs = now - 3_600_000;
    let nowMs = now;
    for (const waitMs of [2_000, 4_000, 8_000, 15_000, 15_000]) {
      asked(plan, atMs, 0, nowMs);
      plan.failed('platform/timeout', undefined, nowMs);
      expect(plan.trouble).toBe('platform/timeout');
      expect(plan.step(atMs, 0, nowMs + waitMs - 1).kind).toBe('none');
      nowMs += waitMs;
    }
  });

  it('is never more than a minute, never in the future, and one at a time', () => {
    const event = fc.record({
      movedMs: fc.integer({ min: -120_000, max: 120_000 }),
      rate: fc.constantFrom(0, 0.25, 1, 4),
      passedMs: fc.nat(20_000),
      answer: fc.constantFrom('ended', 'short', 'empty', 'failed', 'late'),
      bytes: fc.nat(60_000_000),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const plan = new StretchPlan();
        let atMs = now - 600_000;
        let nowMs = now;
        let last: StretchAsk | undefined;
        for (const { movedMs, rate, passedMs, answer, bytes } of events) {
          nowMs += passedMs;
          atMs = Math.min(nowMs, atMs + movedMs);
          const step = plan.step(atMs, rate, nowMs);
          if (step.kind !== 'none') {
            expect(step.ask.toMs - step.ask.fromMs).toBeLessThanOrEqual(60_000);
            expect(step.ask.toMs).toBeGreaterThan(step.ask.fromMs);
            expect(Number.isInteger(step.ask.fromMs) && Number.isInteger(step.ask.toMs)).toBe(true);
            expect(step.ask.fromMs).toBeLessThanOrEqual(nowMs);
            expect(step.ask.askId).toBeGreaterThan(last?.askId ?? 0);
            last = step.ask;
          }
          if (last === undefined || answer === 'late') continue;
          if (answer === 'ended') plan.ended(last.toMs + 300, bytes);
          if (answer === 'short') plan.ended(last.toMs - 20_000, bytes);
          if (answer === 'empty') plan.empty(nowMs);
          if (answer === 'failed') plan.failed('platform/timeout', undefined, nowMs);
        }
      }),
    );
  });

  it('what comes too slowly now is asked for anew from where it got to, and nothing is forgotten', () => {
    const plan = new StretchPlan();
    const atMs = now - 600_000;
    const first = plan.step(atMs, 1, now);
    if (first.kind === 'none') throw new Error('nothing is asked for');
    plan.cut(atMs + 4_000);
    expect(plan.isKnown(atMs)).toBe(true);
    const next = plan.step(atMs, 8, now);
    expect(next).toMatchObject({ kind: 'next', ask: { fromMs: atMs + 4_000 } });
  });
});
