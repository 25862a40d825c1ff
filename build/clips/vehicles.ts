import { turning } from './camera';
import { colour, css, type Colour } from './colour';
import type { Painter } from './painter';
import { prism, type Side } from './solids';
import type { Thing } from './stage';
import { inset, place, TAU, turnedRectangle, type Point2, type Point3 } from './vector';

export type VehicleKind = 'car' | 'suv' | 'van' | 'bus' | 'truck';

interface Shape {
  readonly length: number;
  readonly width: number;
  readonly belt: number;
  readonly roof: number;
  /** Length of the cabin at its foot and at its roof, and how far it sits forward. */
  readonly cabin: readonly [foot: number, roof: number, shift: number];
}

const shapes: Record<VehicleKind, Shape> = {
  car: { length: 4.5, width: 1.82, belt: 0.88, roof: 1.44, cabin: [2.6, 1.7, -0.2] },
  suv: { length: 4.7, width: 1.9, belt: 1.0, roof: 1.7, cabin: [3.2, 2.6, -0.45] },
  van: { length: 5.0, width: 1.9, belt: 1.04, roof: 1.96, cabin: [4.1, 3.6, -0.35] },
  bus: { length: 10.6, width: 2.5, belt: 1.1, roof: 3.0, cabin: [10.4, 10.2, 0] },
  truck: { length: 6.8, width: 2.2, belt: 1.0, roof: 2.3, cabin: [2, 1.8, 2.2] },
};

export interface VehiclePose {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  /** Slowing down: the tail lamps are a little brighter. */
  readonly braking?: boolean;
  /** Parked: no lamps. */
  readonly parked?: boolean;
}

export function lengthOf(kind: VehicleKind): number {
  return shapes[kind].length;
}

const glass = colour('#38434c');
const rubber = colour('#24272b');
const bumper = colour('#4c5156');
const plate = colour('#c4c7c5');
const headOff = colour('#e2dfd3');
const tailOff = colour('#86635b');
const cargo = colour('#a8acaa');

export function vehicle(pose: VehiclePose, kind: VehicleKind, body: Colour): Thing {
  return {
    foot: [pose.x, pose.y, 0],
    draw: (painter) => drawVehicle(painter, pose, kind, body),
    shadow: (painter) => drawUnder(painter, pose, kind),
  };
}

function drawUnder(painter: Painter, pose: VehiclePose, kind: VehicleKind): void {
  const { length, width, roof } = shapes[kind];
  const [dx, dy] = painter.light.cast;
  const reach = Math.min(roof, 2.2) * 0.55;
  const foot = turnedRectangle(
    [pose.x + dx * reach, pose.y + dy * reach],
    pose.heading,
    length,
    width,
  );
  painter.shade(foot, 0.9);
  painter.shade(turnedRectangle([pose.x, pose.y], pose.heading, length + 0.15, width + 0.2), 1.25);
  if (painter.light.lamps > 0.6 && pose.parked !== true && painter.light.name !== 'lamplit') {
    drawBeam(painter, pose, length);
  }
}

function drawBeam(painter: Painter, pose: VehiclePose, length: number): void {
  const at: Point2 = [pose.x, pose.y];
  for (const [far, wide, alpha] of [
    [11, 2.5, 0.06],
    [6.5, 1.6, 0.08],
  ] as const) {
    const front = length / 2;
    const cone = [
      place(at, pose.heading, front, -0.75),
      place(at, pose.heading, front + far, -wide),
      place(at, pose.heading, front + far * 1.08, 0),
      place(at, pose.heading, front + far, wide),
      place(at, pose.heading, front, 0.75),
    ];
    painter.veil(cone, [244, 230, 192], alpha, 0.02);
  }
}

function drawVehicle(painter: Painter, pose: VehiclePose, kind: VehicleKind, body: Colour): void {
  const shape = shapes[kind];
  const at: Point2 = [pose.x, pose.y];
  const depth = painter.camera.depth([pose.x, pose.y, 0.5]);
  if (depth < shape.length / 2 + 0.8) return;
  const lit = painter.litAt(pose.x, pose.y);
  const foot = turnedRectangle(at, pose.heading, shape.length, shape.width);
  const belt = turnedRectangle(at, pose.heading, shape.length * 0.985, shape.width * 0.96);
  const under = turnedRectangle(at, pose.heading, shape.length * 0.94, shape.width * 0.9);
  prism(painter, under, 0.16, 0.34, { base: rubber, lit });
  prism(painter, foot, 0.3, shape.belt, {
    base: body,
    top: belt,
    lit,
    onSide: (_, side) => drawEnds(painter, pose, side, kind),
  });
  drawWheels(painter, pose, shape, lit);
  if (kind === 'truck') drawLoad(painter, pose, body, lit);
  else if (kind === 'bus') drawSaloon(painter, pose, shape, body, lit);
  else drawCabin(painter, pose, shape, body, lit);
}

/** Lamps, bumper and a blank plate on the front and on the back. */
function drawEnds(painter: Painter, pose: VehiclePose, side: Side, kind: VehicleKind): void {
  const front = side.index === 1;
  if (!front && side.index !== 3) return;
  const on = painter.light.lamps > 0.3 && pose.parked !== true;
  painter.face(
    inset(side.face, 0, 1, 0, 0.26),
    painter.tone(bumper, side.shade, side.depth),
    false,
  );
  const low = kind === 'bus' ? 0.3 : 0.5;
  const high = kind === 'bus' ? 0.6 : 0.84;
  for (const [from, to] of [
    [0.04, 0.26],
    [0.74, 0.96],
  ] as const) {
    painter.face(
      inset(side.face, from, to, low, high),
      lampPaint(painter, front, on, side, pose),
      false,
    );
  }
  painter.face(
    inset(side.face, 0.36, 0.64, 0.3, 0.48),
    painter.tone(plate, side.shade, side.depth),
    false,
  );
}

function lampPaint(
  painter: Painter,
  front: boolean,
  on: boolean,
  side: Side,
  pose: VehiclePose,
): string {
  if (on) {
    const warm: Colour = front
      ? [247, 240, 218]
      : pose.braking === true
        ? [178, 120, 109]
        : [146, 99, 90];
    return css(painter.hazed(warm, side.depth * 0.4));
  }
  if (front) return painter.tone(headOff, 1, side.depth);
  return painter.tone(tailOff, pose.braking === true ? 1.3 : 1, side.depth);
}

function drawWheels(painter: Painter, pose: VehiclePose, shape: Shape, lit: number): void {
  const radius = shape.length > 6 ? 0.46 : 0.33;
  for (const across of [-1, 1]) {
    for (const along of [-0.31, 0.31]) {
      const rim: Point3[] = Array.from({ length: 14 }, (_, corner) => {
        const angle = (corner / 14) * TAU * -across;
        const [x, y] = place(
          [pose.x, pose.y],
          pose.heading,
          along * shape.length + Math.cos(angle) * radius,
          (across * shape.width) / 2 + across * 0.01,
        );
        return [x, y, radius + Math.sin(angle) * radius];
      });
      const outline = painter.camera.outline(rim);
      if (outline.length < 3 || turning(outline) >= 0) continue;
      const depth = painter.camera.depth(rim[0] as Point3);
      painter.fill(outline, painter.tone(rubber, lit, depth), false);
      const hub = rim.map(([x, y, z], corner) =>
        blendPoint([x, y, z], rim[(corner + 7) % 14] as Point3),
      );
      painter.fill(painter.camera.outline(hub), painter.tone(bumper, 1.35 * lit, depth), false);
    }
  }
}

function blendPoint(a: Point3, opposite: Point3): Point3 {
  return [
    a[0] * 0.74 + opposite[0] * 0.26,
    a[1] * 0.74 + opposite[1] * 0.26,
    a[2] * 0.74 + opposite[2] * 0.26,
  ];
}

function drawCabin(
  painter: Painter,
  pose: VehiclePose,
  shape: Shape,
  body: Colour,
  lit: number,
): void {
  const at: Point2 = [pose.x, pose.y];
  const [long, short, shift] = shape.cabin;
  prism(
    painter,
    turnedRectangle(at, pose.heading, long, shape.width * 0.93, shift),
    shape.belt,
    shape.roof,
    {
      base: body,
      roof: body,
      lit,
      top: turnedRectangle(at, pose.heading, short, shape.width * 0.78, shift - 0.05),
      onSide: (_, side) => {
        const paint = painter.tone(glass, side.shade * lit, side.depth);
        const end = side.index === 1 || side.index === 3;
        if (end) painter.face(inset(side.face, 0.05, 0.95, 0.04, 0.9), paint, false);
        else {
          painter.face(inset(side.face, 0.04, 0.485, 0.06, 0.86), paint, false);
          painter.face(inset(side.face, 0.53, 0.96, 0.06, 0.86), paint, false);
        }
      },
    },
  );
}

function drawSaloon(
  painter: Painter,
  pose: VehiclePose,
  shape: Shape,
  body: Colour,
  lit: number,
): void {
  const at: Point2 = [pose.x, pose.y];
  const warm = painter.light.lamps > 0.5;
  prism(
    painter,
    turnedRectangle(at, pose.heading, shape.cabin[0], shape.width * 0.97),
    shape.belt,
    shape.roof,
    {
      base: body,
      roof: colour('#c9cdcb'),
      lit,
      onSide: (_, side) => {
        const paint = warm
          ? css(painter.hazed([176, 166, 138], side.depth * 0.4))
          : painter.tone(glass, side.shade, side.depth);
        const end = side.index === 1 || side.index === 3;
        const panes = end ? 1 : 6;
        for (let pane = 0; pane < panes; pane += 1) {
          const from = 0.02 + (pane / panes) * 0.96;
          painter.face(
            inset(side.face, from, from + 0.96 / panes - 0.012, 0.08, 0.7),
            paint,
            false,
          );
        }
      },
    },
  );
}

function drawLoad(painter: Painter, pose: VehiclePose, body: Colour, lit: number): void {
  const at: Point2 = [pose.x, pose.y];
  const load = (): void =>
    prism(painter, turnedRectangle(at, pose.heading, 4.3, 2.2, -1.15), 0.95, 2.95, {
      base: cargo,
      lit,
    });
  const cab = (): void =>
    prism(painter, turnedRectangle(at, pose.heading, 1.9, 2.1, 2.25), 0.95, 2.25, {
      base: body,
      lit,
      top: turnedRectangle(at, pose.heading, 1.6, 2, 2.15),
      onSide: (_, side) => {
        if (side.index === 3) return;
        painter.face(
          inset(side.face, 0.08, 0.92, 0.34, 0.9),
          painter.tone(glass, side.shade, side.depth),
          false,
        );
      },
    });
  const nose = painter.camera.depth([...place(at, pose.heading, 2.25, 0), 1]);
  const tail = painter.camera.depth([...place(at, pose.heading, -1.15, 0), 1]);
  for (const part of nose < tail ? [load, cab] : [cab, load]) part();
}
