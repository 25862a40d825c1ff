import type { Effects, WallPoint } from '#contract/briefing';

/** Half the ellipse of a single picture, in shares of the wall. */
const radius = { x: 18.3, y: 22 };

interface Cell {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** 聚光: everything but one tile, or an ellipse in the only one, is dimmed. */
export function SpotLight({ aim, cell }: { aim: WallPoint; cell: Cell | null }) {
  const hole =
    cell === null
      ? { kind: 'ellipse' as const, cx: aim.x * 100, cy: aim.y * 100, rx: radius.x, ry: radius.y }
      : { kind: 'rect' as const, ...inPercent(cell) };
  const edge =
    hole.kind === 'ellipse' ? <ellipse {...shapeOf(hole)} /> : <rect {...shapeOf(hole)} />;
  return (
    <svg
      className="presented-shapes"
      data-testid="presented-spot"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
    >
      <path className="spot-dim" fillRule="evenodd" d={`M0 0H100V100H0Z ${holePath(hole)}`} />
      <g className="spot-edge">{edge}</g>
    </svg>
  );
}

type Hole =
  | { kind: 'ellipse'; cx: number; cy: number; rx: number; ry: number }
  | { kind: 'rect'; x: number; y: number; width: number; height: number };

const inPercent = ({ left, top, width, height }: Cell) => ({
  x: left * 100,
  y: top * 100,
  width: width * 100,
  height: height * 100,
});

const shapeOf = <Shape extends Hole>({ kind: _kind, ...shape }: Shape): Omit<Shape, 'kind'> =>
  shape;

function holePath(hole: Hole): string {
  if (hole.kind === 'rect') {
    const { x, y, width, height } = hole;
    return `M${String(x)} ${String(y)}h${String(width)}v${String(height)}h${String(-width)}Z`;
  }
  const { cx, cy, rx, ry } = hole;
  const arc = (to: number): string => `a${String(rx)} ${String(ry)} 0 1 0 ${String(to)} 0`;
  return `M${String(cx - rx)} ${String(cy)}${arc(2 * rx)}${arc(-2 * rx)}Z`;
}

/** What was drawn; a dark edge keeps it legible on a bright picture. */
export function Strokes({ strokes }: Pick<Effects, 'strokes'>) {
  if (strokes.length === 0) return null;
  return (
    <svg
      className="presented-shapes"
      data-testid="presented-strokes"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
    >
      {(['stroke-edge', 'stroke-line'] as const).map((name) =>
        strokes.map((points, index) => (
          <path key={`${name} ${String(index)}`} className={name} d={linePath(points)} />
        )),
      )}
    </svg>
  );
}

/** A single point is a dot: a line of no length with round ends. */
function linePath(points: readonly WallPoint[]): string {
  const [first] = points;
  if (first === undefined) return '';
  const all = points.length === 1 ? [first, first] : points;
  return all
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${String(x * 100)} ${String(y * 100)}`)
    .join('');
}
