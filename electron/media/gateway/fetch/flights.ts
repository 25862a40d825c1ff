interface Flight<Value> {
  promise: Promise<Value>;
  controller: AbortController;
  waiting: number;
}

/** Asks once for what several want at the same time; lets go when nobody wants it any more. */
export class Flights<Value> {
  readonly #flights = new Map<string, Flight<Value>>();

  /**
   * Joins the flight of this key or starts it. Resolves to `gone` when `signal` is aborted first.
   * `joined` tells whether somebody else had asked already.
   */
  async join(
    key: string,
    start: (signal: AbortSignal) => Promise<Value>,
    gone: Value,
    signal?: AbortSignal,
  ): Promise<{ value: Value; isShared: boolean }> {
    if (signal?.aborted === true) return { value: gone, isShared: true };
    const known = this.#flights.get(key);
    const flight = known ?? this.#start(key, start);
    flight.waiting += 1;
    const value = await untilAborted(flight.promise, gone, signal);
    flight.waiting -= 1;
    if (flight.waiting === 0) flight.controller.abort();
    // A flight that nobody waits for is not joined any more.
    if (flight.waiting === 0 && this.#flights.get(key) === flight) this.#flights.delete(key);
    return { value, isShared: known !== undefined };
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<Value>): Flight<Value> {
    const controller = new AbortController();
    const promise = start(controller.signal);
    const flight = { promise, controller, waiting: 0 };
    this.#flights.set(key, flight);
    const land = (): void => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
    };
    promise.then(land, land);
    return flight;
  }
}

const untilAborted = <Value>(
  promise: Promise<Value>,
  gone: Value,
  signal: AbortSignal | undefined,
): Promise<Value> => {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      resolve(gone);
    };
    signal.addEventListener('abort', leave, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  });
};
