// npm run shots [-- --readme] [-- --only=en:3840x2160] [-- --what=states,moment]
// Today's pictures of wall and desk, from the real program.
import './setup/nodeVersion.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const { answerFor } = await import('./setup/say.mjs');
const { root } = await import('./setup/paths.mjs');
const { setUp } = await import('./setup/setup.mjs');
const { buildApp } = await import('./start/build.mjs');

await answerFor(async () => {
  const electron = await setUp({ forTests: true });
  await buildApp();
  const tool = join(root, 'node_modules/tsx/dist/cli.mjs');
  const script = join(root, 'tests/shots/shots.ts');
  const shooting = spawn(process.execPath, [tool, script, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, BRIGHTWALL_ELECTRON: electron.executable },
  });
  process.exitCode = await new Promise((done) => shooting.once('exit', (code) => done(code ?? 1)));
});
