import { join } from 'node:path';

import { openJournal } from '../../../electron/records/journal';
import { inventedAlarm } from './inventedAlarms';

const batch = 2000;

/** Fills the journal of a program that is to be started there; seconds that it took. */
export async function fillJournal(dataFolder: string, rows: number): Promise<number> {
  const startedAt = performance.now();
  const endMs = Date.now();
  const { journal } = openJournal(join(dataFolder, 'journal.db'), endMs);
  for (let first = 0; first < rows; first += batch) {
    const length = Math.min(batch, rows - first);
    const alarms = Array.from({ length }, (_, index) => inventedAlarm(first + index, rows, endMs));
    await new Promise<void>((done) => {
      journal.keepReports({ alarms, incidents: [] }, done);
    });
  }
  journal.close();
  return (performance.now() - startedAt) / 1000;
}
