/** How much may be started at once. */
export interface QueueRule {
  atOnce: number;
  /** On one device: recorders refuse what is more. */
  ofOneDevice: number;
}

interface Waiting {
  device: string;
  go: () => void;
}

/**
 * Lets starts through in the order asked, so many at a time: each one makes the platform call a
 * device, and sixty-four of them at once are refused.
 */
export class WvpQueue {
  readonly #rule: QueueRule;
  readonly #running = new Map<string, number>();
  #waiting: Waiting[] = [];
  #count = 0;

  constructor(rule: QueueRule) {
    this.#rule = rule;
  }

  async run<Value>(device: string, start: () => Promise<Value>): Promise<Value> {
    await new Promise<void>((go) => {
      this.#waiting.push({ device, go });
      this.#next();
    });
    try {
      return await start();
    } finally {
      this.#count -= 1;
      const left = (this.#running.get(device) ?? 1) - 1;
      if (left === 0) this.#running.delete(device);
      else this.#running.set(device, left);
      this.#next();
    }
  }

  #next(): void {
    const still: Waiting[] = [];
    for (const one of this.#waiting) {
      const ofDevice = this.#running.get(one.device) ?? 0;
      if (this.#count >= this.#rule.atOnce || ofDevice >= this.#rule.ofOneDevice) {
        still.push(one);
        continue;
      }
      this.#count += 1;
      this.#running.set(one.device, ofDevice + 1);
      one.go();
    }
    this.#waiting = still;
  }
}
