import type { BrowserWindow } from 'electron';
import type { LogBook } from './logBook';
import { Pulse, pulseTickMs } from './pulse';

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
    for (const one of all) this.#lookAt(one, elapsedMs, areAllSilent);
  }

  #lookAt(
    { window, name, pulse, onHung }: Watched,
    elapsedMs: number,
    areAllSilent: boolean,
  ): void {
    if (window.isDestroyed()) return;
    const contents = window.webContents;
    if (contents.isCrashed()) return;
    const advice = pulse.tick(elapsedMs, {
      isLoading: contents.isLoading(),
      isHeld: contents.isDevToolsOpened(),
      areAllSilent,
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
