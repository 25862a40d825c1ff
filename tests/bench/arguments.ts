import { benchNames, type BenchName } from './benchNames';
import { fullLengths, quickLengths, scaledLengths, type Lengths } from './lengths';

const engineNames = ['b0', 'b1', 'b2', 'b2t', 'b3', 'b4', 'ours'];

export const usage = `npm run bench -- NAME [options]

NAME: ${benchNames.join(' ')}
      all, which runs them one after the other
      (catalog comes with its subject)

  --quick              one round of 6 s, within 50 s
  --publish            writes the section of each bench into tests/bench/RESULTS.md once it is done
  --json FILE          writes all results to a file
  --rounds N           rounds, 3 unless told
  --seconds N          length of a window, 60 unless told; all other lengths shrink with it
  --minutes N          length of the long runs: wall (10), latency (20)
  --units N            leases that churn opens and closes (5000)
  --engines A,B        only these: ${engineNames.join(' ')}
  --budget-minutes N   divides lengths so that NAME ends within N minutes
  --held               fails when a figure is worse than five times its goal
`;

/** How a bench is run. */
export interface BenchWishes {
  readonly names: readonly BenchName[];
  readonly isQuick: boolean;
  readonly jsonFile: string | null;
  readonly publishes: boolean;
  /** A figure worse than five times its goal makes the run fail. */
  readonly isHeld: boolean;
  readonly lengths: Lengths;
  /** Wall clock for everything; the lengths follow from it. Null when they are told. */
  readonly budgetMinutes: number | null;
  /** Engines that may run; null for all. */
  readonly engines: readonly string[] | null;
}

const flags = ['quick', 'publish', 'held'];
const numbers = ['rounds', 'seconds', 'minutes', 'units', 'budget-minutes'];
const texts = ['json', 'engines'];

interface Words {
  readonly flags: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string>>;
}

/** Reads the words behind `npm run bench --`; what is wrong, and how it is used, otherwise. */
export function readWishes(words: readonly string[]): BenchWishes | string {
  const [name = '', ...rest] = words;
  if (name === '' || name === '--help') return usage;
  const known = benchNames.find((one) => one === name);
  const names = name === 'all' ? benchNames : known === undefined ? undefined : [known];
  if (names === undefined) return refuse(`There is no bench “${name}”.`);
  const read = readWords(rest);
  if (typeof read === 'string') return refuse(read);
  const wrong = wrongNumber(read) ?? wrongEngine(read) ?? wrongMix(read);
  if (wrong !== undefined) return refuse(wrong);
  const isQuick = read.flags.has('quick');
  const budget = read.values['budget-minutes'];
  return {
    names,
    isQuick,
    publishes: read.flags.has('publish'),
    isHeld: read.flags.has('held'),
    jsonFile: read.values['json'] ?? null,
    engines: read.values['engines']?.split(',') ?? null,
    budgetMinutes: budget === undefined ? null : Number(budget),
    lengths: lengthsOf(isQuick ? quickLengths : fullLengths, read.values),
  };
}

const refuse = (sentence: string): string => `${sentence}\n\n${usage}`;

function readWords(words: readonly string[]): Words | string {
  const found = new Set<string>();
  const values: Record<string, string> = {};
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    // `--rounds 3` and `--rounds=3` are the same.
    const [name = '', joined] = word.replace(/^--/, '').split(/=(.*)/s);
    const takesValue = numbers.includes(name) || texts.includes(name);
    if (!word.startsWith('--') || (!takesValue && !flags.includes(name))) {
      return `There is no option “${word}”.`;
    }
    if (!takesValue) found.add(name);
    else {
      const value = joined ?? words[(index += 1)];
      if (value === undefined || value === '') return `--${name} needs a value.`;
      values[name] = value;
    }
  }
  return { flags: found, values };
}

function wrongNumber({ values }: Words): string | undefined {
  for (const name of numbers) {
    const value = values[name];
    if (value === undefined) continue;
    const isWhole = name === 'rounds' || name === 'units';
    const number = Number(value);
    if (Number.isFinite(number) && number > 0 && (!isWhole || Number.isInteger(number))) continue;
    return `--${name} needs a ${isWhole ? 'whole ' : ''}number above 0, not “${value}”.`;
  }
  const seconds = Number(values['seconds'] ?? 60);
  return seconds < 1 ? '--seconds needs at least 1.' : undefined;
}

function wrongEngine({ values }: Words): string | undefined {
  const unknown = values['engines']?.split(',').find((one) => !engineNames.includes(one));
  return unknown === undefined ? undefined : `There is no engine “${unknown}”.`;
}

function wrongMix({ flags: found, values }: Words): string | undefined {
  const lengths = ['rounds', 'seconds', 'minutes', 'units'].filter((name) => name in values);
  if (values['budget-minutes'] === undefined) return undefined;
  if (found.has('quick')) return '--quick has no budget.';
  return lengths.length === 0
    ? undefined
    : `--budget-minutes chooses the lengths itself; leave out --${lengths.join(', --')}.`;
}

function lengthsOf(usual: Lengths, values: Readonly<Record<string, string>>): Lengths {
  const told = (name: string): number | undefined =>
    values[name] === undefined ? undefined : Number(values[name]);
  const seconds = told('seconds') ?? usual.seconds;
  const scaled = scaledLengths(usual, told('rounds') ?? usual.rounds, seconds);
  const minutes = told('minutes');
  return {
    ...scaled,
    ...(minutes === undefined ? {} : { longMinutes: minutes, driftMinutes: minutes }),
    units: told('units') ?? scaled.units,
  };
}
