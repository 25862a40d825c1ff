/** What answers questions sent over: a page, or the main process. */
interface Asked {
  evaluate(...question: never[]): Promise<unknown>;
}

const triesMore = 3;
const wrapped = new WeakSet();

/**
 * The other side may tidy its memory between a question and its answer; then it is asked again.
 * So a question should do no harm when it is asked twice.
 */
export function askedPatiently<One extends Asked>(one: One): One {
  if (wrapped.has(one)) return one;
  wrapped.add(one);
  const ask = one.evaluate.bind(one) as (...question: unknown[]) => Promise<unknown>;
  const askAgain = async (question: unknown[], triesLeft: number): Promise<unknown> => {
    try {
      return await ask(...question);
    } catch (error) {
      if (triesLeft === 0 || !isTidiedAway(error)) throw error;
      return askAgain(question, triesLeft - 1);
    }
  };
  const evaluate = (...question: unknown[]) => askAgain(question, triesMore);
  return Object.assign(one, { evaluate: evaluate });
}

const isTidiedAway = (error: unknown): boolean =>
  /garbage collected|promise was collected/i.test(String(error));
