import type { Chance } from '../chance';
import { colour } from '../colour';
import type { Lamp } from '../lamps';
import { tree } from '../plants';
import { box, glassBands, skyline, windows } from '../solids';
import type { Thing } from '../stage';
import type { Point2 } from '../vector';

/** Far blocks leave the road free, where cars come out of the haze. */
function besideRoad({ foot }: Thing): boolean {
  return Math.abs(foot[0]) > 30;
}

/** Blocks of this side of the crossing hide what passes behind their corner nearest to it. */
export function isCorner({ foot }: Thing): boolean {
  return foot[1] < 0 && foot[0] > 0;
}

export function houses(chance: Chance): Thing[] {
  const glass = colour('#6d7c86');
  const house = (
    from: Point2,
    to: Point2,
    height: number,
    base: string,
    face: ReturnType<typeof glassBands>,
  ): Thing =>
    box([from[0], from[1], 0], [to[0], to[1], height], {
      base: colour(base),
      shadow: 7,
      onSide: face,
    });
  return [
    house([15.5, 15.5], [41, 36], 17, '#b6ada1', windows(7, 5, glass, chance)),
    house([15.5, 39], [34, 60], 26, '#a2a8aa', glassBands(8, glass)),
    house([-42, 15.5], [-15.5, 34], 13, '#b3b4ae', windows(8, 4, glass, chance)),
    house([-36, 37], [-15.5, 62], 30, '#9da5a9', windows(6, 10, glass, chance)),
    house([45, 15.5], [75, 40], 22, '#a9a49b', glassBands(7, glass)),
    house([15.5, -44], [48, -15.5], 12, '#b2aca3', windows(8, 4, glass, chance)),
    house([-78, 15.5], [-47, 42], 19, '#aaa59b', windows(9, 6, glass, chance)),
    house([-70, -44], [-30, -15.5], 12, '#b0aea6', windows(9, 4, glass, chance)),
    house([80, 15.5], [112, 38], 15, '#b3b0a7', windows(9, 4, glass, chance)),
    house([54, -46], [92, -15.5], 16, '#a8a6a0', glassBands(5, glass)),
    house([-38, 66], [-16, 102], 20, '#aeaaa1', windows(6, 6, glass, chance)),
    house([16, 64], [38, 104], 19, '#b0aca2', windows(6, 6, glass, chance)),
    house([-40, 106], [-17, 150], 27, '#a3a8aa', glassBands(8, glass)),
    house([17, 108], [42, 152], 30, '#a6a9a8', glassBands(9, glass)),
    house([-44, 156], [-17, 230], 24, '#a9abaa', windows(9, 7, glass, chance)),
    house([17, 158], [44, 240], 26, '#a8aaab', windows(9, 8, glass, chance)),
    ...skyline(chance, -130, 150, 112, 24, 58).filter(besideRoad),
    ...skyline(chance, -200, 220, 165, 30, 78, colour('#a3adb2')).filter(besideRoad),
  ];
}

export const lampPosts: readonly Lamp[] = [
  { x: -9.8, y: -13.6, height: 7, arm: 3.4 },
  { x: 9.8, y: -9.8, height: 7, arm: -3.4 },
  { x: 9.8, y: 9.8, height: 7, arm: -3.4 },
  { x: -9.8, y: 9.8, height: 7, arm: 3.4 },
  { x: -34, y: -9.4, height: 7, arm: 0.01 },
  { x: 34, y: 9.4, height: 7, arm: 0.01 },
];

export function trees(chance: Chance): Thing[] {
  const found: Thing[] = [];
  for (const y of [16, 25, 34, 45, 58, 72]) {
    for (const side of [-1, 1]) found.push(tree(side * 12.7, y, chance.between(5.2, 6.4), chance));
  }
  for (const x of [19, 28, 38, 50, 63]) found.push(tree(x, 12.8, chance.between(5, 6), chance));
  for (const x of [-19, -28, -38, -50]) found.push(tree(x, 12.8, chance.between(5, 6), chance));
  for (const x of [21, 31, 42]) found.push(tree(x, -12.8, chance.between(4.6, 5.6), chance));
  return found;
}
