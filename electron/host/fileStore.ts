import { copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, success, type Outcome } from '#contract/outcome';
import type { StorePort } from '../wall/ports';

const isMissing = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';

/** Names become file names, so they are plain. */
const namePattern = /^[a-z][a-z0-9-]{0,60}$/;

/**
 * JSON files, each written whole beside the old one and then renamed over it; the one before is
 * kept. A file that cannot be read is moved aside and told, never overwritten.
 */
export class FileStore implements StorePort {
  readonly #folder: string;
  readonly #now: () => number;
  /** Writes of one name follow each other; the last one wins. */
  readonly #lines = new Map<string, Promise<unknown>>();

  constructor(folder: string, now: () => number = Date.now) {
    this.#folder = folder;
    this.#now = now;
  }

  read(name: string): Promise<Outcome<unknown>> {
    return this.#inLine(name, () => this.#readNow(name));
  }

  write(name: string, value: unknown): Promise<Outcome<null>> {
    return this.#inLine(name, () => this.#writeNow(name, value));
  }

  /** Resolves when everything asked so far is on the disk. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#lines.values());
  }

  #inLine<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#lines.get(name) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#lines.set(name, mine);
    return mine;
  }

  #fileOf(name: string): string | undefined {
    return namePattern.test(name) ? join(this.#folder, `${name}.json`) : undefined;
  }

  async #readNow(name: string): Promise<Outcome<unknown>> {
    const file = this.#fileOf(name);
    if (file === undefined) return failure('store/broken', 'name');
    try {
      return success(JSON.parse(await readFile(file, 'utf8')) as unknown);
    } catch (error) {
      if (isMissing(error)) return success(undefined);
      await rename(file, `${file}.broken-${String(this.#now())}`).catch(() => undefined);
      return failure('store/broken', name);
    }
  }

  async #writeNow(name: string, value: unknown): Promise<Outcome<null>> {
    const file = this.#fileOf(name);
    if (file === undefined) return failure('store/unwritable', 'name');
    const fresh = `${file}.new`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeThrough(fresh, `${JSON.stringify(value, null, 2)}\n`);
      await copyFile(file, `${file}.bak`).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      });
      await rename(fresh, file);
      await syncFolder(this.#folder);
      return success(null);
    } catch (error) {
      await rm(fresh, { force: true }).catch(() => undefined);
      return failure('store/unwritable', `${name}: ${(error as NodeJS.ErrnoException).code ?? ''}`);
    }
  }
}

const writeThrough = async (file: string, text: string): Promise<void> => {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The new name itself must survive a power cut; not every system lets folders be synced. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
};
