// npm run bench -- NAME: measures the program beside its yardsticks (tests/bench/README.md).
import { writeFileSync } from 'node:fs';

import { readWishes, type BenchName } from './arguments';
import { benches } from './benches/benches';
import { makeClips } from './clips/makeClips';
import { Origin } from './origin/origin';
import { publish } from './publish';
import type { BenchResult } from './result';

const electron = process.env['BRIGHTWALL_ELECTRON_VERSION'] ?? 'unknown';
const wishes = readWishes(process.argv.slice(2));
if (typeof wishes === 'string') {
  process.stderr.write(`${wishes}\n`);
  process.exit(2);
}

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`);
};

await makeClips();
const results: BenchResult[] = [];
for (const name of wishes.names) results.push(await run(name, wishes));
const text = `${JSON.stringify(results.length === 1 ? results[0] : results, null, 2)}\n`;
if (wishes.jsonFile !== null) writeFileSync(wishes.jsonFile, text);
if (wishes.publishes) await publish(results);

async function run(name: BenchName, asked: Exclude<typeof wishes, string>): Promise<BenchResult> {
  const origin = await Origin.start();
  try {
    const found = await benches[name]({ origin, wishes: asked, say });
    const shortened = asked.isShortened
      ? [`shortened: ${String(asked.rounds)} rounds, windows of ${String(asked.seconds)} s`]
      : [];
    const quick = asked.isQuick ? ['quick run'] : [];
    const result = { name, electron, ...found, notes: [...quick, ...shortened, ...found.notes] };
    for (const metric of result.metrics) say(metricLine(metric));
    for (const round of result.rounds) if (round.void) say(`a void round: A/A ${String(round.aa)}`);
    return result;
  } finally {
    origin.close();
  }
}

function metricLine({
  id,
  unit,
  ours,
  baseline,
  against,
  ratio,
}: BenchResult['metrics'][0]): string {
  const digits = (value: number | null): string =>
    value === null ? '–' : String(Number(value.toPrecision(4)));
  const beside =
    baseline === null ? '' : `, ${against} ${digits(baseline)}, ratio ${digits(ratio)}`;
  return `${id}: ${digits(ours)} ${unit}${beside}`;
}
