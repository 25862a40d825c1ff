import type { Chance } from '../chance';
import { ramble, standing, stroll } from '../crowd';
import { child, someone, type FigureLook } from '../figures';
import { bench } from '../props';
import type { Mover, Thing } from '../stage';
import type { Point2 } from '../vector';

function traveller(chance: Chance): FigureLook {
  if (chance.yes(0.1)) return child(chance);
  return someone(chance, chance.yes(0.42) ? { suitcase: true } : {});
}

export function travellers(chance: Chance): Mover[] {
  const found: Mover[] = [];
  for (let index = 0; index < 13; index += 1) {
    const x = chance.between(-14, 13);
    const drift = chance.between(-5, 5);
    const corners: Point2[] = [
      [x, 2],
      [x + drift * 0.4, 22],
      [x + drift, 71.6],
    ];
    const look = traveller(chance);
    found.push(stroll(chance, chance.yes(0.55) ? corners : corners.reverse(), { look }));
  }
  for (let index = 0; index < 9; index += 1) {
    const y = chance.between(9, 42);
    const corners: Point2[] = [
      [-25.8, y],
      [0, y + chance.between(-3, 3)],
      [25.8, y + chance.between(-3, 3)],
    ];
    found.push(
      stroll(chance, chance.yes(0.5) ? corners : corners.reverse(), { look: traveller(chance) }),
    );
  }
  for (let index = 0; index < 4; index += 1) {
    const x = chance.between(-9, 9);
    const y = chance.between(14, 20);
    const look = traveller(chance);
    found.push(
      ramble(
        chance,
        [
          { at: [x, y], stays: 5 },
          { at: [x + 1.5, y + 1.4], stays: 4 },
        ],
        look,
      ),
    );
  }
  return found;
}

export function waiting(chance: Chance): Thing[] {
  const found: Thing[] = [];
  for (const y of [23, 28, 44, 49]) {
    for (const x of [-10, -3, 4, 11]) {
      found.push(bench(x, y, 5));
      for (const seat of [0.8, 2.1, 3.6]) {
        if (chance.yes(0.42)) {
          found.push({
            ...standing(x + seat, y + 0.2, -Math.PI / 2, someone(chance), { sits: true }),
            bias: -0.3,
          });
        }
      }
    }
  }
  for (const [x, y] of [
    [-6, 15],
    [-5.2, 15.5],
    [3, 17.4],
    [9.6, 13.4],
    [10.3, 13.8],
    [-1, 33],
    [7.4, 36.5],
    [8.2, 36],
  ] as const) {
    found.push(standing(x, y, chance.between(0.6, 2.6), traveller(chance)));
  }
  return found;
}
