import type { CameraPlace } from '../camera';
import { chanceFrom, type Chance } from '../chance';
import { colour, type Colour } from '../colour';
import { ramble, ride, standing, stroll } from '../crowd';
import { child, someone } from '../figures';
import type { LightName } from '../light';
import { LOOP } from '../motion';
import type { Painter } from '../painter';
import { tree } from '../plants';
import { box, castShadow, windows } from '../solids';
import type { Mover, Stage, Thing } from '../stage';
import { rectangle, type Point2 } from '../vector';
import { birds } from '../wildlife';

const cloths = ['#ae8977', '#8b9a86', '#bfaf8c', '#7f93a0', '#a7948c', '#93888f'].map(colour);
const cream = colour('#d8d2c6');
const wood = colour('#998a78');
const goods = ['#a68c5f', '#8a9865', '#a2705f', '#bca97a', '#7f7a8c'].map(colour);
const WIDE = 3.8;
const DEEP = 2.8;
const ROWS = 4;
const STEP_X = 5.7;
const STEP_Y = 8.2;

function paintGround(chance: Chance): (painter: Painter) => void {
  const slabs = Array.from({ length: 60 }, () => ({
    x: chance.whole(-13, 14) * 3,
    y: chance.whole(-9, 15) * 3,
    light: chance.yes(0.5),
  }));
  return (painter) => {
    painter.ground(rectangle(-900, -60, 900, 1200), colour('#b9b1a4'));
    for (const { x, y, light } of slabs) {
      painter.ground(
        rectangle(x + 0.1, y + 0.1, x + 3, y + 3),
        colour(light ? '#c0b8aa' : '#b1a898'),
      );
    }
    for (let x = -42; x < 60; x += 3)
      painter.ground(rectangle(x, -40, x + 0.09, 90), colour('#a99f92'));
    for (let y = -39; y < 90; y += 3)
      painter.ground(rectangle(-42, y, 60, y + 0.09), colour('#a99f92'));
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function places(): Place[] {
  const found: Place[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = -2; column < 4; column += 1) {
      if (row === 1 && column === 1) continue;
      found.push({ x: column * STEP_X - 2 + (row % 2) * 1.2, y: row * STEP_Y - 3 });
    }
  }
  return found;
}

function stall({ x, y }: Place, cloth: Colour, chance: Chance): Thing {
  const pile = Array.from({ length: 16 }, (_, index) => ({
    x: x + 0.5 + (index % 8) * 0.39,
    y: y + 0.72 + Math.floor(index / 8) * 0.55,
    paint: goods[(Math.floor(index / 4) + chance.whole(0, 1)) % goods.length] as Colour,
  }));
  const table = box([x + 0.25, y + 0.5, 0], [x + WIDE - 0.25, y + DEEP - 0.3, 0.95], {
    base: wood,
    roof: colour('#cbbda7'),
    shadow: 0,
  });
  return {
    foot: [x + WIDE / 2, y + DEEP / 2, 0],
    draw: (painter) => {
      const depth = painter.camera.depth([x + WIDE / 2, y, 1]);
      const post = painter.tone(colour('#6f6a62'), 1, depth);
      for (const dx of [0.1, WIDE - 0.1]) {
        painter.line(
          [
            [x + dx, y + DEEP - 0.1, 0],
            [x + dx, y + DEEP - 0.1, 2.3],
          ],
          post,
          0.09,
        );
      }
      table.draw(painter);
      for (const item of pile)
        painter.ball([item.x, item.y, 1.02], 0.17, painter.tone(item.paint, 1, depth));
      for (const dx of [0.1, WIDE - 0.1]) {
        painter.line(
          [
            [x + dx, y + 0.1, 0],
            [x + dx, y + 0.1, 2.3],
          ],
          post,
          0.09,
        );
      }
      drawAwning(painter, { x, y }, cloth, depth);
    },
    shadow: (painter) => castShadow(painter, rectangle(x, y, x + WIDE, y + DEEP), 2.4),
  };
}

function drawAwning(painter: Painter, { x, y }: Place, cloth: Colour, depth: number): void {
  const stripes = 8;
  const step = (WIDE + 0.5) / stripes;
  for (let index = 0; index < stripes; index += 1) {
    const x0 = x - 0.25 + index * step;
    const x1 = x0 + step;
    const base = index % 2 === 0 ? cream : cloth;
    const middle = y + DEEP * 0.5;
    const back = y + DEEP + 0.3;
    const front = y - 0.5;
    painter.face(
      [
        [x0, middle, 2.85],
        [x1, middle, 2.85],
        [x1, back, 2.3],
        [x0, back, 2.3],
      ],
      painter.tone(base, 0.85, depth),
    );
    painter.face(
      [
        [x0, front, 2.15],
        [x1, front, 2.15],
        [x1, middle, 2.85],
        [x0, middle, 2.85],
      ],
      painter.tone(base, 1.02, depth),
    );
    painter.face(
      [
        [x0, front, 1.9],
        [x1, front, 1.9],
        [x1, front, 2.15],
        [x0, front, 2.15],
      ],
      painter.tone(base, 0.78, depth),
    );
  }
}

function houses(chance: Chance): Thing[] {
  const glass = colour('#6f7a7e');
  const house = (
    x0: number,
    y0: number,
    x1: number,
    y1: number,
    z: number,
    base: string,
    windowsAcross: number,
    floors: number,
  ): Thing =>
    box([x0, y0, 0], [x1, y1, z], {
      base: colour(base),
      shadow: 4,
      onSide: windows(windowsAcross, floors, glass, chance),
    });
  return [
    house(-52, 35, -12, 50, 9, '#b6a58f', 9, 2),
    house(-8, 37, 16, 50, 12, '#bfb19c', 7, 3),
    house(20, 35, 54, 50, 8, '#aa9e8e', 8, 2),
    house(31, -8, 52, 29, 10, '#b8ac9b', 6, 3),
    house(-54, -8, -28, 29, 8, '#b0a495', 6, 2),
    house(58, 35, 90, 50, 11, '#b3a592', 8, 3),
  ];
}

function shoppers(chance: Chance): Mover[] {
  const found: Mover[] = [];
  for (let aisle = 0; aisle < 5; aisle += 1) {
    const middle = aisle * STEP_Y - 5.2;
    for (let index = 0; index < 4; index += 1) {
      const y = middle + chance.between(-1, 1.3);
      const corners: Point2[] = [
        [-24, y],
        [-8, y + chance.between(-0.4, 0.4)],
        [30.9, y],
      ];
      const look = chance.yes(0.14) ? child(chance) : someone(chance);
      found.push(
        stroll(chance, chance.yes(0.5) ? corners : corners.reverse(), {
          look,
          speed: chance.between(1, 1.25),
        }),
      );
    }
  }
  for (const { x, y } of places()) {
    if (chance.yes(0.55)) {
      const look = someone(chance);
      found.push(
        ramble(
          chance,
          [
            { at: [x + chance.between(0.4, 1.6), y - 1.1], stays: 4 },
            { at: [x + chance.between(2.2, 3.4), y - 1.2], stays: 3 },
          ],
          look,
        ),
      );
    }
  }
  return found;
}

function sellers(chance: Chance): Thing[] {
  return places()
    .filter(() => chance.yes(0.7))
    .map(({ x, y }) =>
      standing(x + chance.between(0.8, 3), y + DEEP + 0.35, -Math.PI / 2, someone(chance)),
    );
}

const mast: CameraPlace = { x: -9, y: -17, z: 12.4, yaw: 0.36, pitch: 0.49, across: 64 };

export function market(light: LightName): Stage {
  const chance = chanceFrom(37);
  const stalls = places().map((place, index) =>
    stall(place, cloths[(index * 5 + 1) % cloths.length] as Colour, chance),
  );
  const trees = [-22, -10, -2, 7, 16, 26, 36].map((x) =>
    tree(x, 32, chance.between(5.4, 6.4), chance, colour('#748169')),
  );
  return {
    camera: mast,
    light,
    seconds: LOOP,
    ground: [paintGround(chance)],
    back: [...houses(chance), ...trees],
    near: [...stalls, ...sellers(chance)],
    movers: [
      ...shoppers(chance),
      ride(
        chance,
        [
          [26, -6.2],
          [-26, -5.4],
        ],
        9,
        (age) => age * 2.9,
      ),
      birds(mast, { starts: 5, lasts: 5, depth: 30, heights: [0.3, 0.12] }),
    ],
  };
}
