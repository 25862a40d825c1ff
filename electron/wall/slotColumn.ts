/** With room for that many at least; what it held stays. */
export const widened = (values: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const wider = new Int32Array(Math.max(length, values.length * 2));
  wider.set(values);
  return wider;
};

/**
 * One whole number per slot, 0 until one is set. Slots are small integers that their owner gives
 * out and uses again, so a column costs four bytes each and nothing while cameras come and go.
 */
export class SlotColumn {
  #values = new Int32Array(1024);

  at(slot: number): number {
    return this.#values[slot] ?? 0;
  }

  set(slot: number, value: number): void {
    if (slot >= this.#values.length) this.#values = widened(this.#values, slot + 1);
    this.#values[slot] = value;
  }
}
