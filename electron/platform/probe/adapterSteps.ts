import type { CameraId } from '#contract/ids';
import type { Fault, Outcome } from '#contract/outcome';
import type { Camera } from '#contract/camera';
import type { PlatformPort, Upstream } from '../../wall/ports';
import { finding, type Finding } from './finding';

/** Fetches a still picture as a wall would, and tells its size. */
export type SeePicture = (
  upstream: Upstream,
) => Promise<Outcome<{ widthPx: number; heightPx: number }>>;

export const waits = { loginMs: 15_000, catalogMs: 10_000, pictureMs: 12_000 } as const;
/** Some cameras of every city are broken; so many are asked for a picture. */
const maxTries = 3;

/** The steps that only the adapter of a kind can take: the platform is used as it will be. */
export class AdapterSteps {
  readonly #port: PlatformPort;
  readonly #signal: AbortSignal;
  readonly #cameras = new Map<CameraId, Camera>();
  readonly #changed = new Set<() => void>();
  readonly #unsubscribers: (() => void)[];
  #isComplete = false;

  constructor(port: PlatformPort, signal: AbortSignal) {
    this.#port = port;
    this.#signal = signal;
    const wake = (): void => {
      for (const look of [...this.#changed]) look();
    };
    this.#unsubscribers = [
      port.onHealthChanged(wake),
      port.onCatalogNews((news) => {
        if (news.kind === 'upsert') {
          for (const camera of news.cameras) this.#cameras.set(camera.cameraId, camera);
        } else if (news.kind === 'complete') this.#isComplete = true;
        wake();
      }),
    ];
    port.start();
  }

  async end(): Promise<void> {
    for (const unsubscribe of this.#unsubscribers) unsubscribe();
    await this.#port.stop();
  }

  async logIn(): Promise<Finding> {
    const port = this.#port;
    await this.#until(() => port.health().state !== 'connecting', waits.loginMs);
    const { state, fault } = port.health();
    if (state === 'connecting') return finding('login-silent');
    if (state === 'down') return loginFinding(fault);
    return finding(port.capabilities.login ? 'login-good' : 'login-none');
  }

  async readCatalog(): Promise<Finding> {
    await this.#until(() => this.#isComplete, waits.catalogMs);
    const cameras = String(this.#cameras.size);
    if (!this.#isComplete) return finding('catalog-reading', { cameras });
    return finding(this.#cameras.size === 0 ? 'catalog-empty' : 'catalog-good', { cameras });
  }

  async see(seePicture: SeePicture): Promise<Finding> {
    const online = this.#someOnline();
    let last: Finding = finding('picture-no-camera');
    for (const camera of online) {
      if (this.#signal.aborted) break;
      last = await this.#seeOne(camera, seePicture);
      if (last.code !== 'picture-failed') break;
    }
    return last;
  }

  async #seeOne({ cameraId, name }: Camera, seePicture: SeePicture): Promise<Finding> {
    const words = { zh: name.zh, en: name.en };
    const port = this.#port;
    if (!port.capabilities.snapshot) {
      const opened = await port.openStream(cameraId, 'sub');
      if (!opened.ok) return failed(words, opened.fault);
      await port.closeStream(opened.value.streamKey);
      return finding('picture-stream', words);
    }
    const still = await port.snapshot(cameraId);
    const seen = still.ok ? await seePicture(still.value) : still;
    if (!seen.ok) return failed(words, seen.fault);
    const { widthPx, heightPx } = seen.value;
    return finding('picture-good', { ...words, size: `${String(widthPx)} × ${String(heightPx)}` });
  }

  #someOnline(): Camera[] {
    const online: Camera[] = [];
    for (const camera of this.#cameras.values()) {
      if (camera.isOnline) online.push(camera);
      if (online.length === maxTries) break;
    }
    return online;
  }

  /** Waits for news until it is so, the time is over or nobody wants to know. */
  #until(isSo: () => boolean, limitMs: number): Promise<void> {
    if (isSo() || this.#signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#changed.delete(look);
        this.#signal.removeEventListener('abort', settle);
        resolve();
      };
      const look = (): void => {
        if (isSo()) settle();
      };
      const timer = setTimeout(settle, limitMs);
      this.#changed.add(look);
      this.#signal.addEventListener('abort', settle, { once: true });
    });
  }
}

const failed = (words: Record<string, string>, { code }: Fault): Finding => ({
  ...finding('picture-failed', words),
  fault: code,
});

const loginFinding = (fault: Fault | null): Finding => {
  if (fault === null) return finding('login-silent');
  if (fault.code === 'platform/login-refused') return finding('login-refused');
  if (fault.code === 'platform/bad-answer') return finding('login-other-kind');
  return { ...finding('login-failed'), fault: fault.code };
};
