import { expect, it } from 'vitest';
import { HeldStills } from './heldStills';

it('answers a held still by its own name, and only while it is held', () => {
  const stills = new HeldStills();
  const one = stills.keep(Uint8Array.of(1));
  const other = stills.keep(Uint8Array.of(2));
  expect(stills.read(['held', `${one}.jpg`])).toEqual(Uint8Array.of(1));
  expect(stills.read(['held', `${other}.jpg`])).toEqual(Uint8Array.of(2));
  expect(stills.read(['assets', `${one}.jpg`])).toBeUndefined();
  expect(stills.read(['held', 'x', `${one}.jpg`])).toBeUndefined();
  stills.drop(one);
  expect(stills.read(['held', `${one}.jpg`])).toBeUndefined();
});
