import { join } from 'node:path';

import { ReportKeeper } from '../../../electron/records/reportKeeper';
import { inventedAlarm } from './inventedAlarms';

const batch = 5000;

/** Fills the journal of a program that is to be started there; seconds that it took. */
export function fillJournal(dataFolder: string, rows: number): number {
  const startedAt = performance.now();
  const endMs = Date.now();
  const file = join(dataFolder, 'reports.db');
  const keeper = new ReportKeeper({ file, now: () => endMs, say: () => undefined });
  for (let first = 0; first < rows; first += batch) {
    const length = Math.min(batch, rows - first);
    const alarms = Array.from({ length }, (_, index) =>
      JSON.stringify(inventedAlarm(first + index, rows, endMs)),
    );
    keeper.do({ kind: 'keep', order: first, alarms, incidents: [] });
  }
  keeper.do({ kind: 'close', order: rows });
  return (performance.now() - startedAt) / 1000;
}
