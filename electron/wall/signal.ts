/** Something that happens: listeners are called in order of subscription. */
export class Signal<Value> {
  readonly #listeners = new Set<(value: Value) => void>();

  /** Subscribes; the answer unsubscribes. */
  readonly on = (listener: (value: Value) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Tells everyone. A listener that unsubscribes another during this call is respected. */
  emit(value: Value): void {
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.has(listener)) listener(value);
    }
  }
}

/** The listening half of a Signal, for ports. */
export type Subscribe<Value> = (listener: (value: Value) => void) => () => void;
