import type { AlarmReport } from '#contract/alarm';
import type { AlarmQuery } from '#contract/history';
import type { PlatformId } from '#contract/ids';
import type { JournalPort } from '../wall/ports';

const daysBack = 2;
const pages = 50;

const query: AlarmQuery = {
  text: '',
  priorities: [],
  kinds: [],
  nodeIds: [],
  fromMs: null,
  toMs: null,
  before: null,
  limit: 200,
};

/**
 * Alarms of a source that nobody ended or saw, newest first. No source can be asked for them; the
 * journal has them.
 */
export const leftOpenOf = async (
  sourceId: PlatformId,
  journal: Pick<JournalPort, 'findAlarms'>,
  nowMs: number,
): Promise<AlarmReport[]> => {
  const found: AlarmReport[] = [];
  const fromMs = nowMs - daysBack * 86_400_000;
  let before: number | null = null;
  for (let page = 0; page < pages; page += 1) {
    const { rows, next } = await journal.findAlarms({ ...query, fromMs, before });
    found.push(...rows.filter((one) => one.platformId === sourceId && isOpen(one)));
    if (next === null) break;
    before = next;
  }
  return found;
};

const isOpen = ({ condition, acknowledgement }: AlarmReport): boolean =>
  condition === 'active' || acknowledgement === null;
