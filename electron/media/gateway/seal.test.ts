import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Seal } from './seal';

const key = Buffer.alloc(32, 7);

describe('Seal', () => {
  it('opens what it sealed, in this life and the next', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, lease) => {
        const sealed = new Seal(key).seal(lease, text);
        expect(new Seal(Buffer.from(key)).open(lease, sealed)).toBe(text);
      }),
    );
  });

  it('gives the same text for the same address, so that segments keep their names', () => {
    const seal = new Seal(key);
    const url = 'http://media.example/a-1.m4s';
    expect(seal.seal('lease', url)).toBe(seal.seal('lease', url));
    expect(seal.seal('lease', url)).not.toBe(seal.seal('other', url));
  });

  it('opens nothing under another lease or another key', () => {
    const sealed = new Seal(key).seal('lease', 'http://media.example/');
    expect(new Seal(key).open('other', sealed)).toBeUndefined();
    expect(new Seal(Buffer.alloc(32, 8)).open('lease', sealed)).toBeUndefined();
  });

  it('opens nothing that was changed by one bit', () => {
    const seal = new Seal(key);
    const bytes = Buffer.from(seal.seal('lease', 'http://media.example/x.ts'), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const spoiled = Buffer.from(bytes);
        const at = bit >> 3;
        spoiled[at] = (spoiled[at] ?? 0) ^ (1 << (bit & 7));
        expect(seal.open('lease', spoiled.toString('base64url'))).toBeUndefined();
      }),
    );
  });

  it('opens no text of another origin', () => {
    const seal = new Seal(key);
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(seal.open('lease', text)).toBeUndefined();
      }),
    );
  });
});
