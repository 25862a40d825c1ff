import type { WindowId } from '#contract/ids';
import type { ViewPatch, WindowView } from '#contract/view';
import { diffSections } from './diffSections';
import { fewAlarms } from './fewAlarms';
import type { ClockPort, Sender } from './ports';
import { reuse } from '#contract/reuse';

/**
 * A window that has not taken a patch after this long is told the next one anyway, twice as long
 * after each: if it missed one it sees a gap and asks for the whole.
 */
const firstAnswerMs = 2_000;
const lastAnswerMs = 32_000;
/** Between patches of a flood: the page has other things to do as well. */
const restMs = 100;

/** What a window shows, without the number of its edition. */
export type Sections = Omit<WindowView, 'revision'>;

interface WindowFeedDeps {
  clock: ClockPort;
  /** The present sections of a window; unchanged parts are the same objects. */
  sections(window: Sender): Sections;
  send(windowId: WindowId, patch: ViewPatch): void;
}

interface FedWindow {
  sender: Sender;
  revision: number;
  sent: Sections;
  /** A patch is out and its taking has not been told yet. */
  cancelWait: (() => void) | undefined;
  answerMs: number;
  /** The last patch left alarms out. */
  isBehind: boolean;
  isResting: boolean;
}

/** Per window: a snapshot, then numbered patches, each only after the last was taken. */
export class WindowFeed {
  readonly #deps: WindowFeedDeps;
  readonly #windows = new Map<WindowId, FedWindow>();
  #cancelFlush: (() => void) | undefined;

  constructor(deps: WindowFeedDeps) {
    this.#deps = deps;
  }

  /** The whole view; patches follow from here on. Asked again by a window that missed one. */
  join(sender: Sender): WindowView {
    const known = this.#windows.get(sender.windowId);
    known?.cancelWait?.();
    const revision = (known?.revision ?? 0) + 1;
    const sent = this.#deps.sections(sender);
    const joined = {
      ...{ sender, revision, sent, cancelWait: undefined, answerMs: firstAnswerMs },
      ...{ isBehind: false, isResting: false },
    };
    this.#windows.set(sender.windowId, joined);
    return { ...sent, revision };
  }

  /** The window shows that revision: it may have the next one. */
  taken(windowId: WindowId, revision: number): void {
    const window = this.#windows.get(windowId);
    if (window?.revision !== revision || window.isResting) return;
    window.cancelWait?.();
    window.cancelWait = undefined;
    window.answerMs = firstAnswerMs;
    if (window.isBehind) this.#rest(window);
    else this.#feed(window, false);
  }

  /** The window is gone; the answer tells which one it was. */
  leave(windowId: WindowId): Sender | undefined {
    const window = this.#windows.get(windowId);
    window?.cancelWait?.();
    this.#windows.delete(windowId);
    return window?.sender;
  }

  /** Something changed; windows are told once per turn, however often this is called. */
  markChanged(): void {
    this.#cancelFlush ??= this.#deps.clock.after(0, () => {
      this.#cancelFlush = undefined;
      this.flush();
    });
  }

  /** Tells every window that can take it. */
  flush(): void {
    for (const window of this.#windows.values()) {
      if (window.cancelWait === undefined) this.#feed(window, false);
    }
  }

  /** Which window that is; undefined before it joined. */
  senderOf(windowId: WindowId): Sender | undefined {
    return this.#windows.get(windowId)?.sender;
  }

  windowIds(): WindowId[] {
    return [...this.#windows.keys()];
  }

  stop(): void {
    this.#cancelFlush?.();
    for (const windowId of this.windowIds()) this.leave(windowId);
  }

  #rest(window: FedWindow): void {
    window.isResting = true;
    window.cancelWait = this.#deps.clock.after(restMs, () => {
      window.isResting = false;
      window.cancelWait = undefined;
      this.#feed(window, false);
    });
  }

  /** `isProbe`: also when nothing changed, so that a window that missed a patch notices. */
  #feed(window: FedWindow, isProbe: boolean): void {
    const whole = reuse(window.sent, this.#deps.sections(window.sender));
    const alarms = fewAlarms(window.sent.alarms, whole.alarms);
    const sections = alarms === whole.alarms ? whole : { ...whole, alarms };
    const changes = diffSections(window.sent, sections) ?? (isProbe ? {} : undefined);
    if (changes === undefined) return;
    const from = window.revision;
    window.revision = from + 1;
    window.sent = sections;
    window.isBehind = sections !== whole;
    window.cancelWait = this.#deps.clock.after(window.answerMs, () => {
      window.answerMs = Math.min(window.answerMs * 2, lastAnswerMs);
      this.#feed(window, true);
    });
    this.#deps.send(window.sender.windowId, { ...changes, from, to: window.revision });
  }
}
