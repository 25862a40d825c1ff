import type { Chance } from '../chance';
import { colour } from '../colour';
import type { Painter } from '../painter';
import { box, glassBands, prism, skyline, windows } from '../solids';
import type { Thing } from '../stage';
import { clamp, rectangle, type Point3 } from '../vector';

const brick = colour('#b59d89');
const iron = colour('#5d6165');

/** The doors that the children go through. */
function entrance(): Thing {
  return {
    foot: [0, 28.3, 0],
    bias: -6,
    draw: (painter) => {
      const depth = painter.camera.depth([0, 28.4, 1]);
      for (const [x0, x1] of [
        [-3, -0.1],
        [0.1, 3.6],
      ] as const) {
        const face: Point3[] = [
          [x0, 28.38, 0],
          [x1, 28.38, 0],
          [x1, 28.38, 2.9],
          [x0, 28.38, 2.9],
        ];
        painter.face(face, painter.tone(colour('#5f6a6e'), 1, depth));
      }
    },
  };
}

export function houses(chance: Chance): Thing[] {
  const glass = colour('#7a868c');
  const base = colour('#cbbba6');
  return [
    box([-31, 30, 0], [31, 42, 0 + 14.5], {
      base,
      shadow: 0,
      onSide: windows(15, 4, glass, chance, 0.1),
    }),
    box([-5.4, 28.4, 0], [5.4, 30, 16.8], {
      base: colour('#b8a58e'),
      shadow: 0,
      bias: -3,
      onSide: windows(3, 4, glass, chance, 0.1),
    }),
    box([-64, 34, 0], [-35, 48, 11], {
      base: colour('#bdb2a2'),
      shadow: 0,
      onSide: windows(8, 3, glass, chance),
    }),
    box([35, 36, 0], [64, 50, 18], {
      base: colour('#b6afa4'),
      shadow: 0,
      onSide: glassBands(5, glass),
    }),
    entrance(),
    ...skyline(chance, -120, 120, 92, 20, 42, colour('#adafab')),
  ];
}

export function wall(x0: number, x1: number): Thing[] {
  const parts: Thing[] = [];
  for (let x = x0; x < x1 - 0.1; x += 4) {
    const end = Math.min(x1, x + 4);
    parts.push(box([x, 11, 0], [end, 11.45, 1], { base: colour('#a88f7e'), shadow: 1 }));
    parts.push({
      foot: [(x + end) / 2, 11.22, 0],
      bias: -0.05,
      draw: (painter) => {
        const paint = painter.tone(iron, 1, painter.camera.depth([x, 11.2, 1]));
        for (let bar = x + 0.2; bar < end; bar += 0.8) {
          painter.line(
            [
              [bar, 11.22, 1],
              [bar, 11.22, 2.3],
            ],
            paint,
            0.07,
          );
        }
        painter.line(
          [
            [x, 11.22, 2.1],
            [end, 11.22, 2.1],
          ],
          paint,
          0.07,
        );
      },
    });
  }
  return parts;
}

export function gateHouse(): Thing[] {
  const pillar = (x: number): Thing =>
    box([x, 10.6, 0], [x + 1.3, 11.9, 4.9], { base: brick, shadow: 3 });
  const beam: Thing = {
    foot: [0, 11.2, 0],
    bias: -0.6,
    draw: (painter) => {
      prism(painter, rectangle(-7.2, 10.4, 7.2, 12.1), 4.9, 6.35, {
        base: colour('#c4b19d'),
        roof: colour('#8f7d6d'),
      });
      drawName(painter, [0, 10.38, 5.3]);
    },
  };
  return [pillar(-6.6), pillar(5.3), beam];
}

/** The name board; the school is invented. */
function drawName(painter: Painter, at: Point3): void {
  const { ink, camera } = painter;
  const [x, y] = camera.project(at);
  const [nextX, nextY] = camera.project([at[0] + 1, at[1], at[2]]);
  const size = camera.scaleAt(at) * 1.02;
  ink.save();
  ink.translate(x, y);
  ink.rotate(Math.atan2(nextY - y, nextX - x));
  ink.font = `700 ${size}px "Noto Sans CJK SC"`;
  ink.textAlign = 'center';
  ink.fillStyle = painter.tone(colour('#4c4038'), 1, camera.depth(at));
  ['柳', '荫', '街', '小', '学'].forEach((letter, index) => {
    ink.fillText(letter, (index - 2) * size * 1.2, size * 0.08);
  });
  ink.restore();
}

/** The sliding gate: it opens for the children once in every loop. */
export function slidingGate(second: number): Thing[] {
  const opened = clamp((second - 4) / 2.4, 0, 1) - clamp((second - 16.6) / 2.4, 0, 1);
  const left = -5.2 + opened * 0;
  const right = mixEase(5.2, -2.6, opened);
  const bars = Math.max(5, Math.round((right - left) / 0.55));
  return [
    {
      foot: [(left + right) / 2, 11, 0],
      draw: (painter) => {
        const depth = painter.camera.depth([0, 11, 0]);
        const paint = painter.tone(colour('#9aa1a4'), 1, depth);
        for (let bar = 0; bar <= bars; bar += 1) {
          const x = left + ((right - left) * bar) / bars;
          painter.line(
            [
              [x, 11, 0.1],
              [x, 11, 1.3],
            ],
            paint,
            0.1,
          );
        }
        for (const z of [0.25, 1.25])
          painter.line(
            [
              [left, 11, z],
              [right, 11, z],
            ],
            paint,
            0.08,
          );
      },
    },
  ];
}

function mixEase(from: number, to: number, share: number): number {
  return from + (to - from) * share * share * (3 - 2 * share);
}
