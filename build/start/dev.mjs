// npm run dev: rebuilds what changes; pages are loaded again, the program is started again.
// There is no dev server: the windows only accept the program's own protocol.
import { watch } from 'node:fs';
import { join } from 'node:path';

import { describeElectron } from '../setup/electron.mjs';
import { root } from '../setup/paths.mjs';
import { Refusal, say } from '../setup/say.mjs';
import { setUp } from '../setup/setup.mjs';
import { buildApp } from './build.mjs';
import { lacksDisplay, openVirtualDisplay } from './display.mjs';
import { endElectron, launchElectron, tellAboutSandbox } from './runElectron.mjs';
import { readArguments } from './start.mjs';

const settleMs = 200;

/** Runs the program and keeps it up to date until it is closed or interrupted. */
export async function develop(args) {
  const { forwarded, displaySize } = readArguments(args);
  const electron = await setUp();
  await buildApp();
  say(describeElectron(electron));
  tellAboutSandbox();
  const display = lacksDisplay() ? await openVirtualDisplay({ size: displaySize }) : undefined;
  const env = { ...process.env, ...(display && { DISPLAY: display.display }) };
  const program = keepRunning(() =>
    launchElectron(electron.executable, ['--remote-debugging-port=0', ...forwarded], env),
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, program.stop);
  const watchers = watchSources(() => void refresh(program));
  process.exitCode = await program.ended;
  for (const watcher of watchers) watcher.close();
  display?.close();
}

function watchSources(onChange) {
  let timer;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, settleMs);
  };
  return ['electron', 'renderer'].map((folder) =>
    watch(join(root, folder), { recursive: true }, changed),
  );
}

let busy = false;
let again = false;

async function refresh(program) {
  if (busy) {
    again = true;
    return;
  }
  busy = true;
  try {
    const built = await buildApp();
    if (built.includes('electron')) await program.restart();
    else if (built.includes('renderer')) await reloadPages(program.debuggingAddress());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
  } finally {
    busy = false;
    if (again) {
      again = false;
      void refresh(program);
    }
  }
}

/** One program at a time; it has ended when it ends without having been asked to start again. */
function keepRunning(launch) {
  let address;
  let running;
  let finish;
  const ended = new Promise((done) => (finish = done));
  const begin = () => {
    const current = launch();
    running = current;
    current.child.stderr.on('data', (text) => {
      address = /DevTools listening on ws:\/\/([^/]+)\//.exec(String(text))?.[1] ?? address;
    });
    void current.ended.then((code) => running === current && finish(code));
  };
  begin();
  return {
    ended,
    debuggingAddress: () => address,
    stop: () => {
      if (running) void endElectron(running);
    },
    restart: async () => {
      const old = running;
      running = undefined;
      await endElectron(old);
      begin();
    },
  };
}

async function reloadPages(address) {
  if (!address) return;
  const { chromium } = await import('playwright-core');
  const browser = await chromium.connectOverCDP(`http://${address}`);
  await Promise.all(browser.contexts().flatMap((one) => one.pages().map((page) => page.reload())));
  await browser.close();
}
