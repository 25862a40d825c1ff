/** As much of an order as its keeping needs. */
interface Passing {
  secret: string;
  expiresAtMs: number;
}

const mostKept = 512;

/** Orders for addresses that are good for a short time only: the oldest go when there are too many. */
export class ShortLived<Order extends Passing> {
  readonly #orders = new Map<string, Order>();

  put(order: Order, nowMs: number): void {
    for (const [secret, { expiresAtMs }] of this.#orders) {
      if (expiresAtMs > nowMs && this.#orders.size < mostKept) break;
      this.#orders.delete(secret);
    }
    this.#orders.set(order.secret, order);
  }

  list(): Order[] {
    return [...this.#orders.values()];
  }
}
