import { turning } from './camera';
import type { Chance } from './chance';
import { blend, colour, css, type Colour } from './colour';
import type { Painter } from './painter';
import type { Thing } from './stage';
import { inset, lift, rectangle, type Point2, type Point3 } from './vector';

export interface Side {
  readonly face: readonly Point3[];
  /** Which edge of the footprint, counted from its first corner. */
  readonly index: number;
  readonly shade: number;
  readonly depth: number;
}

export interface PrismLook {
  readonly base: Colour;
  readonly roof?: Colour;
  /** Footprint of the top when it is smaller than the foot. */
  readonly top?: readonly Point2[];
  /** Things drawn on a side that is seen: windows, doors, lamps. */
  readonly onSide?: (painter: Painter, side: Side) => void;
  readonly lit?: number;
}

/** An upright solid in three tones: top, lit side, far side. */
export function prism(
  painter: Painter,
  foot: readonly Point2[],
  z0: number,
  z1: number,
  look: PrismLook,
): void {
  const top = look.top ?? foot;
  const lit = look.lit ?? 1;
  const sides = foot
    .map((corner, index) => sideOf(painter, foot, top, corner, index, z0, z1))
    .filter((side) => side !== undefined)
    .sort((one, other) => other.depth - one.depth);
  for (const side of sides) {
    painter.face(side.face, painter.tone(look.base, side.shade * lit, side.depth));
    look.onSide?.(painter, { ...side, shade: side.shade * lit });
  }
  const cover = painter.camera.outline(lift(top, z1));
  if (cover.length < 3 || turning(cover) >= 0) return;
  const depth = painter.camera.depth([...centre(top), z1]);
  painter.fill(cover, painter.tone(look.roof ?? look.base, 1.08 * lit, depth));
}

function sideOf(
  painter: Painter,
  foot: readonly Point2[],
  top: readonly Point2[],
  corner: Point2,
  index: number,
  z0: number,
  z1: number,
): Side | undefined {
  const next = (index + 1) % foot.length;
  const other = foot[next] as Point2;
  const [topHere, topNext] = [top[index] as Point2, top[next] as Point2];
  const face: Point3[] = [
    [...corner, z0],
    [...other, z0],
    [...topNext, z1],
    [...topHere, z1],
  ];
  const outline = painter.camera.outline(face);
  if (outline.length < 3 || turning(outline) >= 0) return undefined;
  const depth = painter.camera.depth([(corner[0] + other[0]) / 2, (corner[1] + other[1]) / 2, z0]);
  return {
    face,
    index,
    depth,
    shade: shadeOf(painter, other[0] - corner[0], other[1] - corner[1]),
  };
}

/** Sun on a wall: 1 when it looks at the sun, 0.64 when it looks away. */
function shadeOf(painter: Painter, dx: number, dy: number): number {
  const length = Math.hypot(dx, dy) || 1;
  const [sunX, sunY] = painter.light.sun;
  return 0.82 + (0.18 * (dy * sunX - dx * sunY)) / length;
}

export function centre(points: readonly Point2[]): Point2 {
  const sum = points.reduce<Point2>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}

/** The ground shadow of an upright solid. */
export function castShadow(painter: Painter, foot: readonly Point2[], height: number): void {
  const [dx, dy] = painter.light.cast;
  const thrown = foot.map(([x, y]) => [x + dx * height, y + dy * height] as const);
  painter.shade(hull([...foot, ...thrown]));
}

function hull(points: readonly Point2[]): Point2[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly Point2[]): Point2[] => {
    const chain: Point2[] = [];
    for (const point of list) {
      while (chain.length > 1 && bend(chain.at(-2) as Point2, chain.at(-1) as Point2, point) <= 0) {
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function bend(o: Point2, a: Point2, b: Point2): number {
  return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
}

export interface BoxLook extends Omit<PrismLook, 'top'> {
  /** Longest ground shadow in metres of height; 0 for none. */
  readonly shadow?: number;
  readonly bias?: number;
}

/** A box with straight walls that stands on the ground or hangs between two heights. */
export function box([x0, y0, z0]: Point3, [x1, y1, z1]: Point3, look: BoxLook): Thing {
  const foot = rectangle(x0, y0, x1, y1);
  const shadow = look.shadow ?? Math.min(z1, 8);
  return {
    foot: [(x0 + x1) / 2, (y0 + y1) / 2, 0],
    ...(look.bias === undefined ? {} : { bias: look.bias }),
    draw: (painter) => prism(painter, foot, z0, z1, look),
    ...(shadow > 0 ? { shadow: (painter: Painter) => castShadow(painter, foot, shadow) } : {}),
  };
}

const glow = [colour('#d6bf8c'), colour('#c8b692')];

/** Rows of windows on every seen side; some are lit when the lamps are. */
export function windows(
  columns: number,
  rows: number,
  glass: Colour,
  chance: Chance,
  litShare = 0.35,
): NonNullable<PrismLook['onSide']> {
  const seed = Array.from(
    { length: columns * rows * 4 },
    () => [chance.next(), chance.next()] as const,
  );
  return (painter, side) => {
    for (let row = 0; row < rows; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const [first, second] = seed[(side.index * rows + row) * columns + column] ?? [0.5, 0.5];
        const pane = inset(
          side.face,
          (column + 0.2) / columns,
          (column + 0.8) / columns,
          (row + 0.28) / (rows + 0.3),
          (row + 0.84) / (rows + 0.3),
        );
        const on = painter.light.lamps > 0.3 && first < litShare * painter.light.lamps;
        const warm = second < 0.5 ? (glow[0] as Colour) : (glow[1] as Colour);
        painter.face(
          pane,
          on
            ? css(blend(painter.hazed(warm, side.depth * 0.5), painter.light.haze, 0.12))
            : painter.tone(glass, side.shade * (0.88 + 0.2 * first), side.depth),
          false,
        );
      }
    }
  };
}

/** Long bands of glass, floor above floor. */
export function glassBands(rows: number, glass: Colour): NonNullable<PrismLook['onSide']> {
  return (painter, side) => {
    for (let row = 0; row < rows; row += 1) {
      const pane = inset(
        side.face,
        0.03,
        0.97,
        (row + 0.3) / (rows + 0.2),
        (row + 0.8) / (rows + 0.2),
      );
      const lit = painter.light.lamps > 0.6 && row % 3 === 1;
      const paint = lit
        ? css(blend(painter.hazed([150, 138, 108], side.depth * 0.4), painter.light.haze, 0.2))
        : painter.tone(glass, side.shade, side.depth);
      painter.face(pane, paint, false);
    }
  };
}

/** Distant blocks that close the view. */
export function skyline(
  chance: Chance,
  from: number,
  to: number,
  y: number,
  low: number,
  high: number,
  base = colour('#9aa5ab'),
): Thing[] {
  const glass = colour('#7f8c94');
  const blocks: Thing[] = [];
  for (let x = from; x < to;) {
    const width = chance.between(10, 26);
    const height = chance.between(low, high);
    const onSide = chance.yes(0.5) ? windows(5, 8, glass, chance, 0.3) : glassBands(8, glass);
    blocks.push(box([x, y, 0], [x + width, y + 12, height], { base, shadow: 0, onSide }));
    x += width + chance.between(2, 9);
  }
  return blocks;
}
