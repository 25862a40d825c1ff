import type { BenchWishes } from './arguments';
import type { BenchName } from './benchNames';
import { hostOf } from './benches/rounds';
import { benches } from './benches/benches';
import { endLaunched } from './engines/launch';
import { fullLengths, quickLengths, shortenings } from './lengths';
import { waitForIdle } from './measure/idle';
import { withinLimit } from './measure/limits';
import { Origin } from './origin/origin';
import { planFor, planLine, secondsOf, type PlannedBench } from './plan';
import { publish } from './publish';
import type { BenchResult } from './result';

const electron = process.env['BRIGHTWALL_ELECTRON_VERSION'] ?? 'unknown';

type Say = (sentence: string) => void;

interface AllResults {
  readonly results: readonly BenchResult[];
  readonly hasFailed: boolean;
}

/** Runs the benches one after the other; each is published once it is done, whatever follows. */
export async function runAll(wishes: BenchWishes, say: Say): Promise<AllResults> {
  const endMs = Date.now() + (wishes.budgetMinutes ?? 0) * 60_000;
  const results: BenchResult[] = [];
  let hasFailed = false;
  const names = [...wishes.names];
  while (names.length > 0) {
    const next = nextOf(names, wishes, endMs, say);
    const name = next?.name ?? names[0];
    if (name === undefined) break;
    names.splice(0, names.indexOf(name) + 1);
    if (next === undefined) {
      say(`${name} is left out: no time is left for it`);
      results.push(nothing(name, ['no time was left']));
      hasFailed = true;
      continue;
    }
    const result = await run(next, wishes, say);
    hasFailed ||= result.metrics.length === 0;
    results.push(result);
    if (!wishes.publishes) continue;
    await publish([result]).catch((error: unknown) => {
      hasFailed = true;
      say(`${name} was not published: ${String(error)}`);
    });
  }
  return { results, hasFailed };
}

/** What comes next; with a budget, planned anew after every bench from what time is left. */
function nextOf(
  names: readonly BenchName[],
  { budgetMinutes, lengths }: BenchWishes,
  endMs: number,
  say: Say,
): PlannedBench | undefined {
  const [name] = names;
  if (name === undefined) return undefined;
  if (budgetMinutes === null) return { name, lengths, seconds: secondsOf(name, lengths) };
  const plan = planFor(names, (endMs - Date.now()) / 1000);
  if (plan.length > 0) say(`plan: ${planLine(plan)}`);
  return plan.find((one) => one.name === name);
}

/** What a bench may take at the most: nobody is there to end one that hangs. */
const limitS = ({ seconds }: PlannedBench): number => seconds * 2 + 300;

async function run(planned: PlannedBench, wishes: BenchWishes, say: Say): Promise<BenchResult> {
  const { name, lengths } = planned;
  const { isQuick, engines } = wishes;
  const startedMs = Date.now();
  say(
    isQuick ? `${name} begins` : `${name} begins, about ${(planned.seconds / 60).toFixed(1)} min`,
  );
  const notes = notesOf(planned, isQuick);
  const over = new AbortController();
  let origin: Origin | undefined;
  try {
    origin = await Origin.start();
    const note = (sentence: string): void => void notes.push(sentence);
    const rig = {
      ...{ origin, lengths, isQuick, engines, say, note },
      untilIdle: waitForIdle,
      signal: over.signal,
    };
    const found = await withinLimit(benches[name](rig), limitS(planned), () => {
      over.abort(new Error('given up'));
      return endLaunched();
    });
    const result = { name, electron, ...found, notes: [...notes, ...found.notes] };
    say(`${name} done in ${((Date.now() - startedMs) / 60_000).toFixed(1)} min`);
    return result;
  } catch (error) {
    say(
      `${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return nothing(name, [...notes, `failed: ${reason}`]);
  } finally {
    await endLaunched();
    origin?.close();
  }
}

function notesOf({ name, lengths }: PlannedBench, isQuick: boolean): string[] {
  if (isQuick) return ['quick run', ...shortenings(name, lengths, quickLengths)];
  const shortened = shortenings(name, lengths, fullLengths);
  return shortened.length === 0 ? [] : [`shortened: ${shortened.join(', ')}`];
}

const nothing = (name: BenchName, notes: readonly string[]): BenchResult => ({
  ...{ name, electron, host: hostOf([]), rounds: [], metrics: [], notes },
});
