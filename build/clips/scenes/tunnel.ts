import { chanceFrom, type Chance } from '../chance';
import { colour, css, blend, type Colour } from '../colour';
import { drive } from '../crowd';
import type { LightName } from '../light';
import { LOOP, Path, steady } from '../motion';
import type { Painter } from '../painter';
import type { Mover, Stage, Thing } from '../stage';
import { mix, TAU, type Point2, type Point3 } from '../vector';
import type { VehicleKind } from '../vehicles';

/** The arch from the left foot over the crown to the right foot. */
const ARCH: readonly Point2[] = [
  [-7.2, 0],
  [-7.2, 2.7],
  [-6.5, 4.7],
  [-4.9, 6.2],
  [-2.5, 7],
  [0, 7.2],
  [2.5, 7],
  [4.9, 6.2],
  [6.5, 4.7],
  [7.2, 2.7],
  [7.2, 0],
];
const RING = 4;
const FAR = 152;
const paleTile = colour('#a8aba1');
const lining = colour('#6c6b65');
const road = colour('#55585a');
const kerb = colour('#8d8f8a');
const line = colour('#c8c7bd');

/** The tube bends away to the right. */
function bend(y: number): number {
  return Math.max(0, y) ** 2 * 0.0016;
}

/** The light of the lamps falls off with the distance. */
function lightAt(y: number): number {
  return 0.5 + 0.5 * Math.exp(-y * 0.012);
}

function at(x: number, y: number, z: number): Point3 {
  return [x + bend(y), y, z];
}

function paintTube(painter: Painter): void {
  painter.ink.fillStyle = css(painter.light.sky[0]);
  painter.ink.fillRect(0, 0, painter.camera.width, painter.camera.height);
  for (let y = FAR; y > -2; y -= RING)
    paintRing(painter, y, y + RING, Math.round(y / RING) % 2 === 0);
}

function paintRing(painter: Painter, near: number, far: number, lamp: boolean): void {
  const light = lightAt(near);
  for (let panel = 0; panel < ARCH.length - 1; panel += 1)
    paintPanel(painter, panel, near, far, lamp);
  const slab = (x0: number, x1: number, z: number, base: Colour, shade: number): void =>
    painter.face(
      [at(x0, near, z), at(x1, near, z), at(x1, far, z), at(x0, far, z)],
      painter.tone(base, shade * light),
    );
  slab(-7.2, 7.2, 0, road, lamp ? 1.05 : 0.99);
  slab(-7.2, -6.2, 0.25, kerb, 0.95);
  slab(6.2, 7.2, 0.25, kerb, 1);
  slab(-5.95, -5.8, 0.01, line, 1);
  slab(5.8, 5.95, 0.01, line, 1);
  if (lamp) slab(-0.08, 0.08, 0.01, line, 1);
  if (lamp) paintLamps(painter, near, far, light);
}

function paintPanel(
  painter: Painter,
  panel: number,
  near: number,
  far: number,
  lamp: boolean,
): void {
  const [x0, z0] = ARCH[panel] as Point2;
  const [x1, z1] = ARCH[panel + 1] as Point2;
  const low = panel === 0 || panel === ARCH.length - 2;
  const underLamp = panel === 3 || panel === 6;
  const shade = low ? (lamp ? 1 : 0.94) : underLamp ? (lamp ? 1.22 : 1.04) : lamp ? 0.97 : 0.9;
  painter.face(
    [at(x0, near, z0), at(x0, far, z0), at(x1, far, z1), at(x1, near, z1)],
    painter.tone(low ? paleTile : lining, shade * lightAt(near)),
  );
}

function paintLamps(painter: Painter, near: number, far: number, light: number): void {
  const glow = css(blend([124, 121, 110], [250, 241, 214], light ** 1.5));
  for (const x of [-3.75, 3.15]) {
    const z = 6.44;
    painter.face(
      [
        at(x, near + 0.6, z),
        at(x, far - 0.6, z),
        at(x + 0.6, far - 0.6, z),
        at(x + 0.6, near + 0.6, z),
      ],
      glow,
    );
  }
  for (const x of [-7.15, 7.15]) {
    painter.face(
      [at(x, near + 1, 1.9), at(x, near + 1.8, 1.9), at(x, near + 1.8, 2.5), at(x, near + 1, 2.5)],
      painter.tone(colour('#78887e'), 1.08 * light),
    );
  }
}

/** The inner wall of the bend hides what has gone round it. */
function innerWall(): Thing[] {
  const found: Thing[] = [];
  for (let y = 28; y < FAR; y += RING) {
    found.push({
      foot: at(7.2, y + 1, 0),
      draw: (painter) => {
        const lamp = Math.round(y / RING) % 2 === 0;
        for (const panel of [7, 8, 9]) paintPanel(painter, panel, y, y + RING, lamp);
        painter.face(
          [at(6.2, y, 0.25), at(7.2, y, 0.25), at(7.2, y + RING, 0.25), at(6.2, y + RING, 0.25)],
          painter.tone(kerb, lightAt(y)),
        );
      },
    });
  }
  return found;
}

/** Jet fans under the crown, turning slowly. */
function fans(second: number): Thing[] {
  return [22, 54].flatMap((y) =>
    [-1.3, 1.3].map((x): Thing => {
      const hub = at(x, y, 6.05);
      return {
        foot: at(0, y, 0),
        draw: (painter) => {
          const light = lightAt(y);
          painter.ball(hub, 0.58, painter.tone(colour('#8b8e8a'), light));
          painter.ball(hub, 0.45, painter.tone(colour('#393c3d'), light));
          const paint = painter.tone(colour('#6d7072'), light);
          for (let blade = 0; blade < 3; blade += 1) {
            const angle = (second / LOOP) * 4 * TAU + (blade / 3) * TAU;
            const tip: Point3 = [
              hub[0] + Math.cos(angle) * 0.42,
              hub[1],
              hub[2] + Math.sin(angle) * 0.42,
            ];
            painter.line([hub, tip], paint, 0.12);
          }
        },
      };
    }),
  );
}

/** A lane sign above the road that changes once in the loop: an arrow, then a bar, then the arrow. */
function laneSigns(second: number): Thing[] {
  const y = 36;
  const closed = second > 7 && second < 13;
  return [-3, 3].map((x) => ({
    foot: at(x, y, 0),
    draw: (painter: Painter) => {
      const light = lightAt(y);
      const corner = (dx: number, z: number): Point3 => at(x + dx, y, z);
      painter.face(
        [corner(-0.6, 4.75), corner(0.6, 4.75), corner(0.6, 5.75), corner(-0.6, 5.75)],
        painter.tone(colour('#2b2f31'), light),
      );
      const paint = painter.tone(colour('#b9c2b6'), 1.1);
      if (closed && x > 0) painter.line([corner(-0.35, 5.25), corner(0.35, 5.25)], paint, 0.14);
      else {
        painter.line([corner(0, 5.6), corner(0, 4.92)], paint, 0.11);
        painter.line([corner(-0.28, 5.2), corner(0, 4.92), corner(0.28, 5.2)], paint, 0.11);
      }
    },
  }));
}

function lane(x: number, wander = 0): Path {
  const points: Point2[] = [];
  for (let y = -9; y <= FAR - 4; y += 3) {
    const shift = mix(0, wander, Math.sin(Math.min(1, Math.max(0, (y - 20) / 50)) * Math.PI));
    points.push([x + shift + bend(y), y]);
  }
  return new Path(points);
}

function traffic(chance: Chance): Mover[] {
  const run = (x: number, starts: number, speed: number, kind: VehicleKind = 'car'): Mover =>
    drive(chance, lane(x), { kind, starts, progress: steady(speed) });
  return [
    run(2.9, 0.5, 12),
    run(2.9, 4, 12, 'van'),
    run(2.9, 6.6, 12),
    run(2.9, 9.8, 12),
    run(2.9, 13.4, 12, 'suv'),
    run(2.9, 16.6, 12),
    run(-2.9, 2.4, 13.6),
    run(-2.9, 5.6, 13.6, 'suv'),
    run(-2.9, 8.2, 13.6),
    run(-2.9, 12.2, 13.6, 'truck'),
    run(-2.9, 17.2, 13.6),
  ];
}

export function tunnel(light: LightName): Stage {
  const chance = chanceFrom(53);
  return {
    camera: { x: -2.4, y: 0, z: 5.3, yaw: 0.055, pitch: 0.13, across: 72 },
    light,
    seconds: LOOP,
    ground: [paintTube],
    back: [],
    near: innerWall(),
    movers: [fans, laneSigns, ...traffic(chance)],
  };
}
