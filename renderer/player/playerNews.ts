import type { PlayerEvent } from './tilePlayer';

/** Who listens to a player, and how they are told. */
export class PlayerNews {
  readonly #listeners = new Set<(event: PlayerEvent) => void>();

  /** Listens; the answer unsubscribes. */
  on(listener: (event: PlayerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  tell(event: PlayerEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** Nobody listens any more. */
  end(): void {
    this.#listeners.clear();
  }
}
