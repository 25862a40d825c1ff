/** So many rows of a database are marked in one array; what lies beyond is remembered one by one. */
const mostMarked = 2 ** 22;

/** Numbers of rows that were met. */
export class RowNumbers {
  #isMarked = new Uint8Array(4_096);
  readonly #beyond = new Set<number>();
  #marked = 0;

  get size(): number {
    return this.#marked + this.#beyond.size;
  }

  /** @returns whether it was not met before */
  add(number: number): boolean {
    if (number >= mostMarked) {
      const { size } = this.#beyond;
      return this.#beyond.add(number).size > size;
    }
    if (number >= this.#isMarked.length) this.#widen(number);
    if (this.#isMarked[number] === 1) return false;
    this.#isMarked[number] = 1;
    this.#marked += 1;
    return true;
  }

  #widen(number: number): void {
    const wider = new Uint8Array(Math.max(number + 1, this.#isMarked.length * 2));
    wider.set(this.#isMarked);
    this.#isMarked = wider;
  }
}
