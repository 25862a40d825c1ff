import { cpus } from 'node:os';

import { waitForIdle, watchLoad } from '../measure/idle';
import { isVoid, type BenchResult, type Round } from '../result';
import type { Rig } from './rig';

/** One engine's turn in a round: its figures, by name. */
export interface Turn {
  /** Two turns of one engine in a round are the A/A pair: call the second `NAME again`. */
  readonly engine: string;
  run(): Promise<Record<string, number>>;
}

/** A busy machine is told in the round, not waited for without end; a trial hardly waits. */
const idleLimitOf = ({ wishes }: Rig): number => (wishes.seconds < 10 ? 2000 : 60_000);

/** Rounds of interleaved turns; a round whose A/A pair differs is kept and marked void. */
export async function runRounds(
  rig: Rig,
  turns: readonly Turn[],
  aaFigure = 'cores',
): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let number = 1; number <= rig.wishes.rounds; number += 1) {
    let isIdle = rig.wishes.isQuick ? await waitForIdle(4000) : true;
    const load = watchLoad();
    const engines: Record<string, Record<string, number>> = {};
    for (const { engine, run } of turns) {
      if (!rig.wishes.isQuick) isIdle = (await waitForIdle(idleLimitOf(rig))) && isIdle;
      engines[engine] = await run();
      rig.say(`round ${String(number)} ${engine}: ${line(engines[engine])}`);
    }
    const aa = aaOf(engines, aaFigure);
    rounds.push({ aa, void: isVoid(aa), isIdle, ...load.read(), engines });
  }
  return rounds;
}

function aaOf(engines: Round['engines'], figure: string): number | null {
  const again = Object.keys(engines).find((name) => name.endsWith(' again'));
  if (again === undefined) return null;
  const first = engines[again.slice(0, -' again'.length)]?.[figure] ?? 0;
  const second = engines[again]?.[figure] ?? 0;
  return first === 0 ? null : second / first;
}

const line = (figures: Record<string, number>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${String(Number(value.toPrecision(4)))}`)
    .join(', ');

export function hostOf(rounds: readonly Round[]): BenchResult['host'] {
  const load = Math.max(0, ...rounds.map((round) => round.load));
  const steal = Math.max(0, ...rounds.map((round) => round.steal));
  return { cores: cpus().length, load, steal };
}

/** One figure of one engine in all rounds that count; all rounds when none does. */
export function valuesOf(rounds: readonly Round[], engine: string, figure: string): number[] {
  const sound = rounds.filter((round) => !round.void);
  return (sound.length > 0 ? sound : rounds).flatMap((round) => {
    const value = round.engines[engine]?.[figure];
    return value === undefined ? [] : [value];
  });
}
