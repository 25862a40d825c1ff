import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, mixed, rulesOf, themesOf, type Tokens } from './colours';
import { filesIn, root } from './ourFiles';

const themes = themesOf(readFileSync(path.join(root, 'renderer/kit/tokens.css'), 'utf8'));
const sheets = filesIn(['renderer'], /\.css$/).filter(({ name }) => !name.endsWith('tokens.css'));
const rules = sheets.flatMap(rulesOf);

const priorities = ['critical', 'high', 'medium', 'low'];
const surfaces = ['surface', 'raised', 'sunk'];
const all = [...surfaces, 'row-selected'];
const dark = ['tile', 'plate'];

/** Inks of words, and every ground on which they may stand (design.md §2). */
const words: Readonly<Record<string, readonly string[]>> = {
  text: all,
  'text-2': all,
  // Never on the selected row.
  muted: surfaces,
  focus: surfaces,
  'on-primary': ['primary'],
  'on-step-done': ['step-done'],
  'on-picture': [...dark, 'overlay', 'overlay-idle', 'drawn-tile'],
  'on-picture-2': [...dark, 'overlay', 'overlay-idle'],
  bright: [...dark, 'overlay'],
  'on-plate': ['critical-plate', 'high-plate', 'critical-plate-rested', 'high-plate-rested'],
  // On the selected row the word is text.
  ...Object.fromEntries(priorities.map((priority) => [`${priority}-word`, surfaces])),
};

/** Walls are always dark: there these stand on tiles and plates too. */
const onWalls: Readonly<Record<string, readonly string[]>> = {
  text: dark,
  'text-2': dark,
  muted: ['plate'],
  'on-primary': ['primary-rested'],
};

/** What is recognised rather than read, and letters of at least 24 px: 3:1. */
const shapes: Readonly<Record<string, readonly string[]>> = {
  border: surfaces,
  'drawn-edge': dark,
  focus: all,
  'on-picture-idle': [...dark, 'overlay-idle'],
  bright: [...dark, 'overlay'],
  primary: surfaces,
  'step-done': surfaces,
  ...Object.fromEntries(priorities.map((priority) => [`${priority}-line`, all])),
  ...Object.fromEntries(
    priorities.map((priority) => [`${priority}-digit`, [`${priority}-symbol`]]),
  ),
};

/** Symbols on the desk; the yellow one has an edge where it would not be seen. */
const symbols = priorities.filter((priority) => priority !== 'medium');
/** Frames and symbols of a wall, on dark whatever the desk likes. */
const frames = priorities;
/** A frame that stood for long has this share of its light (screenCare.css). */
const restShare = 0.7;

interface Pair {
  readonly ink: string;
  readonly ground: string;
  readonly theme: 'dark' | 'light';
  readonly least: number;
}

const pairs: readonly Pair[] = (['dark', 'light'] as const).flatMap((theme) => [
  ...pairsOf(words, theme, 4.5),
  ...pairsOf(shapes, theme, 3),
  ...pairsOf(Object.fromEntries(symbols.map((priority) => [`${priority}-symbol`, all])), theme, 3),
  ...pairsOf({ [theme === 'dark' ? 'medium-symbol' : 'medium-edge']: all }, theme, 3),
  ...pairsOf(Object.fromEntries(frames.map((frame) => [frame, dark])), theme, 3),
  ...(theme === 'dark' ? pairsOf(onWalls, theme, 4.5) : []),
]);

function pairsOf(
  table: Readonly<Record<string, readonly string[]>>,
  theme: Pair['theme'],
  least: number,
): Pair[] {
  return Object.entries(table).flatMap(([ink, grounds]) =>
    grounds.map((ground) => ({ ink, ground, theme, least })),
  );
}

const measured = ({ ink, ground, theme }: Omit<Pair, 'least'>): number => {
  const tokens: Tokens = themes[theme];
  return contrast(tokens.get(ink) ?? ink, tokens.get(ground) ?? ground);
};

const tokenIn = (value: string | undefined): string | undefined =>
  /var\(--([\w-]+)/.exec(value ?? '')?.[1];

describe('colours', () => {
  it('have enough contrast in every pair, in both themes', () => {
    const lacking = pairs
      .map((pair) => ({ ...pair, has: measured(pair) }))
      .filter(({ has, least }) => has < least);
    expect(
      lacking.map(
        ({ ink, ground, theme, has }) => `${theme}: ${ink} on ${ground} ${has.toFixed(2)}`,
      ),
    ).toEqual([]);
    for (const least of [4.5, 3]) {
      const of = pairs.filter((pair) => pair.least === least).map(measured);
      console.log(
        `contrast: ${of.length} pairs of at least ${least}, the lowest ${Math.min(...of).toFixed(2)}`,
      );
    }
  });

  it('of frames that rest are still told from the tile', () => {
    const { dark: tokens } = themes;
    const [tile = ''] = ['tile'].map((name) => tokens.get(name) ?? '');
    const rested = frames.map((frame) => mixed(tokens.get(frame) ?? '', tile, restShare));
    expect(rested.filter((colour) => contrast(colour, tile) < 3)).toEqual([]);
  });

  it('stand in tokens.css only', () => {
    const literal = /#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(/i;
    const found = rules.flatMap(({ where, declared }) =>
      [...declared].filter(([, value]) => literal.test(value)).map(([name]) => `${where} ${name}`),
    );
    expect(found).toEqual([]);
  });

  it('of words are inks whose contrast is known, on grounds that they may stand on', () => {
    const known = new Set(pairs.map(({ ink, ground }) => `${ink} on ${ground}`));
    const inks = new Set(pairs.map(({ ink }) => ink));
    const strange = rules.flatMap(({ where, declared }) => {
      const ink = tokenIn(declared.get('color'));
      const ground = tokenIn(declared.get('background') ?? declared.get('background-color'));
      if (ink === undefined) return [];
      if (!inks.has(ink)) return [`${where}: ${ink}`];
      if (ground === undefined || known.has(`${ink} on ${ground}`)) return [];
      return [`${where}: ${ink} on ${ground}`];
    });
    expect(strange).toEqual([]);
  });

  it('are all used', () => {
    const sources = [...sheets, ...filesIn(['renderer'], /\.tsx?$/)].map(({ text }) => text);
    const text = sources.join('\n').replace(/\$\{(?:look\.)?priority\}/g, 'critical');
    const isUsed = (name: string): boolean => {
      const asCritical = name.replace(/^(?:high|medium|low)(?=-|$)/, 'critical');
      return [name, asCritical].some((one) => new RegExp(`--${one}(?![\\w-])`).test(text));
    };
    expect([...themes.dark.keys()].filter((name) => !isUsed(name))).toEqual([]);
  });
});
