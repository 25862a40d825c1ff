import { readFile } from 'node:fs/promises';
import { starterProgrammesSchema, type Programme } from '#contract/briefing';

/** The programmes that come with the program; without the file people write their own. */
export const readProgrammes = async (file: string): Promise<readonly Programme[]> => {
  try {
    return starterProgrammesSchema.parse(JSON.parse(await readFile(file, 'utf8'))).programmes;
  } catch {
    return [];
  }
};
