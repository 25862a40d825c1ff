/** Answers, or is refused when the time is over; then `end` has ended what would go on. */
export async function withinLimit<T>(
  running: Promise<T>,
  seconds: number,
  end: () => Promise<void> = () => Promise.resolve(),
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  // What is ended half-way is refused later; by then nobody asks.
  running.catch(() => undefined);
  const late = new Promise<never>((_done, refuse) => {
    timer = setTimeout(() => {
      void end().finally(() => {
        refuse(new Error(`not done within ${String(Math.round(seconds))} s`));
      });
    }, seconds * 1000);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}
