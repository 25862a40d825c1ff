/** One picture in so many milliseconds, from all down to one a second. */
const steps = [0, 140, 200, 333, 500, 900] as const;
/** What is sheltered loses nearly nothing. */
const tooFewSheltered = 0.96;
/** One bad second is a hiccup of the machine. */
const badSecondsBefore = 2;
const calmBefore = { firstS: 5, longestS: 60 } as const;

/** What came of the last second; null where nothing was due. */
export interface SecondOfPainting {
  /** New pictures of the tile that had the fewest. */
  fewestShown: number | null;
  /** Painted of what should have been by those that are sheltered, 0–1. */
  shelteredShare: number | null;
}

/**
 * How much a machine is asked that cannot show everything. Pictures lost here and there are more
 * than fewer for all would leave, so it gives way only when somebody gets none or one that is
 * sheltered suffers.
 */
export class Pressure {
  #level = 0;
  #badS = 0;
  #calmS = 0;
  #wantedCalmS: number = calmBefore.firstS;

  /** How far apart painted pictures are at least. */
  get everyMs(): number {
    return steps[this.#level] ?? 0;
  }

  /** Once a second. */
  judge({ fewestShown, shelteredShare }: SecondOfPainting): void {
    const isTooMuch =
      (fewestShown !== null && fewestShown < 1) ||
      (shelteredShare !== null && shelteredShare < tooFewSheltered);
    this.#badS = isTooMuch ? this.#badS + 1 : 0;
    if (this.#badS >= badSecondsBefore) this.#yield();
    else if (!isTooMuch) this.#recover();
  }

  #yield(): void {
    // it was tried again too early: wait longer before the next time
    if (this.#calmS < badSecondsBefore && this.#level < steps.length - 1) {
      this.#wantedCalmS = Math.min(calmBefore.longestS, this.#wantedCalmS * 2);
    }
    this.#badS = 0;
    this.#calmS = 0;
    this.#level = Math.min(steps.length - 1, this.#level + 1);
  }

  #recover(): void {
    this.#calmS += 1;
    if (this.#level === 0) {
      if (this.#calmS > calmBefore.longestS) this.#wantedCalmS = calmBefore.firstS;
      return;
    }
    if (this.#calmS < this.#wantedCalmS) return;
    this.#calmS = 0;
    this.#level -= 1;
  }
}
