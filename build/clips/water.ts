import { chanceFrom } from './chance';
import { colour, type Colour } from './colour';
import { LOOP } from './motion';
import type { Painter } from './painter';
import { clamp, rectangle, TAU, wrap } from './vector';

export interface Water {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  readonly dashes: number;
  /** Metres that a highlight drifts during its life, along y. */
  readonly drift: number;
  readonly bright?: Colour;
  readonly deep?: Colour;
  readonly seed: number;
}

/**
 * Still water with slow highlight dashes. They come and go one after the other; every one lives
 * a whole share of the loop, so the water ends as it began.
 */
export function dashes(water: Water): (painter: Painter, second: number) => void {
  const chance = chanceFrom(water.seed);
  const list = Array.from({ length: water.dashes }, () => {
    const long = chance.between(1.2, 4.2);
    return {
      x: chance.between(water.x0 + 0.3, water.x1 - long - 0.3),
      y: chance.between(water.y0, water.y1),
      long,
      thick: chance.between(0.09, 0.18),
      delay: chance.next(),
      bright: chance.yes(0.55),
    };
  });
  const bright = water.bright ?? colour('#97a7ab');
  const deep = water.deep ?? colour('#6b7c83');
  return (painter, second) => {
    for (const dash of list) {
      const life = wrap(second / LOOP + dash.delay, 1);
      const strength = clamp(Math.sin((life * TAU) / 2) * 1.6, 0, 1);
      const y = dash.y + life * water.drift;
      const depth = painter.camera.depth([dash.x, y, 0]);
      if (depth < 3) continue;
      const width = dash.long * (0.4 + 0.6 * strength);
      const shape = rectangle(dash.x, y, dash.x + width, y + dash.thick * (1 + depth / 60));
      const shade = painter.light.grade(dash.bright ? bright : deep);
      painter.veil(shape, painter.hazed(shade, depth * 0.6), 0.75 * strength);
    }
  };
}
