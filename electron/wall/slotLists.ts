import { widened } from './slotColumn';

/** One list: the slot added last plus one, 0 while it is empty. */
export interface SlotList {
  last: number;
}

/**
 * Many lists of which a slot is in at most one. The links lie in two columns by slot, so that twenty
 * thousand lists of five cost no more than one of a hundred thousand.
 */
export class SlotLists {
  /** The slots added before and after each, plus one. */
  #before = new Int32Array(1024);
  #after = new Int32Array(1024);

  /** The slot must be in no list. */
  add(list: SlotList, slot: number): void {
    if (slot >= this.#before.length) this.#widen(slot + 1);
    const { last } = list;
    this.#before[slot] = last;
    this.#after[slot] = 0;
    if (last !== 0) this.#after[last - 1] = slot + 1;
    list.last = slot + 1;
  }

  /** The slot must be in this list. */
  remove(list: SlotList, slot: number): void {
    const before = this.#before[slot] ?? 0;
    const after = this.#after[slot] ?? 0;
    if (before !== 0) this.#after[before - 1] = after;
    if (after === 0) list.last = before;
    else this.#before[after - 1] = before;
  }

  /** In the order added. */
  slotsOf(list: SlotList): number[] {
    const slots: number[] = [];
    for (let link = list.last; link !== 0; link = this.#before[link - 1] ?? 0) slots.push(link - 1);
    return slots.reverse();
  }

  #widen(length: number): void {
    this.#before = widened(this.#before, length);
    this.#after = widened(this.#after, length);
  }
}
