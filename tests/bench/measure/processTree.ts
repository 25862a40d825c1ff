import { readFileSync, readdirSync } from 'node:fs';

const ticksPerSecond = 100;

interface ProcessFacts {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

/** Reads one line of /proc/PID/stat (proc(5)); the name may hold blanks and brackets. */
export function readStatLine(line: string): ProcessFacts {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return {
    pid: Number.parseInt(line, 10),
    parent: Number(fields[1]),
    ticks: Number(fields[11]) + Number(fields[12]),
  };
}

function allProcesses(): ProcessFacts[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readStatLine(readFileSync(`/proc/${pid}/stat`, 'utf8'))];
      } catch {
        return [];
      }
    });
}

/** A process and everything below it, without the foreign ones and what is below those. */
export function treeOf(
  processes: readonly ProcessFacts[],
  root: number,
  foreign: readonly number[] = [],
): ProcessFacts[] {
  const found: ProcessFacts[] = [];
  const visit = (pid: number): void => {
    if (foreign.includes(pid)) return;
    const self = processes.find((one) => one.pid === pid);
    if (self !== undefined) found.push(self);
    for (const child of processes) if (child.parent === pid) visit(child.pid);
  };
  visit(root);
  return found;
}

/** A process and all below it, as they run now. */
export const treeNow = (root: number): number[] =>
  treeOf(allProcesses(), root).map(({ pid }) => pid);

/** CPU seconds by process that a tree has used so far. */
export function cpuOfTree(root: number, foreign: readonly number[]): Map<number, number> {
  const tree = treeOf(allProcesses(), root, foreign);
  return new Map(tree.map(({ pid, ticks }) => [pid, ticks / ticksPerSecond]));
}

/** What was used between two looks; a process that came in between counts from nothing. */
export function usedBetween(
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
): number {
  let used = 0;
  for (const [pid, seconds] of after) used += seconds - (before.get(pid) ?? 0);
  return used;
}

/** Proportional memory of one process in MB. */
export function pssOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

export function pssOfTree(root: number, foreign: readonly number[]): number {
  return treeOf(allProcesses(), root, foreign).reduce((sum, { pid }) => sum + pssOf(pid), 0);
}
