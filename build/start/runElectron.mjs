import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { root } from '../setup/paths.mjs';
import { say } from '../setup/say.mjs';

const graceMs = 5000;
// What Chromium says on every machine without a desktop session; it means nothing.
const harmless =
  /ERROR:(bus|viz_main_impl|gpu_init|gl_display|command_buffer_proxy_impl|shared_image_manager|mojo_audio_output_ipc|zygote_communication_linux)\.cc/;
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15, SIGKILL: 9, SIGSEGV: 11, SIGABRT: 6 };

/** Chromium refuses to run as root with its sandbox; from source, and only then, it is left out. */
export function sandboxArguments(uid = process.getuid?.()) {
  return uid === 0 ? ['--no-sandbox'] : [];
}

/** Says so when the sandbox is left out. */
export function tellAboutSandbox() {
  if (sandboxArguments().length > 0) {
    say('Running as root: Chromium runs without its sandbox (--no-sandbox), from source only.');
  }
}

/** Starts the built program in a process group of its own, so that all of it can be ended. */
export function launchElectron(executable, args, env) {
  const child = spawn(executable, [...sandboxArguments(), root, ...args], {
    stdio: ['ignore', 'inherit', 'pipe'],
    detached: process.platform !== 'win32',
    env,
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    if (!harmless.test(line)) process.stderr.write(`${line}\n`);
  });
  const ended = new Promise((done) => {
    child.once('error', () => done(127));
    child.once('exit', (code, signal) => done(code ?? 128 + (signalNumbers[signal] ?? 0)));
  });
  return { child, ended };
}

/**
 * Asks the program to end, and after a while does not ask any more. Only its first process is
 * asked: it ends the others in order. What it leaves behind goes at the end.
 */
export async function endElectron({ child, ended }) {
  child.kill('SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await ended;
  clearTimeout(timer);
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
