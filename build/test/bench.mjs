import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { root } from '../setup/paths.mjs';
import { setUp } from '../setup/setup.mjs';
import { buildApp } from '../start/build.mjs';

/** Builds what is measured, then hands over; the bench reads its words itself. */
export async function bench(words) {
  const electron = await setUp({ forTests: true });
  await buildApp();
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const child = spawn(process.execPath, [tsx, join(root, 'tests/bench/bench.ts'), ...words], {
    cwd: root,
    env: {
      ...process.env,
      BRIGHTWALL_ELECTRON: electron.executable,
      BRIGHTWALL_ELECTRON_VERSION: electron.version,
    },
    stdio: 'inherit',
  });
  process.exitCode = await new Promise((done) => child.once('close', (code) => done(code ?? 1)));
}
