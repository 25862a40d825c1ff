import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { SampleRoom } from './sampleRoom';

const aPicture = (bytes: number, value: number): Uint8Array =>
  new Uint8Array(bytes).fill(value % 251);

describe('SampleRoom', () => {
  it('keeps what was put in as it was, whatever comes and goes', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.nat()), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (all) => {
        const room = new SampleRoom();
        const kept: { is: Uint8Array; was: Uint8Array }[] = [];
        const isAsItWas = ({ is, was }: (typeof kept)[number]) =>
          expect(Buffer.compare(is, was)).toBe(0);
        for (const [bytes, chance] of all) {
          const was = aPicture(bytes, chance);
          kept.push({ is: room.keep(was), was });
          if (chance % 3 !== 0) continue;
          const [gone] = kept.splice(chance % kept.length, 1);
          isAsItWas(gone!);
          room.giveBack(gone!.is);
        }
        kept.forEach(isAsItWas);
      }),
      { numRuns: 60 },
    );
  });

  it('uses the room of a picture that was given back for the next one', () => {
    const room = new SampleRoom();
    const first = room.keep(aPicture(900, 1));
    room.giveBack(first);
    expect(room.keep(aPicture(700, 2)).buffer).toBe(first.buffer);
    expect(room.keep(aPicture(700, 3)).buffer).not.toBe(first.buffer);
  });

  it('lets go of what would lie unused', () => {
    const room = new SampleRoom();
    const many = Array.from({ length: 100 }, () => room.keep(aPicture(600, 1)));
    const rooms = new Set(many.map(({ buffer }) => buffer));
    for (const one of many) room.giveBack(one);
    const again = Array.from({ length: 100 }, () => room.keep(aPicture(600, 2)));
    expect(again.filter(({ buffer }) => rooms.has(buffer))).toHaveLength(64);
  });

  it('leaves very large pictures where they are', () => {
    const large = new Uint8Array(2 ** 20 + 1);
    expect(new SampleRoom().keep(large)).toBe(large);
  });
});
