import { blend, colour, faded, type Colour } from './colour';
import type { Point2 } from './vector';

export type LightName =
  'day' | 'noon' | 'warm' | 'mist' | 'rain' | 'dusk' | 'night' | 'infrared' | 'indoor' | 'lamplit';

/** What an hour and a weather do to every colour of a scene. */
export interface Light {
  readonly name: LightName;
  readonly grade: (base: Colour) => Colour;
  readonly haze: Colour;
  /** Share of haze gained per metre; the distance mixes into the sky, nothing is blurred. */
  readonly density: number;
  readonly sky: readonly [top: Colour, foot: Colour];
  /** Towards the sun, seen from above. */
  readonly sun: Point2;
  /** Where a metre of height throws its shadow. */
  readonly cast: Point2;
  readonly shadow: number;
  /** 0 = lamps off, 1 = only lamps give light. */
  readonly lamps: number;
}

interface Recipe {
  readonly fade: number;
  readonly tint: Colour;
  readonly lift?: readonly [to: string, share: number];
  readonly haze: string;
  readonly density: number;
  readonly sky: readonly [string, string];
  readonly shadow: number;
  readonly lamps?: number;
  readonly cast?: Point2;
}

const recipes: Record<LightName, Recipe> = {
  day: {
    fade: 0.14,
    tint: [1, 1, 1],
    haze: '#ced5d8',
    density: 0.006,
    sky: ['#abbcc9', '#dee3e2'],
    shadow: 0.25,
  },
  noon: {
    fade: 0.2,
    tint: [1.04, 1.03, 1.02],
    haze: '#d7dbd9',
    density: 0.005,
    sky: ['#9fb4c4', '#dbe1e0'],
    shadow: 0.29,
    cast: [0.34, 0.2],
  },
  warm: {
    fade: 0.15,
    tint: [1, 0.95, 0.86],
    haze: '#d8ccb8',
    density: 0.007,
    sky: ['#a9b2b6', '#e3d5bf'],
    shadow: 0.27,
    cast: [0.72, 0.3],
  },
  mist: {
    fade: 0.42,
    tint: [1, 1, 1],
    lift: ['#bec8ca', 0.12],
    haze: '#c2cacc',
    density: 0.011,
    sky: ['#b3bdc1', '#c9d0d1'],
    shadow: 0.13,
  },
  rain: {
    fade: 0.5,
    tint: [0.74, 0.78, 0.84],
    haze: '#8f9aa3',
    density: 0.012,
    sky: ['#707d87', '#98a3aa'],
    shadow: 0.12,
    lamps: 0.35,
  },
  dusk: {
    fade: 0.3,
    tint: [0.62, 0.59, 0.64],
    haze: '#8c8585',
    density: 0.008,
    sky: ['#566070', '#b6a395'],
    shadow: 0.16,
    lamps: 0.7,
  },
  night: {
    fade: 0.35,
    tint: [0.3, 0.33, 0.42],
    haze: '#1d2430',
    density: 0.012,
    sky: ['#0d121c', '#232b3a'],
    shadow: 0.2,
    lamps: 1,
  },
  infrared: {
    fade: 1,
    tint: [0.78, 0.82, 0.79],
    lift: ['#565b57', 0.1],
    haze: '#8a908c',
    density: 0.01,
    sky: ['#2c302f', '#4e5351'],
    shadow: 0.2,
  },
  indoor: {
    fade: 0.16,
    tint: [1, 1, 1],
    haze: '#d6dadb',
    density: 0.0045,
    sky: ['#c9cccb', '#c9cccb'],
    shadow: 0.12,
    cast: [0, -0.34],
  },
  lamplit: {
    fade: 0.12,
    tint: [1, 0.99, 0.96],
    haze: '#2b2b29',
    density: 0.006,
    sky: ['#1d1e1f', '#1d1e1f'],
    shadow: 0.28,
    lamps: 0.6,
    cast: [0, 0],
  },
};

export function lightOf(name: LightName): Light {
  const recipe = recipes[name];
  const [red, green, blue] = recipe.tint;
  const raised = recipe.lift === undefined ? undefined : colour(recipe.lift[0]);
  return {
    name,
    grade: (base) => {
      const pale = faded(base, recipe.fade);
      const tinted: Colour = [pale[0] * red, pale[1] * green, pale[2] * blue];
      return raised === undefined ? tinted : blend(tinted, raised, recipe.lift?.[1] ?? 0);
    },
    haze: colour(recipe.haze),
    density: recipe.density,
    sky: [colour(recipe.sky[0]), colour(recipe.sky[1])],
    sun: [-0.72, -0.69],
    cast: recipe.cast ?? [0.5, 0.26],
    shadow: recipe.shadow,
    lamps: recipe.lamps ?? 0,
  };
}
