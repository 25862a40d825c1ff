import type { ClockPort, IdPort } from '../wall/ports';
import { Signal } from '../wall/signal';
import { ChildKeeper } from './childKeeper';
import type { ChildProcess } from './childProcess';

/** How the embedded city is to be. */
export interface CityWishes {
  cameras: number;
  seed: number;
  alarmsPerHour: number;
  script: 'off' | 'random' | 'day' | undefined;
  port: number | undefined;
}

/** Where the city answers; user and password are new in every run. */
export interface CityAddress {
  address: string;
  user: string;
  password: string;
}

interface Parts {
  spawn: () => ChildProcess;
  clock: ClockPort;
  ids: IdPort;
  /** Folder of the prepared clips. */
  clipsFolder: string;
  /** What is open in the city outlives it there. */
  stateFile: string;
}

type Report = { kind: 'ready'; port: number } | { kind: 'failed'; reason: string };

/** Runs the rehearsal city beside the program, and revives it at the same address. */
export class CityProcess {
  readonly #parts: Parts;
  readonly #user: string;
  readonly #password: string;
  readonly #ready = new Signal<CityAddress>();
  readonly #failed = new Signal<string>();
  /** It answers: for the first time, or again. */
  readonly onReady = this.#ready.on;
  readonly onFailed = this.#failed.on;
  #keeper: ChildKeeper | undefined;
  #wishes: CityWishes | undefined;
  #port = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#user = `station-${parts.ids.secret().slice(0, 8)}`;
    this.#password = parts.ids.secret();
  }

  get isRunning(): boolean {
    return this.#keeper !== undefined;
  }

  start(wishes: CityWishes): void {
    this.stop();
    this.#wishes = wishes;
    this.#port = wishes.port ?? 0;
    this.#keeper = new ChildKeeper({
      spawn: this.#parts.spawn,
      clock: this.#parts.clock,
      begin: (child) => {
        child.post({ kind: 'start', options: this.#options() });
      },
      heard: (message) => {
        this.#heard(message as Report);
      },
    });
    this.#keeper.start();
  }

  stop(): void {
    this.#keeper?.stop();
    this.#keeper = undefined;
  }

  #options(): Record<string, unknown> {
    const { port: _port, ...wishes } = this.#wishes ?? {};
    return {
      ...wishes,
      port: this.#port,
      user: this.#user,
      password: this.#password,
      clipsFolder: this.#parts.clipsFolder,
      stateFile: this.#parts.stateFile,
    };
  }

  #heard(report: Report): void {
    if (report.kind === 'failed') this.#failed.emit(report.reason);
    if (report.kind !== 'ready') return;
    this.#port = report.port;
    this.#ready.emit({
      address: `http://127.0.0.1:${String(report.port)}`,
      user: this.#user,
      password: this.#password,
    });
  }
}
