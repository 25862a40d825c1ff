import type { AlarmReport } from '#contract/alarm';
import { aheadMs } from './vnpMended';

/** In a flood most of what is told is about few alarms. */
const maxKnown = 10_000;
/** As deep as an alarm of vnp is. */
const depth = 3;
/** What another occurrence of the same alarm changes. */
const counted = new Set(['count', 'lastRaisedAtMs', 'version']);

interface Known {
  readonly raw: Readonly<Record<string, unknown>>;
  readonly report: AlarmReport;
}

/**
 * Alarms that come again and again: what says the same as before, but for how often and when last,
 * was examined before. A platform tells whole alarms each time, ten thousand a second if it must.
 */
export class VnpRepeats {
  readonly #known = new Map<string, Known>();

  /** This was told, and read without changing anything of it. */
  learn(raw: unknown, report: AlarmReport): void {
    if (!isRecord(raw) || typeof raw['id'] !== 'string') return;
    const { id } = raw;
    this.#known.delete(id);
    if (report.condition === 'cleared') return;
    this.#known.set(id, { raw, report });
    const oldest = this.#known.keys().next();
    if (this.#known.size > maxKnown && oldest.done !== true) this.#known.delete(oldest.value);
  }

  /** The report, when this is nothing but another occurrence; else it must be examined. */
  read(raw: unknown, nowMs: number): AlarmReport | undefined {
    if (!isRecord(raw) || typeof raw['id'] !== 'string') return undefined;
    const known = this.#known.get(raw['id']);
    if (known === undefined || !isSame(known.raw, raw)) return undefined;
    const { count, lastRaisedAtMs, version } = raw;
    if (!isCount(count) || count < 1 || !isCount(version) || !isCount(lastRaisedAtMs)) {
      return undefined;
    }
    if (lastRaisedAtMs > nowMs + aheadMs) return undefined;
    return { ...known.report, count, lastAtMs: lastRaisedAtMs, version };
  }

  clear(): void {
    this.#known.clear();
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

const isSame = (known: Known['raw'], raw: Known['raw']): boolean => {
  const names = Object.keys(raw);
  return (
    names.length === Object.keys(known).length &&
    names.every((name) => counted.has(name) || isAlike(known[name], raw[name], depth))
  );
};

/** Whatever goes deeper than `left` is not compared, and so not alike. */
const isAlike = (a: unknown, b: unknown, left: number): boolean => {
  if (Object.is(a, b)) return true;
  if (left === 0 || typeof a !== 'object' || typeof b !== 'object') return false;
  if (a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [ofA, ofB] = [
    a as Readonly<Record<string, unknown>>,
    b as Readonly<Record<string, unknown>>,
  ];
  const names = Object.keys(ofB);
  return (
    names.length === Object.keys(ofA).length &&
    names.every((name) => Object.hasOwn(ofA, name) && isAlike(ofA[name], ofB[name], left - 1))
  );
};
