import { describe, expect, it } from 'vitest';
import { success } from '#contract/outcome';
import type { StorePort } from '../wall/ports';
import { SecretVault, type Sealer } from './secretVault';

const memoryStore = (): StorePort & { kept: Map<string, unknown> } => {
  const kept = new Map<string, unknown>();
  return {
    kept,
    read: (name) => Promise.resolve(success(kept.get(name))),
    write: (name, value) => {
      kept.set(name, value);
      return Promise.resolve(success(null));
    },
  };
};

/** Turns a text round, which is enough to see whether it was sealed. */
const sealer = (isThere: boolean): Sealer => ({
  isThere: () => Promise.resolve(isThere),
  seal: (plain) => Promise.resolve(Buffer.from([...plain].reverse().join(''))),
  open: (sealed) =>
    Promise.resolve({ plain: [...sealed.toString()].reverse().join(''), isOutdated: false }),
});

const vaultOn = async (store: StorePort, isThere = true): Promise<SecretVault> => {
  const vault = new SecretVault(store, sealer(isThere));
  await vault.unlock();
  return vault;
};

describe('the vault', () => {
  it('gives a password back after a restart, and never writes it as it is', async () => {
    const store = memoryStore();
    await (await vaultOn(store)).put('city', 'opensesame');
    expect(JSON.stringify([...store.kept])).not.toContain('opensesame');
    expect(await (await vaultOn(store)).get('city')).toBe('opensesame');
  });

  it('keeps passwords in memory only where nothing can seal them', async () => {
    const store = memoryStore();
    const vault = await vaultOn(store, false);
    expect(vault.isKeychainThere).toBe(false);
    await vault.put('city', 'opensesame');
    expect(await vault.get('city')).toBe('opensesame');
    expect(store.kept.size).toBe(0);
    expect(await (await vaultOn(store, false)).get('city')).toBeUndefined();
  });

  it('keeps a password in memory when the keychain gives up in the middle of a run', async () => {
    const store = memoryStore();
    const failing = { ...sealer(true), seal: () => Promise.reject(new Error('locked')) };
    const vault = new SecretVault(store, failing);
    await vault.unlock();
    expect(await vault.put('city', 'opensesame')).toEqual(success(null));
    expect(await vault.get('city')).toBe('opensesame');
    expect(vault.isKeychainThere).toBe(false);
    expect(store.kept.size).toBe(0);
  });

  it('seals again what was sealed with a key that the system has replaced', async () => {
    const store = memoryStore();
    await (await vaultOn(store)).put('city', 'opensesame');
    const newer: Sealer = {
      isThere: () => Promise.resolve(true),
      seal: (plain) => Promise.resolve(Buffer.from(`newer ${plain.length}`)),
      open: () => Promise.resolve({ plain: 'opensesame', isOutdated: true }),
    };
    const vault = new SecretVault(store, newer);
    await vault.unlock();
    expect(await vault.get('city')).toBe('opensesame');
    const sealed = (store.kept.get('secrets') as Record<string, string>)['city'] ?? '';
    expect(Buffer.from(sealed, 'base64').toString()).toBe('newer 10');
  });

  it('forgets on the disk as well', async () => {
    const store = memoryStore();
    const vault = await vaultOn(store);
    await vault.put('city', 'opensesame');
    await vault.forget('city');
    expect(await vault.get('city')).toBeUndefined();
    expect(await (await vaultOn(store)).get('city')).toBeUndefined();
  });

  it('has no password when the keychain cannot open it any more', async () => {
    const store = memoryStore();
    await (await vaultOn(store)).put('city', 'opensesame');
    const other: Sealer = { ...sealer(true), open: () => Promise.reject(new Error('other key')) };
    const vault = new SecretVault(store, other);
    await vault.unlock();
    expect(await vault.get('city')).toBeUndefined();
  });
});
