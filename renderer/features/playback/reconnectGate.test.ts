import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReconnectGate } from './reconnectGate';

describe('Tiles that try again together', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const enterMany = (gate: ReconnectGate, count: number) => {
    const begun: number[] = [];
    const leaves = Array.from({ length: count }, (_, index) =>
      gate.enter(() => void begun.push(index)),
    );
    return { begun, leaves };
  };

  it('do so eight at a time, in the order in which they asked', () => {
    const { begun, leaves } = enterMany(new ReconnectGate(), 20);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    leaves[3]?.();
    leaves[3]?.();
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('forget who no longer wants to', () => {
    const { begun, leaves } = enterMany(new ReconnectGate(), 10);
    leaves[8]?.();
    leaves[0]?.();
    expect(begun.at(-1)).toBe(9);
  });

  it('do not wait for ever behind those that get no answer', () => {
    const { begun } = enterMany(new ReconnectGate(), 20);
    vi.advanceTimersByTime(4000);
    expect(begun).toHaveLength(16);
    vi.advanceTimersByTime(4000);
    expect(begun).toHaveLength(20);
  });
});
