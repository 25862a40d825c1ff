import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { RowNumbers } from './rowNumbers';

it('tells each number once, small or large', () => {
  const number = fc.oneof(fc.nat(20), fc.nat(10_000), fc.maxSafeNat());
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      const met = new RowNumbers();
      const fresh = numbers.filter((one) => met.add(one));
      expect(fresh).toEqual([...new Set(numbers)]);
      expect(met.size).toBe(fresh.length);
    }),
  );
});
