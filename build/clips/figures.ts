import type { Chance } from './chance';
import { bags, coats, colour, trousers, type Colour } from './colour';
import { ring, type Painter } from './painter';
import type { Thing } from './stage';
import { TAU, type Point3 } from './vector';

export interface FigureLook {
  readonly height: number;
  readonly coat: Colour;
  readonly legs: Colour;
  readonly hair: Colour;
  readonly bag?: Colour;
  readonly suitcase?: boolean;
  readonly umbrella?: Colour;
  /** A pale olive vest with a light stripe. */
  readonly vest?: boolean;
}

export interface FigurePose {
  readonly x: number;
  readonly y: number;
  readonly heading: number;
  /** Cycles of the walk; whole numbers are the same pose. Nothing when standing. */
  readonly step?: number;
  readonly sits?: boolean;
  readonly lying?: boolean;
  /** Height of the ground under the feet. */
  readonly z?: number;
  /** An arm held out in front. */
  readonly points?: boolean;
}

export const skin = colour('#c8a78d');
const hairs = ['#2b2a2b', '#3a3532', '#4b4742', '#77736c'].map(colour);
const vest = colour('#b3b98a');
const stripe = colour('#e4e6de');
const metal = colour('#4b5560');
const rod = colour('#33373b');

export function someone(chance: Chance, extras: Partial<FigureLook> = {}): FigureLook {
  return {
    height: chance.between(1.6, 1.78),
    coat: chance.pick(coats),
    legs: chance.pick(trousers),
    hair: chance.pick(hairs),
    ...(chance.yes(0.28) ? { bag: chance.pick(bags) } : {}),
    ...extras,
  };
}

export function child(chance: Chance, extras: Partial<FigureLook> = {}): FigureLook {
  return someone(chance, {
    height: chance.between(1.18, 1.4),
    coat: chance.pick([colour('#7f93a5'), colour('#8b9a8c'), colour('#a0917f')]),
    legs: colour('#4a5664'),
    bag: chance.pick([colour('#6c869c'), colour('#9a7d70'), colour('#8aa07f'), colour('#a99f7c')]),
    ...extras,
  });
}

/** Draws one body: two legs, two arms, a coat, a head with a cap of hair, no face. */
export function figure(pose: FigurePose, look: FigureLook): Thing {
  return {
    foot: [pose.x, pose.y, 0],
    draw: (painter) => drawFigure(painter, pose, look),
    shadow: (painter) => drawShadow(painter, pose, look),
  };
}

function drawShadow(painter: Painter, pose: FigurePose, look: FigureLook): void {
  const [dx, dy] = painter.light.cast;
  const reach = look.height * 0.9;
  const angle = Math.atan2(dy, dx);
  const long = Math.max(0.24, (Math.hypot(dx, dy) * reach) / 2);
  const points = ring(0, 0, long + 0.1, 0.2, 14).map(
    ([x, y]) =>
      [
        pose.x + (dx * reach) / 2 + x * Math.cos(angle) - y * Math.sin(angle),
        pose.y + (dy * reach) / 2 + x * Math.sin(angle) + y * Math.cos(angle),
      ] as const,
  );
  painter.veil(points, [8, 11, 16], painter.light.shadow + 0.04, pose.z ?? 0);
}

interface Body {
  readonly painter: Painter;
  readonly at: (along: number, across: number, up: number) => Point3;
  readonly paint: (base: Colour, shade?: number) => string;
  readonly size: number;
  /** 1 when seen from the side, 0 from the front or from behind. */
  readonly sideways: number;
  readonly away: boolean;
}

function drawFigure(painter: Painter, pose: FigurePose, look: FigureLook): void {
  const size = look.height / 1.7;
  const cosine = Math.cos(pose.heading);
  const sine = Math.sin(pose.heading);
  const ground = pose.z ?? 0;
  const depth = painter.camera.depth([pose.x, pose.y, ground]);
  if (depth < 1.4) return;
  const lit = painter.litAt(pose.x, pose.y);
  const [rightX, rightY] = painter.camera.right;
  const [aheadX, aheadY] = painter.camera.ahead;
  const body: Body = {
    painter,
    size,
    at: (along, across, up) => [
      pose.x + (along * cosine - across * sine) * size,
      pose.y + (along * sine + across * cosine) * size,
      ground + up * size,
    ],
    paint: (base, shade = 1) => painter.tone(base, shade * lit, depth),
    sideways: Math.abs(cosine * rightX + sine * rightY),
    away: cosine * aheadX + sine * aheadY > 0.1,
  };
  const swing = pose.step === undefined ? 0 : Math.sin(pose.step * TAU);
  const drop = pose.sits === true ? 0.36 : 0;
  if (look.bag !== undefined && !body.away) drawBag(body, look.bag, drop);
  drawArm(body, look, -1, swing, drop, false);
  if (pose.sits === true) drawSeatedLegs(body, look);
  else drawLegs(body, look, swing, pose.step);
  drawCoat(body, look, drop);
  drawArm(body, look, 1, -swing, drop, pose.points === true);
  drawHead(body, look, drop);
  if (look.bag !== undefined && body.away) drawBag(body, look.bag, drop);
  if (look.suitcase === true) drawSuitcase(body);
  if (look.umbrella !== undefined) drawUmbrella(body, look.umbrella);
}

function drawLegs(body: Body, look: FigureLook, swing: number, step: number | undefined): void {
  const lifted = step === undefined ? 0 : Math.cos(step * TAU);
  for (const side of [-1, 1]) {
    const reach = side * swing * 0.3;
    const raise = Math.max(0, side * lifted) * 0.1;
    const knee = body.at(reach * 0.55 + raise * 1.2, side * 0.09, 0.45 + raise * 0.3);
    body.painter.line(
      [body.at(0, side * 0.09, 0.86), knee, body.at(reach, side * 0.1, 0.07 + raise)],
      body.paint(look.legs, side < 0 ? 0.88 : 1),
      0.165 * body.size,
    );
  }
}

function drawSeatedLegs(body: Body, look: FigureLook): void {
  for (const side of [-1, 1]) {
    body.painter.line(
      [
        body.at(0, side * 0.1, 0.52),
        body.at(0.4, side * 0.12, 0.5),
        body.at(0.42, side * 0.12, 0.07),
      ],
      body.paint(look.legs, side < 0 ? 0.88 : 1),
      0.165 * body.size,
    );
  }
}

function drawCoat(body: Body, look: FigureLook, drop: number): void {
  const { painter, size } = body;
  const hip = painter.camera.project(body.at(0, 0, 0.8 - drop));
  const neck = painter.camera.project(body.at(0, 0, 1.44 - drop));
  const unit = painter.camera.scaleAt(body.at(0, 0, 1)) * size;
  const shoulder = unit * (0.235 - 0.075 * body.sideways);
  const hem = unit * (0.2 - 0.05 * body.sideways);
  const base = look.vest === true ? vest : look.coat;
  painter.ink.beginPath();
  painter.ink.moveTo(neck[0] - shoulder, neck[1] + shoulder * 0.45);
  painter.ink.quadraticCurveTo(
    neck[0],
    neck[1] - shoulder * 0.5,
    neck[0] + shoulder,
    neck[1] + shoulder * 0.45,
  );
  painter.ink.lineTo(hip[0] + hem, hip[1]);
  painter.ink.lineTo(hip[0] - hem, hip[1]);
  painter.ink.closePath();
  painter.ink.fillStyle = body.paint(base);
  painter.ink.fill();
  if (look.vest !== true) return;
  const row = neck[1] + (hip[1] - neck[1]) * 0.55;
  painter.ink.fillStyle = body.paint(stripe);
  painter.ink.fillRect(hip[0] - hem, row, hem * 2, unit * 0.08);
}

function drawArm(
  body: Body,
  look: FigureLook,
  side: number,
  swing: number,
  drop: number,
  points: boolean,
): void {
  const holds = look.umbrella !== undefined && side > 0;
  const raised = holds || points;
  const hand = raised
    ? body.at(points ? 0.55 : 0.24, side * 0.16, 1.2 - drop)
    : body.at(swing * 0.26, side * 0.27, 0.86 - drop + Math.abs(swing) * 0.03);
  const elbow = raised
    ? body.at(points ? 0.28 : 0.1, side * 0.25, 1.08 - drop)
    : body.at(swing * 0.06, side * 0.27, 1.1 - drop);
  const shade = side < 0 ? 0.8 : 0.88;
  body.painter.line(
    [body.at(0, side * 0.2, 1.36 - drop), elbow, hand],
    body.paint(look.coat, shade),
    0.115 * body.size,
  );
}

function drawHead(body: Body, look: FigureLook, drop: number): void {
  const { painter, size } = body;
  const [x, y] = painter.camera.project(body.at(0.03, 0, 1.575 - drop));
  const radius = 0.125 * painter.camera.scaleAt(body.at(0, 0, 1.5)) * size;
  const { ink } = painter;
  ink.fillStyle = body.paint(body.away ? look.hair : skin);
  ink.beginPath();
  ink.arc(x, y, radius, 0, TAU);
  ink.fill();
  ink.fillStyle = body.paint(look.hair);
  ink.beginPath();
  ink.arc(x, y - radius * 0.08, radius * 1.07, Math.PI * 0.98, Math.PI * 2.02);
  ink.quadraticCurveTo(x, y - radius * (body.away ? -0.6 : 0.75), x - radius * 1.07, y);
  ink.fill();
}

function drawBag(body: Body, base: Colour, drop: number): void {
  const { painter, size } = body;
  const [x, y] = painter.camera.project(body.at(-0.2, 0, 1.16 - drop));
  const unit = painter.camera.scaleAt(body.at(0, 0, 1)) * size;
  const wide = unit * (0.34 - 0.12 * body.sideways);
  const high = unit * 0.44;
  painter.ink.fillStyle = body.paint(base);
  painter.ink.beginPath();
  painter.ink.roundRect(x - wide / 2, y - high / 2, wide, high, unit * 0.08);
  painter.ink.fill();
}

function drawSuitcase(body: Body): void {
  const { painter, size } = body;
  const [x, y] = painter.camera.project(body.at(-0.5, 0.3, 0.32));
  const unit = painter.camera.scaleAt(body.at(0, 0, 0.5)) * size;
  painter.line([body.at(-0.05, 0.26, 0.86), body.at(-0.45, 0.3, 0.6)], body.paint(rod), 0.04);
  painter.ink.fillStyle = body.paint(metal);
  painter.ink.beginPath();
  painter.ink.roundRect(x - unit * 0.17, y - unit * 0.28, unit * 0.34, unit * 0.56, unit * 0.05);
  painter.ink.fill();
}

function drawUmbrella(body: Body, base: Colour): void {
  const { painter, size } = body;
  const [x, y] = painter.camera.project(body.at(0.1, 0.05, 1.86));
  const unit = painter.camera.scaleAt(body.at(0, 0, 1.8)) * size;
  painter.line([body.at(0.2, 0.16, 1.15), body.at(0.1, 0.05, 2.1)], body.paint(rod), 0.04);
  const { ink } = painter;
  for (const [part, shade] of [
    [1, 0.92],
    [0.42, 1.08],
  ] as const) {
    ink.fillStyle = body.paint(base, shade);
    ink.beginPath();
    ink.ellipse(x, y + unit * 0.05, unit * 0.6 * part, unit * 0.42, 0, Math.PI, TAU);
    ink.quadraticCurveTo(x, y - unit * 0.1, x - unit * 0.6 * part, y + unit * 0.05);
    ink.fill();
  }
}
