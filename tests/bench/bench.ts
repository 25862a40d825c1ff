// npm run bench -- NAME: measures the program beside its yardsticks (tests/bench/README.md).
import { writeFileSync } from 'node:fs';

import { readWishes } from './arguments';
import { makeClips } from './clips/makeClips';
import { endLaunched } from './engines/launch';
import { beyondGoals, metricLine } from './lines';
import { runAll } from './runAll';

const wishes = readWishes(process.argv.slice(2));
if (typeof wishes === 'string') {
  process.stderr.write(`${wishes}\n`);
  process.exit(2);
}

// Progress beside the figures, so that `2> FILE` keeps it.
const say = (sentence: string): void => {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${sentence}\n`);
};

// What an abandoned turn still stumbles over must not end the others.
process.on('unhandledRejection', (reason) => {
  say(`left behind: ${String(reason)}`);
});

// Whoever ends the bench ends what it started, displays as well.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    say(`ended by ${signal}`);
    void endLaunched().finally(() => process.exit(1));
  });
}

await makeClips();
const { results, hasFailed } = await runAll(wishes, say);
for (const { name, metrics } of results) {
  for (const metric of metrics) process.stdout.write(`${name} ${metricLine(metric)}\n`);
}
if (wishes.jsonFile !== null) {
  const text = JSON.stringify(results.length === 1 ? results[0] : results, null, 2);
  writeFileSync(wishes.jsonFile, `${text}\n`);
}
const bad = wishes.isHeld ? results.flatMap(({ metrics }) => beyondGoals(metrics)) : [];
for (const sentence of bad) process.stderr.write(`${sentence}\n`);
process.exitCode = hasFailed || bad.length > 0 ? 1 : 0;
