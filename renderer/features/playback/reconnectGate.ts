/** How many tiles of one window try again at a time, and how long one may take the place of others. */
const [mostAtOnce, longestMs] = [8, 4000];

interface Waiting {
  work: () => void;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * Lets tiles that lost their picture together try again a few at a time: the next when one has its
 * picture or has failed, and none behind a server that does not answer.
 */
export class ReconnectGate {
  readonly #inside = new Set<Waiting>();
  readonly #queue = new Set<Waiting>();

  /** Does the work as soon as there is a place; the answer gives the place, or the wish, back. */
  enter(work: () => void): () => void {
    const one: Waiting = { work };
    this.#queue.add(one);
    this.#admit();
    return () => this.#leave(one);
  }

  #leave(one: Waiting): void {
    clearTimeout(one.timer);
    this.#queue.delete(one);
    if (this.#inside.delete(one)) this.#admit();
  }

  #admit(): void {
    for (const one of this.#queue) {
      if (this.#inside.size >= mostAtOnce) return;
      this.#queue.delete(one);
      this.#inside.add(one);
      one.timer = setTimeout(() => this.#leave(one), longestMs);
      one.work();
    }
  }
}
