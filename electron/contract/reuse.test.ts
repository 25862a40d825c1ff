import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reuse } from './reuse';

it('is the former value when nothing changed', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(reuse(value, structuredClone(value))).toBe(value);
    }),
  );
});

it('equals the new value, whatever was before', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, next) => {
      expect(reuse(before, next)).toEqual(next);
    }),
  );
});

it('keeps the parts that are equal', () => {
  const before = { plans: { a: { tiles: [1, 2] }, b: { tiles: [3] } } };
  const merged = reuse(before, { plans: { a: { tiles: [1, 2] }, b: { tiles: [4] } } });
  expect(merged.plans.a).toBe(before.plans.a);
  expect(merged.plans.b).not.toBe(before.plans.b);
});
