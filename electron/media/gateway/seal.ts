import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/**
 * Hides upstream addresses inside addresses that a page may see. The same address under the same
 * lease gives the same text, so that a reloaded playlist names the segments it named before; and
 * since the key outlives the process, a revived gateway opens what the one before has sealed.
 */
export class Seal {
  readonly #cipherKey: Buffer;
  readonly #nonceKey: Buffer;

  /** @param key 32 bytes, kept by the main process for as long as the station runs */
  constructor(key: Buffer) {
    this.#cipherKey = deriveKey(key, 'cipher');
    this.#nonceKey = deriveKey(key, 'nonce');
  }

  /** @param lease the secret that the text is good under, and no other */
  seal(lease: string, text: string): string {
    const nonce = this.#nonceOf(lease, text);
    const cipher = createCipheriv('aes-256-gcm', this.#cipherKey, nonce);
    cipher.setAAD(Buffer.from(lease));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
  }

  /** Undefined for anything that this key did not seal under this lease. */
  open(lease: string, sealed: string): string | undefined {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < nonceBytes + tagBytes) return undefined;
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.#cipherKey, nonce);
    decipher.setAAD(Buffer.from(lease));
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    try {
      const body = bytes.subarray(nonceBytes, bytes.length - tagBytes);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** Two different texts never share a nonce, short of a collision of the HMAC. */
  #nonceOf(lease: string, text: string): Buffer {
    const mac = createHmac('sha256', this.#nonceKey);
    mac.update(`${String(lease.length)}:${lease}:${text}`);
    return mac.digest().subarray(0, nonceBytes);
  }
}

const deriveKey = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `brightwall gateway ${purpose}`, 32));
