import { safeStorage } from 'electron';
import type { Sealer } from './secretVault';

/** What every Electron offers; the newest call it outdated. */
interface PlainSafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(plain: string): Buffer;
  decryptString(sealed: Buffer): string;
}

/** Newer Electrons have calls that do not block; older ones only the others. */
interface AsyncSafeStorage {
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync(plain: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
}

const plainStorage = (): PlainSafeStorage => safeStorage;

const asyncStorage = (): AsyncSafeStorage | undefined => {
  const storage = safeStorage as unknown as Partial<AsyncSafeStorage>;
  return storage.encryptStringAsync && storage.decryptStringAsync
    ? (storage as AsyncSafeStorage)
    : undefined;
};

/** On Linux without a keyring Electron would "encrypt" with a key that everybody knows. */
const hasRealBackend = (): boolean =>
  process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';

/** The keychain of this system, as far as this Electron offers it. */
export const systemSealer: Sealer = {
  isThere: async () => {
    try {
      const isAvailable =
        (await asyncStorage()?.isAsyncEncryptionAvailable?.()) ??
        plainStorage().isEncryptionAvailable();
      return isAvailable && hasRealBackend();
    } catch {
      return false;
    }
  },
  seal: async (plain) =>
    (await asyncStorage()?.encryptStringAsync(plain)) ?? plainStorage().encryptString(plain),
  open: async (sealed) => {
    const opened = await asyncStorage()?.decryptStringAsync(sealed);
    return opened === undefined
      ? { plain: plainStorage().decryptString(sealed), isOutdated: false }
      : { plain: opened.result, isOutdated: opened.shouldReEncrypt };
  },
};
