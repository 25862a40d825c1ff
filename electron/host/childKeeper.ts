import type { ClockPort } from '../wall/ports';
import type { ChildProcess } from './childProcess';

const firstPauseMs = 300;
const longestPauseMs = 5_000;
/** A life of that length makes the next pause short again. */
const soundLifeMs = 30_000;

interface KeptChild {
  spawn: () => ChildProcess;
  clock: ClockPort;
  /** Tells a fresh process what to do. */
  begin: (child: ChildProcess) => void;
  heard: (message: unknown) => void;
}

/** Keeps one process alive: a dead one is started again, after 0.3 s at first and 5 s at most. */
export class ChildKeeper {
  readonly #kept: KeptChild;
  #child: ChildProcess | undefined;
  #pauseMs = firstPauseMs;
  #cancel: () => void = () => undefined;
  #isStopped = true;

  constructor(kept: KeptChild) {
    this.#kept = kept;
  }

  start(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    this.#spawn();
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
    this.#child?.kill();
    this.#child = undefined;
  }

  #spawn(): void {
    const { spawn, clock, begin, heard } = this.#kept;
    const bornAtMs = clock.now();
    const child = spawn();
    this.#child = child;
    child.onMessage((message) => {
      if (this.#child === child) heard(message);
    });
    child.onExit(() => {
      if (this.#child !== child) return;
      this.#child = undefined;
      if (this.#isStopped) return;
      const pauseMs = clock.now() - bornAtMs >= soundLifeMs ? firstPauseMs : this.#pauseMs;
      this.#pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      this.#cancel = clock.after(pauseMs, () => {
        this.#spawn();
      });
    });
    begin(child);
  }
}
