import type { Outcome } from '#contract/outcome';
import type { StorePort } from '../wall/ports';

/** Seals and opens short texts with the system's keychain. */
export interface Sealer {
  isThere(): Promise<boolean>;
  seal(plain: string): Promise<Buffer>;
  /** `isOutdated`: the system has a newer key, and what was sealed should be sealed again. */
  open(sealed: Buffer): Promise<{ plain: string; isOutdated: boolean }>;
}

const storeName = 'secrets';

/** Passwords of platforms: sealed on the disk, or in memory only where nothing can seal them. */
export class SecretVault {
  readonly #store: StorePort;
  readonly #sealer: Sealer;
  readonly #plain = new Map<string, string>();
  #sealed: Record<string, string> = {};
  #isKeychainThere = false;

  constructor(store: StorePort, sealer: Sealer) {
    this.#store = store;
    this.#sealer = sealer;
  }

  /** True when what is put here outlives the program. */
  get isKeychainThere(): boolean {
    return this.#isKeychainThere;
  }

  /** Reads what was kept; must come before the others. */
  async unlock(): Promise<void> {
    this.#isKeychainThere = await this.#sealer.isThere();
    const kept: Outcome<unknown> = await this.#store.read(storeName);
    if (kept.ok && typeof kept.value === 'object' && kept.value !== null) {
      const entries = Object.entries(kept.value).filter(([, value]) => typeof value === 'string');
      this.#sealed = Object.fromEntries(entries);
    }
  }

  async get(name: string): Promise<string | undefined> {
    const plain = this.#plain.get(name);
    if (plain !== undefined) return plain;
    const sealed = this.#sealed[name];
    if (sealed === undefined || !this.#isKeychainThere) return undefined;
    try {
      const { plain: opened, isOutdated } = await this.#sealer.open(Buffer.from(sealed, 'base64'));
      this.#plain.set(name, opened);
      if (isOutdated) await this.put(name, opened);
      return opened;
    } catch {
      // Sealed by another user or another keychain: as good as not there.
      return undefined;
    }
  }

  async put(name: string, secret: string): Promise<Outcome<null>> {
    this.#plain.set(name, secret);
    if (!this.#isKeychainThere) return { ok: true, value: null };
    const sealed = await this.#seal(secret);
    if (sealed === undefined) return { ok: true, value: null };
    this.#sealed = { ...this.#sealed, [name]: sealed.toString('base64') };
    return this.#store.write(storeName, this.#sealed);
  }

  /** Undefined when the keychain gives up in the middle of a run: from then on, memory only. */
  async #seal(secret: string): Promise<Buffer | undefined> {
    try {
      return await this.#sealer.seal(secret);
    } catch {
      this.#isKeychainThere = false;
      return undefined;
    }
  }

  async forget(name: string): Promise<void> {
    this.#plain.delete(name);
    const { [name]: forgotten, ...rest } = this.#sealed;
    if (forgotten === undefined) return;
    this.#sealed = rest;
    await this.#store.write(storeName, rest);
  }
}
