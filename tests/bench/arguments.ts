/** The benches, in the order in which `all` runs them. */
export const benchNames = [
  'wall',
  'ttff',
  'layout',
  'dup',
  'hosts',
  'latency',
  'churn',
  'start',
  'storm',
  'proof',
  'idle',
] as const;
export type BenchName = (typeof benchNames)[number];

export const usage =
  `npm run bench -- NAME [--quick] [--json FILE] [--publish] [--rounds N] [--seconds N] ` +
  `[--engines b0,b1,b2,b2t,b3,ours], NAME one of ${benchNames.join(' ')} all ` +
  `(alarms, history and catalog come with their subjects).`;

/** How a bench is run. */
export interface BenchWishes {
  readonly names: readonly BenchName[];
  readonly isQuick: boolean;
  readonly jsonFile: string | null;
  readonly publishes: boolean;
  readonly rounds: number;
  readonly seconds: number;
  /** Shorter or fewer than metrics.md asks: said in every result. */
  readonly isShortened: boolean;
  /** Engines that may run; null for all. */
  readonly engines: readonly string[] | null;
}

const full = { rounds: 3, seconds: 60 } as const;
const quick = { rounds: 1, seconds: 6 } as const;

/** Reads the words behind `npm run bench --`; a sentence when they make no sense. */
export function readWishes(words: readonly string[]): BenchWishes | string {
  const [name = '', ...rest] = words;
  const known = benchNames.find((one) => one === name);
  const names = name === 'all' ? benchNames : known === undefined ? undefined : [known];
  if (names === undefined) return usage;
  const draft = { isQuick: false, publishes: false };
  const values: Record<string, string> = {};
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    if (word === '--quick') draft.isQuick = true;
    else if (word === '--publish') draft.publishes = true;
    else if (/^--(json|rounds|seconds|engines)$/.test(word) && rest[index + 1] !== undefined) {
      values[word.slice(2)] = rest[(index += 1)] ?? '';
    } else return usage;
  }
  const usual = draft.isQuick ? quick : full;
  const rounds = Number(values['rounds'] ?? usual.rounds);
  const seconds = Number(values['seconds'] ?? usual.seconds);
  if (!Number.isInteger(rounds) || rounds < 1 || !(seconds >= 1)) return usage;
  return {
    ...draft,
    names,
    rounds,
    seconds,
    jsonFile: values['json'] ?? null,
    isShortened: rounds < usual.rounds || seconds < usual.seconds,
    engines: values['engines']?.split(',') ?? null,
  };
}
