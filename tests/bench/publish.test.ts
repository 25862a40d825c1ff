import { describe, expect, it } from 'vitest';
import { withSection } from './publish';
import { isVoid, ratioOf, type BenchResult } from './result';

const result = (name: string, ours: number): BenchResult => ({
  name,
  electron: '33.2.1',
  host: { cores: 2, load: 0.1, steal: 0 },
  rounds: [
    { aa: 1.2, void: true, isIdle: true, load: 0.1, steal: 0, engines: { ours: { cores: ours } } },
  ],
  metrics: [
    {
      ...{ id: 'P1a', unit: 'cores', ours, baseline: 2, against: 'b0', ratio: ours / 2 },
      ...{ spread: [0.4, 0.6] as [number, number], better: 'lower' as const },
    },
  ],
  notes: [],
});

describe('publishing results', () => {
  const at = new Date('2026-11-22T20:00:00Z');

  it('replaces the section of its own name and no other', () => {
    const first = withSection(
      withSection('# Results\n', result('wall', 1), at),
      result('ttff', 5),
      at,
    );
    const second = withSection(first, result('wall', 3), at);
    expect(second.match(/^## wall$/gm)).toHaveLength(1);
    expect(second).toContain('| P1a | 3 | cores | b0 2 | 1.5 | ≤ 1 × ✗ | 0.4 to 0.6 | lower |');
    expect(second).toContain('## ttff');
    expect(second).toContain('# Results');
  });

  it('says why nothing was measured', () => {
    const failed = { ...result('churn', 1), rounds: [], metrics: [], notes: ['failed: no page'] };
    const text = withSection('', failed, at);
    expect(text).toContain('Nothing was measured.');
    expect(text).toContain('- failed: no page');
  });

  it('shows a void round as such', () => {
    expect(withSection('', result('wall', 1), at)).toContain('1 (void)');
  });
});

describe('a result', () => {
  it('has no ratio where there is no baseline', () => {
    expect(ratioOf(1, null)).toBeNull();
    expect(ratioOf(1, 0)).toBeNull();
    expect(ratioOf(1, 2)).toBe(0.5);
  });

  it('is void when the same engine measured twice differs', () => {
    expect([null, 0.89, 0.9, 1, 1.1, 1.11].map(isVoid)).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
    ]);
  });
});
