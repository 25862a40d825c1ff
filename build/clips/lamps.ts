import { colour, css, type Colour } from './colour';
import { ring, type Painter, type Pool } from './painter';
import type { Thing } from './stage';

const steel = colour('#7d858b');
const cap = colour('#d4d7d6');
const warmWhite: Colour = [246, 227, 184];

export interface Lamp {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** Length of the arm, to the right when positive. */
  readonly arm: number;
  /** Does not shine: the happening of a broken lamp. */
  readonly dark?: boolean;
}

export function lampPost(lamp: Lamp): Thing {
  const { x, y, height, arm } = lamp;
  const head = [x + arm, y, height + 0.15] as const;
  return {
    foot: [x, y, 0],
    draw: (painter) => {
      const depth = painter.camera.depth([x, y, 0]);
      if (depth < 1.5) return;
      painter.line([[x, y, 0], [x, y, height], head], painter.tone(steel, 1, depth), 0.13);
      const scale = painter.camera.scaleAt(head);
      const [px, py] = painter.camera.project(head);
      painter.ink.fillStyle = painter.tone(cap, 1, depth);
      painter.ink.beginPath();
      painter.ink.ellipse(px, py, 0.42 * scale, 0.1 * scale, 0, 0, Math.PI * 2);
      painter.ink.fill();
    },
    shadow: (painter) => painter.shade(ring(x + 0.15, y + 0.05, 0.3, 0.2, 12)),
  };
}

/** Light on the ground under a lamp; belongs into the ground of the stage. */
export function poolOf(lamp: Lamp): (painter: Painter) => void {
  return (painter) => {
    if (painter.light.lamps < 0.5 || lamp.dark === true) return;
    const strength = painter.light.lamps;
    for (const [radius, alpha] of [
      [5, 0.07],
      [3.6, 0.08],
      [2.2, 0.09],
    ] as const) {
      painter.veil(
        ring(lamp.x + lamp.arm, lamp.y, radius, radius, 40),
        warmWhite,
        alpha * strength,
        0.01,
      );
    }
  };
}

export function poolsOf(lamps: readonly Lamp[]): Pool[] {
  return lamps
    .filter((lamp) => lamp.dark !== true)
    .map((lamp) => ({ x: lamp.x + lamp.arm, y: lamp.y, reach: 6 }));
}

/** The shining heads, drawn over everything. */
export function shine(lamps: readonly Lamp[]): (painter: Painter) => void {
  return (painter) => {
    if (painter.light.lamps < 0.5) return;
    for (const lamp of lamps) {
      const head = [lamp.x + lamp.arm, lamp.y, lamp.height + 0.1] as const;
      if (lamp.dark === true || painter.camera.depth(head) < 1) continue;
      painter.ball(head, 1, css(warmWhite, 0.1));
      painter.ball(head, 0.55, css(warmWhite, 0.16));
      painter.ball(head, 0.22, css([255, 244, 216]));
    }
  };
}
