// npm test [-- --all] [--only journeys,unit]: everything that a change must pass.
import './setup/nodeVersion.mjs';

const { answerFor, Refusal } = await import('./setup/say.mjs');
const { setUp } = await import('./setup/setup.mjs');
const { buildApp } = await import('./start/build.mjs');
const { runStages } = await import('./test/runStages.mjs');
const { stages } = await import('./test/stages.mjs');

await answerFor(async () => {
  const args = process.argv.slice(2);
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1]?.split(',') : undefined;
  const chosen = stages.filter(({ name }) => !only || only.includes(name));
  if (chosen.length === 0) throw new Refusal(`Stages: ${stages.map((s) => s.name).join(', ')}.`);
  const electron = await setUp({ forTests: true });
  if (chosen.some(({ needsApp }) => needsApp)) await buildApp();
  const sum = await runStages(chosen, {
    all: args.includes('--all'),
    env: { BRIGHTWALL_ELECTRON: electron.executable },
  });
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  process.exitCode = sum.failed > 0 ? 1 : 0;
});
