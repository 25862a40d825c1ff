import type { BrowserWindow } from 'electron';
import type { LogBook } from './logBook';
import { Pulse, pulseTickMs, type PulseFacts } from './pulse';
import { SpareTime } from './spareTime';

/** A machine that is idle for less than this share has none to spare. */
const sparedShare = 0.05;
/** A process that does not take its own life when told is ended by the system after this. */
const graceMs = 100;

interface Watched {
  window: BrowserWindow;
  name: string;
  pulse: Pulse;
  onHung: () => void;
}

/**
 * Asks every page four times a second whether it is there, and finds one that does not answer. Asked by
 * the clock, because Chromium notices a page that hangs only when somebody types into it, and
 * nobody types into a wall.
 */
export class HeartWatch {
  readonly #log: LogBook;
  readonly #watched = new Set<Watched>();
  readonly #spare = new SpareTime();
  #timer: NodeJS.Timeout | undefined;
  #lookedMs = 0;

  constructor(log: LogBook) {
    this.#log = log;
  }

  /** Watches a window until it closes; `onHung` ends its page. */
  watch(window: BrowserWindow, name: string, onHung: () => void): void {
    const one = { window, name, pulse: new Pulse(), onHung };
    const begun = (): void => {
      one.pulse.begun();
    };
    window.webContents.on('did-start-loading', begun);
    window.webContents.on('render-process-gone', begun);
    this.#watched.add(one);
    window.once('closed', () => {
      this.#watched.delete(one);
      if (this.#watched.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    });
    if (this.#timer !== undefined) return;
    this.#lookedMs = performance.now();
    this.#timer = setInterval(() => {
      this.#look();
    }, pulseTickMs);
  }

  #look(): void {
    const nowMs = performance.now();
    const elapsedMs = nowMs - this.#lookedMs;
    this.#lookedMs = nowMs;
    const all = [...this.#watched];
    const areAllSilent = all.length > 1 && all.every(({ pulse }) => pulse.isSilent);
    const machine = { areAllSilent, isMachineFull: this.#isMachineFull(all) };
    for (const one of all) this.#lookAt(one, elapsedMs, machine);
  }

  /** Only looked up while a page is silent, and since it is: reading it is not free. */
  #isMachineFull(all: readonly Watched[]): boolean {
    if (all.some(({ pulse }) => pulse.isSilent)) return this.#spare.share() < sparedShare;
    this.#spare.forget();
    return false;
  }

  #lookAt(
    { window, name, pulse, onHung }: Watched,
    elapsedMs: number,
    machine: Pick<PulseFacts, 'areAllSilent' | 'isMachineFull'>,
  ): void {
    if (window.isDestroyed()) return;
    const contents = window.webContents;
    if (contents.isCrashed()) return;
    const advice = pulse.tick(elapsedMs, {
      isLoading: contents.isLoading(),
      isHeld: contents.isDevToolsOpened(),
      ...machine,
    });
    const answered = (): void => {
      pulse.answered();
    };
    if (advice === 'ask') contents.executeJavaScript('0').then(answered, answered);
    if (advice !== 'hung') return;
    pulse.begun();
    this.#log.error('a page does not answer and is ended', { name });
    onHung();
  }
}

/** Ends the process of a page, whatever state it is in. */
export const endPage = (window: BrowserWindow): void => {
  const contents = window.webContents;
  const pid = contents.getOSProcessId();
  contents.forcefullyCrashRenderer();
  // A stopped process takes no order, not even that one.
  setTimeout(() => {
    if (window.isDestroyed() || contents.isCrashed() || contents.getOSProcessId() !== pid) return;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It is gone.
    }
  }, graceMs);
};
