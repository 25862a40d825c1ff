import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { platformCapabilitySchema, type PlatformCapability } from '#contract/capabilities';

/** `every`: what all kinds must do. */
export type TableColumn = PlatformCapability | 'every';

interface Row {
  run: string;
  name: string;
  counts: Partial<Record<TableColumn, { passed: number; all: number }>>;
}

const folder = join(import.meta.dirname, '../../../.out/test/platforms');
/** The process that started the workers is the same for all files of one run. */
const run = String(process.ppid);
const columns: readonly TableColumn[] = ['every', ...platformCapabilitySchema.options];

/** Counts which tests of which capability one adapter passed. */
export class CapabilityRow {
  readonly #row: Row;

  constructor(name: string, able: readonly PlatformCapability[]) {
    const none = able.map((one) => [one, { passed: 0, all: 0 }] as const);
    this.#row = { run, name, counts: Object.fromEntries(none) };
  }

  /** A test counts for each capability that it needs. */
  registered(needs: readonly PlatformCapability[]): { passed: () => void } {
    const counted = (needs.length === 0 ? (['every'] as const) : needs).map((column) => {
      const count = (this.#row.counts[column] ??= { passed: 0, all: 0 });
      count.all += 1;
      return count;
    });
    return {
      passed: () => {
        for (const count of counted) count.passed += 1;
      },
    };
  }

  /** Puts the row beside those of the other adapters of this run; the answer is the table. */
  table(): string {
    mkdirSync(folder, { recursive: true });
    const file = `${this.#row.name.replace(/[^a-z0-9]+/gi, '-')}.json`;
    writeFileSync(join(folder, file), JSON.stringify(this.#row));
    const rows = readdirSync(folder)
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Row)
      .filter((row) => row.run === run);
    return tableOf(rows);
  }
}

/** Passed of registered; a dash: not one of its capabilities, a mark: declared, no test yet. */
const cell = (count: { passed: number; all: number } | undefined): string => {
  if (count === undefined) return '–';
  return count.all === 0 ? '·' : `${String(count.passed)}/${String(count.all)}`;
};

const tableOf = (rows: readonly Row[]): string => {
  const names = rows.map(({ name }) => name.split(',')[0] ?? name);
  const lines = columns.map((column) =>
    [
      column.padEnd(12),
      ...rows.map(({ counts }, at) => cell(counts[column]).padStart(names[at]?.length ?? 0)),
    ].join('  '),
  );
  return [`${' '.repeat(12)}  ${names.join('  ')}`, ...lines].join('\n');
};
