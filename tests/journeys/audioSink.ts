import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A sound server of its own with one device that swallows everything; it can be taken away. */
export class AudioSink {
  readonly #folder: string;
  readonly #server: ChildProcess;

  private constructor(folder: string, server: ChildProcess) {
    this.#folder = folder;
    this.#server = server;
  }

  /** Starts the server and plugs the device in. */
  static async open(): Promise<AudioSink> {
    const folder = mkdtempSync(join(tmpdir(), 'brightwall-audio-'));
    const socket = join(folder, 'socket');
    const server = spawn(
      'pulseaudio',
      [
        ...['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no'],
        ...['-L', `module-native-protocol-unix socket=${socket} auth-anonymous=1`],
      ],
      { env: environment(folder), stdio: 'ignore' },
    );
    const sink = new AudioSink(folder, server);
    const end = Date.now() + 10_000;
    while (!existsSync(socket)) {
      if (Date.now() > end) throw new Error('pulseaudio did not start');
      await new Promise((done) => setTimeout(done, 50));
    }
    sink.plugIn();
    return sink;
  }

  /** What a program needs to find it. */
  get env(): Record<string, string> {
    return { PULSE_SERVER: `unix:${join(this.#folder, 'socket')}` };
  }

  plugIn(): void {
    this.#control('load-module', 'module-null-sink', 'sink_name=desk', 'rate=48000');
  }

  pullOut(): void {
    this.#control('unload-module', 'module-null-sink');
  }

  close(): void {
    this.#server.kill('SIGTERM');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #control(...words: string[]): void {
    execFileSync('pactl', words, { env: { ...environment(this.#folder), ...this.env } });
  }
}

const environment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: folder,
  XDG_RUNTIME_DIR: folder,
});
