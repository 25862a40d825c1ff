import { readFile } from 'node:fs/promises';
import { procedureBookSchema, type ProcedureBook } from '#contract/procedure';

/** Without the file no case has a procedure, and everything else goes on. */
const fallback: ProcedureBook = { version: 1, procedures: [] };

/** The procedures that come with the program. */
export const readProcedures = async (file: string): Promise<ProcedureBook> => {
  try {
    return procedureBookSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return fallback;
  }
};
