import type { Chance } from '../chance';
import { colour } from '../colour';
import { drive, ramble, standing, stroll } from '../crowd';
import { child, someone } from '../figures';
import { Path, stopAndGo } from '../motion';
import { rider, someRider } from '../riders';
import type { Mover, Thing } from '../stage';

/** Children cross from the fifth second on; before and after it is the turn of the cars. */
const CARS_STOP = 3.5;
const CARS_GO = 15.5;

export function pupils(chance: Chance): Mover[] {
  const found: Mover[] = [];
  for (let index = 0; index < 9; index += 1) {
    const lane = chance.between(-2.2, 2.2);
    const door = chance.between(-2.2, 3.4);
    const look = index % 3 === 2 ? someone(chance) : child(chance);
    const corners = [
      [lane, -15.4],
      [lane, 1.5],
      [door, 9],
      [door * 0.8, 16],
      [door * 0.8, 28.3],
    ] as const;
    found.push(
      stroll(chance, corners, {
        look,
        starts: 2.8 + index * 0.36,
        speed: chance.between(1.32, 1.4),
      }),
    );
  }
  for (let index = 0; index < 8; index += 1) {
    const side = index % 2 === 0 ? -1 : 1;
    const door = side * chance.between(1, 3.6);
    const y = chance.between(3, 8.6);
    const look = index % 4 === 3 ? someone(chance) : child(chance);
    found.push(
      stroll(
        chance,
        [
          [side * 34, y],
          [side * 7, y],
          [door, 10],
          [door, 28.3],
        ],
        { look },
      ),
    );
  }
  for (let index = 0; index < 5; index += 1) {
    const y = chance.between(2.8, 6.5);
    const corners = [
      [-36, y],
      [38, y],
    ] as const;
    found.push(stroll(chance, index % 2 === 0 ? corners : [...corners].reverse()));
  }
  return found;
}

export function parents(chance: Chance): Thing[] {
  const groups = [
    [-5.4, 7.4],
    [-4, 4.6],
    [4.6, 7.8],
    [6.4, 5.2],
    [-8.4, 8.2],
    [9.4, 8],
    [-11.5, 5.4],
  ] as const;
  return groups.flatMap(([x, y], group) =>
    Array.from({ length: 2 + (group % 2) }, (_, index) => {
      const angle = index * 2.2 + group;
      const look = index === 2 ? child(chance) : someone(chance);
      return standing(x + Math.cos(angle) * 0.55, y + Math.sin(angle) * 0.5, angle + 3, look);
    }),
  );
}

export function guards(chance: Chance): Mover[] {
  const look = { ...someone(chance), vest: true, coat: colour('#5c636b') };
  return [
    ramble(
      chance,
      [
        { at: [-3.3, -4.6], stays: 9 },
        { at: [-3.5, -0.2], stays: 4 },
      ],
      look,
      -4.2,
    ),
    ramble(
      chance,
      [
        { at: [3.2, -5.4], stays: 6 },
        { at: [3.4, 1.4], stays: 2.7 },
      ],
      look,
      -6.2,
    ),
  ];
}

export function cars(chance: Chance): Mover[] {
  const near = new Path([
    [-60, -3.4],
    [70, -3.4],
  ]);
  const far = new Path([
    [70, -10.4],
    [-60, -10.4],
  ]);
  const waits = CARS_GO - CARS_STOP - 1;
  const stop = (at: number, late: number): ReturnType<typeof stopAndGo> =>
    stopAndGo({ stop: at, waits: waits - late * 1.2, cruise: 7.5 });
  const brakes = (age: number): boolean => age < 0 && age > -waits - 4;
  return [
    drive(chance, near, {
      kind: 'suv',
      body: colour('#cfd0cc'),
      progress: stop(53, 0),
      starts: CARS_GO,
      brakes,
    }),
    drive(chance, near, { progress: stop(46.4, 1), starts: CARS_GO + 0.8, brakes }),
    drive(chance, far, { kind: 'van', progress: stop(62.5, 0), starts: CARS_GO + 0.2, brakes }),
    drive(chance, far, { progress: stop(55.8, 1), starts: CARS_GO + 1, brakes }),
  ];
}

export function parkedBikes(chance: Chance): Thing[] {
  return [
    rider({ x: 8.2, y: 3.3, heading: 2.9 }, someRider(chance, false)),
    rider({ x: 10.8, y: 3.7, heading: 0.2 }, someRider(chance, true)),
    rider(
      { x: -9.8, y: 3.4, heading: 0.1 },
      { ...someRider(chance, false), coat: colour('#8d8577') },
    ),
  ];
}
