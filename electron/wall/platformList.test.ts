import { describe, expect, it } from 'vitest';
import type { PlatformId } from '#contract/ids';
import type { PlatformSettings } from '#contract/settings';
import { byPlatform, inOrder, mayUseKept, withPlatform } from './platformList';

const a = (id: string, given: Partial<PlatformSettings> = {}): PlatformSettings => ({
  platformId: id as PlatformId,
  kind: 'vnp',
  name: id,
  address: `http://${id}.test`,
  user: 'wall',
  ...given,
});
const [east, north, west] = [a('east'), a('north'), a('west')];
const idsOf = (rows: readonly { platformId: PlatformId }[]) =>
  rows.map(({ platformId }) => String(platformId));

describe('the list of platforms', () => {
  it('takes a changed one in its place, and a new one at its end', () => {
    const changed = { ...north, name: 'N' };
    expect(withPlatform([east, north, west], changed)).toEqual([east, changed, west]);
    expect(withPlatform([east], west)).toEqual([east, west]);
  });

  it('is put in order; who is not named keeps the order behind', () => {
    expect(idsOf(inOrder([east, north, west], [west.platformId]))).toEqual([
      'west',
      'east',
      'north',
    ]);
  });

  it('orders what belongs to them; what the program brings itself comes first', () => {
    const rows = [east, a('city'), west];
    expect(idsOf(byPlatform(rows, [west, east]))).toEqual(['city', 'west', 'east']);
  });
});

describe('a password that is kept', () => {
  it('goes to the same place for the same user, whatever else changed', () => {
    expect(mayUseKept(east, { ...east, name: 'Other', address: 'http://east.test/api' })).toBe(
      true,
    );
  });

  it.each([
    ['another host', { address: 'http://west.test' }],
    ['another port', { address: 'http://east.test:81' }],
    ['a way that can be read', { address: 'https://east.test' }],
    ['another user', { user: 'admin' }],
    ['another kind', { kind: 'wvp' }],
  ] as const)('goes nowhere by %s', (_, change) => {
    expect(mayUseKept(east, { ...east, ...change })).toBe(false);
  });

  it('is not there for one that is new, unless nobody is asked who he is', () => {
    expect(mayUseKept(undefined, east)).toBe(false);
    expect(mayUseKept(undefined, a('list', { user: '' }))).toBe(true);
  });
});
