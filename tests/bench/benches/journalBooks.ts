import { join } from 'node:path';

import Database from 'libsql';

/** What the journal of a running program holds of alarms whose ids begin so. */
export interface JournalBook {
  readonly rows: number;
  readonly distinct: number;
}

export function bookOf(dataFolder: string, idsBegin: string): JournalBook {
  const database = new Database(join(dataFolder, 'reports.db'), { readonly: true });
  try {
    const found = database
      .prepare(
        'SELECT count(*) AS rows, count(DISTINCT alarm_id) AS ids FROM alarms WHERE alarm_id LIKE ?',
      )
      .get(`${idsBegin}%`) as { rows: number; ids: number };
    return { rows: found.rows, distinct: found.ids };
  } finally {
    database.close();
  }
}
