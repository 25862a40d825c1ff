/** One picture in so many milliseconds, from all down to one a second. */
const steps = [0, 100, 140, 200, 333, 500, 900] as const;
/** Pictures lost here and there are better than fewer for all. */
const tooFewShown = 0.7;
/** What is sheltered loses nearly nothing. */
const tooFewSheltered = 0.96;
const enoughShown = 0.9;
const calmBefore = { firstS: 5, longestS: 60 } as const;

/** What came of the last second. */
export interface SecondOfPainting {
  /** Painted of what should have been, 0–1, all pictures together; null when nothing was due. */
  shownShare: number | null;
  /** The same of the pictures that are sheltered. */
  shelteredShare: number | null;
}

/** How much a machine is asked that cannot show everything: less of all that is not sheltered. */
export class Pressure {
  #level = 0;
  #calmS = 0;
  #wantedCalmS: number = calmBefore.firstS;

  /** How far apart painted pictures are at least. */
  get everyMs(): number {
    return steps[this.#level] ?? 0;
  }

  /** Once a second. */
  judge({ shownShare, shelteredShare }: SecondOfPainting): void {
    const isTooMuch =
      (shownShare !== null && shownShare < tooFewShown) ||
      (shelteredShare !== null && shelteredShare < tooFewSheltered);
    if (isTooMuch) this.#yield();
    else if ((shownShare ?? 1) >= enoughShown) this.#recover();
  }

  #yield(): void {
    // it was tried again too early: wait longer before the next time
    if (this.#calmS < 3 && this.#level > 0) {
      this.#wantedCalmS = Math.min(calmBefore.longestS, this.#wantedCalmS * 2);
    }
    this.#calmS = 0;
    this.#level = Math.min(steps.length - 1, this.#level + 1);
  }

  #recover(): void {
    if (this.#level === 0) {
      this.#calmS += 1;
      if (this.#calmS > calmBefore.longestS) this.#wantedCalmS = calmBefore.firstS;
      return;
    }
    this.#calmS += 1;
    if (this.#calmS < this.#wantedCalmS) return;
    this.#calmS = 0;
    this.#level -= 1;
  }
}
