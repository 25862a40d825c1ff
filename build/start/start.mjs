import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { describeElectron } from '../setup/electron.mjs';
import { Refusal, say } from '../setup/say.mjs';
import { setUp } from '../setup/setup.mjs';
import { buildApp } from './build.mjs';
import { lacksDisplay, openVirtualDisplay } from './display.mjs';
import { endElectron, launchElectron, tellAboutSandbox } from './runElectron.mjs';

const snapshotLimitMs = 120_000;

/** Sets up, builds, and runs the program until it ends; its exit code becomes ours. */
export async function start(args) {
  const { forwarded, displaySize, snapshotFolder } = readArguments(args);
  const electron = await setUp();
  await buildApp();
  say(describeElectron(electron));
  tellAboutSandbox();
  const display = lacksDisplay() ? await openVirtualDisplay({ size: displaySize }) : undefined;
  if (display) say(`No display here: running on the virtual display ${display.display}.`);
  const env = { ...process.env, ...(display && { DISPLAY: display.display }) };
  const running = launchElectron(electron.executable, forwarded, env);
  const code = await waitForEnd(running, snapshotFolder);
  display?.close();
  process.exitCode = code;
}

async function waitForEnd(running, snapshotFolder) {
  let reason;
  const stop = (why) => {
    reason ??= why;
    void endElectron(running);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(130));
  const timer = snapshotFolder && setTimeout(() => stop('late'), snapshotLimitMs);
  const code = await running.ended;
  clearTimeout(timer);
  await endElectron(running);
  if (reason !== 'late') return reason ?? code;
  throw new Refusal(
    `No snapshot after ${snapshotLimitMs / 1000} s: the tiles did not all play. The program was ended.`,
  );
}

/** Takes out what is ours; everything else goes to the program as it stands. */
export function readArguments(args) {
  const forwarded = [];
  let displaySize = '1920x1080';
  let snapshotFolder;
  for (let i = 0; i < args.length; i += 1) {
    const [name, inline] = args[i].split(/=(.*)/s);
    if (name === '--display-size') displaySize = inline ?? args[(i += 1)];
    else if (name === '--snapshot') {
      const folder = inline ?? args[(i += 1)];
      if (!folder) throw new Refusal('--snapshot needs a folder: npm start -- --snapshot out/');
      snapshotFolder = resolve(folder);
      mkdirSync(snapshotFolder, { recursive: true });
      forwarded.push(`--snapshot=${snapshotFolder}`);
    } else forwarded.push(args[i]);
  }
  if (!/^\d{3,5}x\d{3,5}$/.test(displaySize ?? '')) {
    throw new Refusal('--display-size needs a size such as 1920x1080.');
  }
  return { forwarded, displaySize, snapshotFolder };
}
