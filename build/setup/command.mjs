import { spawn } from 'node:child_process';

const kept = 64 * 1024;

/**
 * Runs a program to its end and keeps what it said.
 * Resolves for every exit code; a program that does not exist answers code 127.
 */
export function run(program, args, options = {}) {
  return new Promise((done) => {
    let output = '';
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const take = (chunk) => {
      output = (output + chunk).slice(-kept);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.once('error', (error) => done({ code: 127, output: String(error) }));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** How to call npm: the npm that called us, or the one on the path. */
export function npmCommand(env = process.env) {
  const script = env.npm_execpath;
  if (script && /npm-cli\.[cm]?js$/.test(script)) return [process.execPath, [script]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

/** Runs npm and keeps what it said. */
export function npm(args, options = {}) {
  const [program, before] = npmCommand();
  return run(program, [...before, ...args], { shell: program.endsWith('.cmd'), ...options });
}
