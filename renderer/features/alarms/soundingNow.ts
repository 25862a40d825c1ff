import { useSyncExternalStore } from 'react';

/** Between the tones of one pattern nothing else comes up. */
const afterMs = 600;

/** Whether a tone or a sentence of this desk sounds now: whatever else is heard stands back for it. */
export class SoundingNow {
  readonly #listeners = new Set<() => void>();
  #end: ReturnType<typeof setTimeout> | undefined;
  #isSounding = false;

  isSounding(): boolean {
    return this.#isSounding;
  }

  /** Sounds for so long from now on. */
  begin(lengthMs: number): void {
    clearTimeout(this.#end);
    this.#become(true);
    this.#end = setTimeout(() => this.#become(false), lengthMs + afterMs);
  }

  /** It was cut off, or has come to its end. */
  end(): void {
    if (this.#isSounding) this.begin(0);
  }

  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #become(isSounding: boolean): void {
    if (isSounding === this.#isSounding) return;
    this.#isSounding = isSounding;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The one of this window. */
export const soundingNow = new SoundingNow();

const listen = (listener: () => void): (() => void) => soundingNow.onChanged(listener);
const read = (): boolean => soundingNow.isSounding();

/** True while an alarm is heard at this desk. */
export const useIsSounding = (): boolean => useSyncExternalStore(listen, read);
