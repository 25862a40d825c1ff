import { chanceFrom } from '../chance';
import { colour, scaled } from '../colour';
import type { LightName } from '../light';
import { LOOP } from '../motion';
import type { Painter } from '../painter';
import { tree } from '../plants';
import { box } from '../solids';
import type { Stage, Thing } from '../stage';
import { rectangle } from '../vector';
import { gateHouse, houses, slidingGate, wall } from './schoolBuilding';
import { cars, guards, parents, parkedBikes, pupils } from './schoolPeople';

const road = colour('#74777a');
const paving = colour('#c2b8a8');
const joint = colour('#aea493');
const white = colour('#e4e2db');

function paintGround(painter: Painter): void {
  painter.ground(rectangle(-2500, -70, 2500, 3000), colour('#b2aa9c'));
  painter.ground(rectangle(-140, -14.5, 140, 0.8), road);
  painter.ground(rectangle(-140, 0.8, 140, 1.25), colour('#d1cec4'));
  painter.ground(rectangle(-140, 1.25, 140, 11), paving);
  painter.ground(rectangle(-140, -60, 140, -14.5), paving);
  for (let x = -64; x < 64; x += 3.2) painter.ground(rectangle(x, 1.25, x + 0.07, 11), joint);
  for (let y = 3.6; y < 11; y += 2.4) painter.ground(rectangle(-70, y, 70, y + 0.06), joint);
  painter.ground(rectangle(-5.2, 11, 5.2, 60), colour('#b9af9f'));
  for (let y = -13.9; y < 0.2; y += 1.15) painter.ground(rectangle(-2.7, y, 2.7, y + 0.6), white);
  for (let x = -62; x < 62; x += 5) {
    if (Math.abs(x + 1.3) > 6) painter.ground(rectangle(x, -6.95, x + 2.6, -6.8), white);
  }
  painter.ground(rectangle(-4.4, -6.8, -4, 0.5), white);
  painter.ground(rectangle(4, -14.2, 4.4, -6.9), white);
}

function bollards(): Thing[] {
  const found: Thing[] = [];
  for (let x = -12.2; x < 12.5; x += 1.7) {
    if (Math.abs(x) < 3.4) continue;
    found.push(box([x, 1.9, 0], [x + 0.2, 2.1, 0.85], { base: colour('#8a8d8c'), shadow: 0.8 }));
  }
  return found;
}

export function schoolGate(light: LightName): Stage {
  const chance = chanceFrom(23);
  const leaf = colour('#7b8566');
  const trees = [-9, -15, -22, -31, 9, 15, 22, 31].map((x) =>
    tree(x, 15 + chance.next() * 2, chance.between(6, 7.4), chance, leaf),
  );
  const street = [-17, -25, 13.5, 21, 28.3].map((x) =>
    tree(x, 3.1, chance.between(4.6, 5.5), chance, scaled(leaf, 1.04)),
  );
  return {
    camera: { x: -7.4, y: -19.6, z: 7.4, yaw: 0.2, pitch: 0.235, across: 62 },
    light,
    seconds: LOOP,
    ground: [paintGround],
    back: [...houses(chance), ...trees],
    near: [
      ...wall(-46, -6.6),
      ...wall(6.6, 46),
      ...gateHouse(),
      ...street,
      ...bollards(),
      ...parents(chance),
      ...parkedBikes(chance),
    ],
    movers: [slidingGate, ...pupils(chance), ...guards(chance), ...cars(chance)],
  };
}
