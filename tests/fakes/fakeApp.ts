import { success, type Outcome } from '#contract/outcome';
import type { AppPort } from '../../electron/wall/ports';
import { Signal } from '../../electron/wall/signal';

/** A program that only remembers what it was told. */
export class FakeApp implements AppPort {
  readonly calls: string[] = [];
  readonly #graphicsReduced = new Signal<null>();
  readonly onGraphicsReduced = this.#graphicsReduced.on;
  #isGraphicsReduced = false;

  quit(): void {
    this.calls.push('quit');
  }

  fullscreen(which: 'desk' | 'wall' | 'none'): Outcome<null> {
    this.calls.push(`fullscreen ${which}`);
    return success(null);
  }

  about(): ReturnType<AppPort['about']> {
    return {
      version: '0.0.0',
      electron: '0',
      chromium: '0',
      flavour: 'test',
      dataFolder: 'data',
    };
  }

  /** What the system says when it is asked to start the program at log-in. */
  autostart: Outcome<null> = success(null);
  #startsAtLogin = false;

  startsAtLogin(): ReturnType<AppPort['startsAtLogin']> {
    return Promise.resolve({ isOn: this.#startsAtLogin, isPossible: true });
  }

  startAtLogin(isOn: boolean): Promise<Outcome<null>> {
    if (this.autostart.ok) this.#startsAtLogin = isOn;
    return Promise.resolve(this.autostart);
  }

  deskScale(): number {
    return 1;
  }

  isKeychainThere(): boolean {
    return true;
  }

  isGraphicsReduced(): boolean {
    return this.#isGraphicsReduced;
  }

  reduceGraphics(): void {
    this.#isGraphicsReduced = true;
    this.#graphicsReduced.emit(null);
  }
}
