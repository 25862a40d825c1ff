/** Smallest and largest piece that is kept for further use, in bytes, as powers of two. */
const [leastPower, mostPower] = [9, 20];
/** What lies unused at the most. */
const sparePerSize = 64;
const spareBytes = 16 * 2 ** 20;

/**
 * Room for coded pictures, used again and again. A picture waits some seconds until it is due: as
 * garbage it would have grown old by then, and old garbage of some dozen streams lies for minutes
 * before it is collected, and the pieces of answers that it was cut from with it.
 */
export class SampleRoom {
  readonly #spare = new Map<number, ArrayBuffer[]>();
  #spareBytes = 0;

  /** A copy that stays until it is given back. */
  keep(data: Uint8Array): Uint8Array {
    const power = powerOf(data.length);
    if (power > mostPower) return data;
    const room = this.#take(power);
    const kept = new Uint8Array(room, 0, data.length);
    kept.set(data);
    return kept;
  }

  /** Nobody reads it any more: the decoder has made a copy of its own. */
  giveBack({ buffer }: Uint8Array): void {
    const power = Math.log2(buffer.byteLength);
    if (!Number.isInteger(power) || power < leastPower || power > mostPower) return;
    const spare = this.#spare.get(power) ?? [];
    if (spare.length >= sparePerSize || this.#spareBytes + buffer.byteLength > spareBytes) return;
    spare.push(buffer as ArrayBuffer);
    this.#spare.set(power, spare);
    this.#spareBytes += buffer.byteLength;
  }

  #take(power: number): ArrayBuffer {
    const room = this.#spare.get(power)?.pop();
    if (room === undefined) return new ArrayBuffer(2 ** power);
    this.#spareBytes -= room.byteLength;
    return room;
  }
}

const powerOf = (bytes: number): number => Math.max(leastPower, Math.ceil(Math.log2(bytes || 1)));
