import { cpus } from 'node:os';

import { watchLoad } from '../measure/idle';
import { isVoid, type BenchResult, type Figures, type Round } from '../result';
import { attempt, type Rig } from './rig';

/** One engine's turn in a round: its figures, by name. */
export interface Turn {
  /** Two turns of one engine in a round are the A/A pair: call the second `NAME again`. */
  readonly engine: string;
  /** The round in which it runs, counted from 1; in every one unless told. */
  readonly onlyInRound?: number;
  /** Two figures are the A/A pair, measured by one engine one after the other. */
  run(): Promise<Figures | readonly [Figures, Figures]>;
}

/** A busy machine is told in the round, not waited for without end; a trial hardly waits. */
const idleLimitOf = ({ lengths }: Rig): number => (lengths.seconds < 10 ? 2000 : 30_000);

/** What a turn may take at the most beyond its windows. */
const turnSlackS = 240;

interface RoundWishes {
  readonly aaFigure?: string;
  /** What the rounds are about, where a bench has several kinds. */
  readonly about?: string;
  /** How long a turn may take at the most. */
  readonly limitS?: number;
}

/**
 * Runs rounds of interleaved turns. A round whose A/A pair differs is kept and marked void; a turn
 * that fails is told in the notes and missing in its round.
 */
export async function runRounds(
  rig: Rig,
  turns: readonly Turn[],
  { aaFigure = 'cores', about = '', limitS }: RoundWishes = {},
): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let number = 1; number <= rig.lengths.rounds; number += 1) {
    let isIdle = rig.isQuick ? await rig.untilIdle(2500) : true;
    const load = watchLoad();
    const engines: Record<string, Figures> = {};
    for (const { engine, onlyInRound = number, run } of turns) {
      if (onlyInRound !== number) continue;
      if (!rig.isQuick) isIdle = (await rig.untilIdle(idleLimitOf(rig))) && isIdle;
      const what = `round ${String(number)}${about === '' ? '' : ` (${about})`}, ${engine}`;
      const found = await attempt(rig, {
        what,
        limitS: limitS ?? turnSlackS + rig.lengths.seconds * 2,
        run,
      });
      if (found === null) continue;
      const [first, second] = isPair(found) ? found : [found];
      engines[engine] = first;
      rig.say(`${what}: ${line(first)}`);
      if (second !== undefined) engines[`${engine}${againWord}`] = second;
    }
    const aa = aaOf(engines, aaFigure);
    if (aa !== null) rig.say(`A/A ${aa.toPrecision(4)}`);
    rounds.push({ aa, void: isVoid(aa), isIdle, ...load.read(), engines });
  }
  return rounds;
}

const againWord = ' again';
const isPair = (
  found: Figures | readonly [Figures, Figures],
): found is readonly [Figures, Figures] => Array.isArray(found);

function aaOf(engines: Round['engines'], figure: string): number | null {
  const again = Object.keys(engines).find((name) => name.endsWith(againWord));
  if (again === undefined) return null;
  const first = engines[again.slice(0, -againWord.length)]?.[figure] ?? 0;
  const second = engines[again]?.[figure] ?? 0;
  return first === 0 ? null : second / first;
}

const line = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${String(Number(value.toPrecision(4)))}`)
    .join(', ');

export function hostOf(rounds: readonly Round[]): BenchResult['host'] {
  const load = Math.max(0, ...rounds.map((round) => round.load));
  const steal = Math.max(0, ...rounds.map((round) => round.steal));
  return { cores: cpus().length, load, steal };
}

/** The rounds that count; all of them when none does. */
export function soundRounds(rounds: readonly Round[]): readonly Round[] {
  const sound = rounds.filter((round) => !round.void);
  return sound.length > 0 ? sound : rounds;
}

/** One figure of one engine in all rounds that count. */
export function valuesOf(rounds: readonly Round[], engine: string, figure: string): number[] {
  return soundRounds(rounds).flatMap((round) => round.engines[engine]?.[figure] ?? []);
}
