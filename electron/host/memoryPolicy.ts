/** One window as the watch of memory sees it. */
export interface WindowMemory {
  name: string;
  kind: 'wall' | 'desk';
  megabytes: number;
  /** An alarm that nobody has acknowledged flashes there. */
  isFlashing: boolean;
}

interface Growth {
  /** Its page began then. */
  sinceMs: number;
  /** The least that it had after it had settled. */
  neededMb: number;
  /** The last five minutes. */
  recent: { atMs: number; megabytes: number }[];
  /** Renewals in a row after which it grew again soon. */
  renewals: number;
}

/** Beyond the limit by this factor nothing is waited for. */
const criticalFactor = 1.5;
const minuteMs = 60_000;
/** A page has settled after five minutes: what it has then is what it needs. */
const settledMs = 5 * minuteMs;
const windowMs = 5 * minuteMs;
/** Twice what it needs, and more than half of what it may have: it grows without bound. */
const growthFactor = 2;
/** Between two renewals, of whichever screens. */
const pauseMs = 30_000;
/** Of the same screen, doubled each time it grows again soon. */
const firstAgainMs = 5 * minuteMs;
const longestAgainMs = 60 * minuteMs;

/**
 * Decides which window is renewed because its page has grown: one at a time, never below a
 * flashing alarm unless memory is critical, the desk only then, and the same one ever more rarely,
 * so that a page that needs much is not renewed all day.
 */
export class MemoryPolicy {
  readonly #records = new Map<string, Growth>();
  #lastMs = -Infinity;

  /** The window to renew now, if any. */
  decide(nowMs: number, windows: readonly WindowMemory[], limitMb: number): string | undefined {
    this.#take(nowMs, windows);
    if (nowMs - this.#lastMs < pauseMs) return undefined;
    const chosen = windows
      .filter((window) => this.#isDue(nowMs, window, limitMb))
      .sort((one, other) => other.megabytes - one.megabytes)[0];
    if (chosen === undefined) return undefined;
    const before = this.#records.get(chosen.name)?.renewals ?? 0;
    this.#records.set(chosen.name, begin(nowMs, before + 1));
    this.#lastMs = nowMs;
    return chosen.name;
  }

  #take(nowMs: number, windows: readonly WindowMemory[]): void {
    const names = new Set(windows.map(({ name }) => name));
    for (const name of this.#records.keys()) if (!names.has(name)) this.#records.delete(name);
    for (const { name, megabytes } of windows) {
      const record = this.#records.get(name) ?? begin(nowMs, 0);
      record.recent.push({ atMs: nowMs, megabytes });
      record.recent = record.recent.filter(({ atMs }) => atMs > nowMs - windowMs);
      const ageMs = nowMs - record.sinceMs;
      if (ageMs >= settledMs && ageMs < settledMs + windowMs) {
        record.neededMb = Math.min(record.neededMb, megabytes);
      }
      this.#records.set(name, record);
    }
  }

  #isDue(nowMs: number, window: WindowMemory, limitMb: number): boolean {
    const record = this.#records.get(window.name);
    if (record === undefined) return false;
    const isCritical = window.megabytes > limitMb * criticalFactor;
    if (!isCritical && (window.isFlashing || window.kind === 'desk')) return false;
    const againMs = Math.min(firstAgainMs * 2 ** (record.renewals - 1), longestAgainMs);
    if (record.renewals > 0 && nowMs - record.sinceMs < againMs) return false;
    return window.megabytes > limitMb || hasGrown(record, nowMs, limitMb);
  }
}

const begin = (sinceMs: number, renewals: number): Growth => ({
  sinceMs,
  neededMb: Infinity,
  recent: [],
  renewals,
});

/** Its least in the last five minutes is twice its least after it had settled. */
const hasGrown = (growth: Growth, nowMs: number, limitMb: number): boolean => {
  if (nowMs < growth.sinceMs + settledMs + 2 * windowMs) return false;
  const leastMb = Math.min(...growth.recent.map(({ megabytes }) => megabytes));
  return leastMb > growth.neededMb * growthFactor && leastMb > limitMb / 2;
};
