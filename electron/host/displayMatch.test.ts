import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownDisplay } from '#contract/screens';
import { matchDisplays, type SeenDisplay } from './displayMatch';

const known = (nth: number, given: Partial<KnownDisplay> = {}): KnownDisplay => ({
  key: `d${String(nth)}`,
  screenIds: [],
  label: '',
  widthPx: 1920,
  heightPx: 1080,
  scaleFactor: 1,
  x: nth * 1920,
  y: 0,
  seenAtMs: 0,
  ...given,
});

const seen = (
  { label, widthPx, heightPx, scaleFactor, x, y }: KnownDisplay,
  given: Partial<SeenDisplay> = {},
): SeenDisplay => ({ label, widthPx, heightPx, scaleFactor, x, y, stayedKey: undefined, ...given });

const keysOf = (all: KnownDisplay[], now: SeenDisplay[]) => matchDisplays(all, now).keys;

describe('one fact changes and the display is known again', () => {
  const twin = { label: 'P75' };
  const all = [known(1, twin), known(2, twin), known(3, { label: 'EV2456', widthPx: 1200 })];
  const [left, right, small] = all as [KnownDisplay, KnownDisplay, KnownDisplay];

  it.each<[string, Partial<SeenDisplay>]>([
    ['another mode', { widthPx: 1280, heightPx: 1024 }],
    ['upright', { widthPx: 1080, heightPx: 1920 }],
    ['another place', { x: 1920, y: 1080 }],
    ['another scale', { scaleFactor: 1.5 }],
    ['another name after a new driver', { label: 'Generic PnP Monitor' }],
    ['no name any more', { label: '' }],
  ])('%s', (_what, change) => {
    expect(matchDisplays(all, [seen(left, change), seen(right), seen(small)])).toEqual({
      keys: ['d1', 'd2', 'd3'],
      doubts: [],
    });
  });

  it('the system lists them in another order', () => {
    expect(keysOf(all, [seen(small), seen(right), seen(left)])).toEqual(['d3', 'd2', 'd1']);
  });

  it('whatever changes of a display that was never unplugged, it is that display', () => {
    const moved = { widthPx: 3840, heightPx: 2160, x: -3840, scaleFactor: 2, stayedKey: 'd1' };
    expect(keysOf(all, [seen(left, moved), seen(right)])).toEqual(['d1', 'd2']);
  });
});

describe('two of one model', () => {
  const all = [known(1), known(2)];
  const [left, right] = all as [KnownDisplay, KnownDisplay];

  it('are told apart by their place', () => {
    expect(matchDisplays(all, [seen(right), seen(left)])).toEqual({
      keys: ['d2', 'd1'],
      doubts: [],
    });
    expect(matchDisplays(all, [seen(right)])).toEqual({ keys: ['d2'], doubts: [] });
  });

  it('keep their order when both moved, and somebody is asked', () => {
    const down = [seen(right, { y: 1080 }), seen(left, { y: 1080 })];
    expect(matchDisplays(all, down)).toEqual({ keys: ['d2', 'd1'], doubts: [['d2', 'd1']] });
  });

  it('leave a doubt when one came back somewhere else and either could be it', () => {
    const { keys, doubts } = matchDisplays(all, [seen(left, { x: 9000 })]);
    expect(keys).toEqual(['d2']);
    expect(doubts).toEqual([['d2', 'd1']]);
  });

  it('leave none when the other is where it always was', () => {
    const { keys, doubts } = matchDisplays(all, [seen(left, { x: 9000 }), seen(right)]);
    expect(keys).toEqual(['d1', 'd2']);
    expect(doubts).toEqual([]);
  });
});

describe('strangers', () => {
  it('are not taken for a display of another model', () => {
    const all = [known(1, { label: 'P75' })];
    const other = seen(known(5, { label: 'EV2456', widthPx: 1280, heightPx: 1024 }));
    expect(keysOf(all, [other])).toEqual([undefined]);
  });

  it('take a new panel in the old place for its successor', () => {
    const all = [known(1, { label: 'P75' })];
    expect(keysOf(all, [seen(known(1, { label: 'P76' }))])).toEqual(['d1']);
  });
});

it('gives no display to two, and knows all of sixteen again whatever one fact of each changed', () => {
  const facts = fc.record({
    label: fc.constantFrom('', 'A', 'B'),
    size: fc.constantFrom([1920, 1080], [3840, 2160], [1080, 1920]),
    scaleFactor: fc.constantFrom(1, 1.25, 2),
  });
  fc.assert(
    fc.property(
      fc.array(facts, { minLength: 1, maxLength: 16 }),
      fc.array(fc.constantFrom('none', 'scale', 'mode', 'label'), { minLength: 16, maxLength: 16 }),
      (all, changes) => {
        const knowns = all.map(({ label, size, scaleFactor }, index) =>
          known(index + 1, { label, widthPx: size[0], heightPx: size[1], scaleFactor }),
        );
        const now = knowns.map((one, index) => {
          if (changes[index] === 'scale') return seen(one, { scaleFactor: 1.75 });
          if (changes[index] === 'mode') return seen(one, { widthPx: 1280, heightPx: 800 });
          return changes[index] === 'label' ? seen(one, { label: 'C' }) : seen(one);
        });
        expect(keysOf(knowns, now)).toEqual(knowns.map(({ key }) => key));
      },
    ),
  );
});
