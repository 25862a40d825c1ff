import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './certificates';

/** Who may log in at the broker of a test. */
export const brokerUser = { user: 'wall', password: 'invented-1' };

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

const program = (): string =>
  ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'].find(
    existsSync,
  ) ?? 'mosquitto';

/**
 * A real mosquitto on this machine, with password and TLS; what it holds for sessions outlives a
 * restart.
 */
export class Mosquitto {
  readonly #folder = mkdtempSync(join(tmpdir(), 'brightwall-broker-'));
  readonly authority: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
    const { key, cert } = makeCertificate({ isAuthority: true });
    this.authority = cert;
    const file = (name: string, text: string): string => {
      writeFileSync(join(this.#folder, name), text, { mode: 0o600 });
      return join(this.#folder, name);
    };
    const passwords = file('passwords', `${brokerUser.user}:${brokerUser.password}\n`);
    execFileSync('mosquitto_passwd', ['-U', passwords]);
    const lines = [
      // Started by root it would become another user, who may not read these files.
      `user ${process.getuid?.() === 0 ? 'root' : 'mosquitto'}`,
      `listener ${String(port)} 127.0.0.1`,
      `certfile ${file('cert.pem', cert)}`,
      `keyfile ${file('key.pem', key)}`,
      'allow_anonymous false',
      `password_file ${passwords}`,
      'persistence true',
      `persistence_location ${this.#folder}/`,
      // As many as wait while nobody reads; the usual thousand are let fall in a second.
      'max_queued_messages 0',
      'log_type error',
    ];
    file('mosquitto.conf', `${lines.join('\n')}\n`);
  }

  static async start(): Promise<Mosquitto> {
    const broker = new Mosquitto(await freePort());
    await broker.run();
    return broker;
  }

  get address(): string {
    return `mqtts://127.0.0.1:${String(this.#port)}`;
  }

  /** Runs it, again after `stop`. */
  async run(): Promise<void> {
    this.#process = spawn(program(), ['-c', join(this.#folder, 'mosquitto.conf')], {
      stdio: 'ignore',
    });
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (await this.#answers()) return;
      await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error('mosquitto does not listen');
  }

  async stop(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const ended = new Promise((done) => running.once('exit', done));
    running.kill('SIGTERM');
    await ended;
  }

  /** For good. */
  async end(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #answers(): Promise<boolean> {
    return new Promise((done) => {
      const socket = connect(this.#port, '127.0.0.1');
      socket.once('connect', () => {
        socket.destroy();
        done(true);
      });
      socket.once('error', () => done(false));
    });
  }
}
