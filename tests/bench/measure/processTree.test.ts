import { describe, expect, it } from 'vitest';
import { readCpuLine } from './idle';
import { readStatLine, treeOf, usedBetween } from './processTree';

describe('process accounting', () => {
  it('reads a process whose name holds blanks and brackets', () => {
    const line = `42 (a (b) c) S 7 42 42 0 -1 4194304 1 0 0 0 120 30 0 0 20 0 1 0 1 1 1`;
    expect(readStatLine(line)).toEqual({ pid: 42, parent: 7, ticks: 150 });
  });

  it('leaves out foreign processes and what is below them', () => {
    const at = (pid: number, parent: number) => ({ pid, parent, ticks: 1 });
    const all = [at(1, 0), at(2, 1), at(3, 1), at(4, 2), at(5, 3), at(9, 0)];
    expect(treeOf(all, 1, [3]).map(({ pid }) => pid)).toEqual([1, 2, 4]);
  });

  it('counts a process that came in between from nothing', () => {
    const before = new Map([[1, 5]]);
    const after = new Map([
      [1, 7],
      [2, 0.5],
    ]);
    expect(usedBetween(before, after)).toBeCloseTo(2.5);
  });

  it('tells busy, idle and stolen time of the machine', () => {
    const cpu = readCpuLine('cpu  10 1 5 100 4 2 3 6 0 0\ncpu0 1 1 1 1\n');
    expect(cpu).toEqual({ busy: 27, idle: 104, steal: 6 });
  });
});
