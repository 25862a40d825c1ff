/** Pages are looked at, and asked when they owe no answer, this often. */
export const pulseTickMs = 250;
/** A page that owes an answer for this long hangs. */
const hungMs = 2_000;
/** When no page answers, or the machine has no time to spare, it is blamed before the page is. */
const blamelessMs = 6_000;
/** A page may build itself for this long. */
const loadingMs = 20_000;

/** What is known of a page at one look. */
export interface PulseFacts {
  isLoading: boolean;
  /** Somebody looks into the page and may hold it as long as they like. */
  isHeld: boolean;
  /** No page of this station answers at the moment, and there are several. */
  areAllSilent: boolean;
  /** Nothing was idle while the page was silent: it may only be waiting for its turn. */
  isMachineFull: boolean;
}

/**
 * Finds a page that hangs, without any input. Only time that this process was awake for counts: a
 * tick that comes late is worth two at most, so that a machine that slept, or this process standing
 * still, blames no page.
 */
export class Pulse {
  #isAsked = false;
  #silentMs = 0;
  #loadingMs = 0;

  /** An answer is outstanding for longer than a healthy page takes. */
  get isSilent(): boolean {
    return this.#silentMs > 2 * pulseTickMs;
  }

  answered(): void {
    this.#isAsked = false;
    this.#silentMs = 0;
  }

  /** Another page, or the same one anew. */
  begun(): void {
    this.answered();
    this.#loadingMs = 0;
  }

  /** One look, `elapsedMs` after the last one; says what to do now. */
  tick(elapsedMs: number, facts: PulseFacts): 'ask' | 'wait' | 'hung' {
    const countedMs = Math.min(elapsedMs, 2 * pulseTickMs);
    if (facts.isHeld) {
      this.begun();
      return 'wait';
    }
    if (facts.isLoading) {
      this.answered();
      this.#loadingMs += countedMs;
      return this.#loadingMs >= loadingMs ? 'hung' : 'wait';
    }
    this.#loadingMs = 0;
    if (this.#isAsked) {
      this.#silentMs += countedMs;
      const isBlameless = facts.areAllSilent || facts.isMachineFull;
      return this.#silentMs >= (isBlameless ? blamelessMs : hungMs) ? 'hung' : 'wait';
    }
    this.#isAsked = true;
    return 'ask';
  }
}
