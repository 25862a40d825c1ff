import type { ChildProcess } from 'node:child_process';

/** So many of its newest lines are kept. */
const keptLines = 80;
/** Chromium's own complaints about a machine without graphics, sound and message bus. */
const isNoise = (line: string): boolean =>
  /(dbus|bus\.cc|gpu|viz|shared_image|alsa|vaapi|gl_|angle)/i.test(line);

/** What a program says to its console, told when a journey fails: why a page died stands there. */
export class ProgramWords {
  readonly #lines: string[] = [];

  constructor(program: ChildProcess) {
    const startedMs = Date.now();
    for (const stream of [program.stdout, program.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
        const lines = chunk.toString().split('\n');
        for (const line of lines) {
          if (line.trim() !== '' && !isNoise(line)) this.#lines.push(`${seconds} s  ${line}`);
        }
        this.#lines.splice(0, Math.max(0, this.#lines.length - keptLines));
      });
    }
  }

  tell(): void {
    console.log(`what the program said:\n${this.#lines.join('\n')}`);
  }
}
