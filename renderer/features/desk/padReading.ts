import type { PtzMotion } from '#contract/ptz';
import { eased, pullOf } from '../ptz';

/** As much of a `Gamepad` as matters. */
export interface PadReading {
  buttons: readonly { pressed: boolean; value?: number }[];
  axes: readonly number[];
}

/** Actions that the stick and the triggers leave to the camera while it is steered. */
export const steeredActions: ReadonlySet<string> = new Set(Object.keys(pullOf));

/** How a pad pushes a camera that is steered: the first stick or the cross, triggers for the zoom. */
export function padMotion({ buttons, axes }: PadReading): PtzMotion {
  const held = (index: number): number => {
    const button = buttons[index];
    return button === undefined ? 0 : Math.max(button.value ?? 0, button.pressed ? 1 : 0);
  };
  const pan = eased(axes[0] ?? 0) + held(15) - held(14);
  const tilt = -eased(axes[1] ?? 0) + held(12) - held(13);
  return { pan: within(pan), tilt: within(tilt), zoom: within(eased(held(7)) - eased(held(6))) };
}

const within = (value: number): number => Math.max(-1, Math.min(1, value)) || 0;

/** Buttons of the standard layout and what they do; the first name is that of the board's table. */
export const padButtons: readonly (readonly [index: number, name: string, actionId: string])[] = [
  [0, 'A', 'full'],
  [1, 'B', 'leave'],
  [2, 'X', 'replay'],
  [3, 'Y', 'pin'],
  [4, 'LB', 'tourPrevious'],
  [5, 'RB', 'tourNext'],
  [6, 'LT', 'zoomOut'],
  [7, 'RT', 'zoomIn'],
  [8, 'Back', 'previousScene'],
  [9, 'Start', 'next'],
  [10, 'L3', 'tourPause'],
  [11, 'R3', 'acknowledge'],
];

/** The cross, and the stick beyond its rest. */
const directions: readonly (readonly [
  button: number,
  axis: number,
  sign: 1 | -1,
  actionId: string,
])[] = [
  [12, 1, -1, 'up'],
  [13, 1, 1, 'down'],
  [14, 0, -1, 'left'],
  [15, 0, 1, 'right'],
];

/** A stick lies still up to here; worn ones never stand in the middle. */
const restUntil = 0.5;
/** A direction that is held goes on after the first time, then by and by. */
const firstRepeatMs = 400;
const nextRepeatMs = 150;

/** What is held down, and when it does its next step. */
export type PadMemory = Readonly<Record<string, number>>;

/** The actions of a reading, given what was held before; buttons do theirs once. */
export function readPad(
  { buttons, axes }: PadReading,
  held: PadMemory,
  now: number,
): { actionIds: string[]; held: PadMemory } {
  const actionIds: string[] = [];
  const next: Record<string, number> = {};
  const look = (key: string, isDown: boolean, actionId: string, isRepeated: boolean): void => {
    if (!isDown) return;
    const dueAtMs = held[key];
    if (dueAtMs === undefined) {
      actionIds.push(actionId);
      next[key] = isRepeated ? now + firstRepeatMs : Infinity;
    } else if (now >= dueAtMs) {
      actionIds.push(actionId);
      next[key] = now + nextRepeatMs;
    } else next[key] = dueAtMs;
  };
  for (const [index, name, actionId] of padButtons) {
    look(name, buttons[index]?.pressed === true, actionId, false);
  }
  for (const [button, axis, sign, actionId] of directions) {
    const isPushed = (axes[axis] ?? 0) * sign > restUntil;
    look(actionId, isPushed || buttons[button]?.pressed === true, actionId, true);
  }
  return { actionIds, held: next };
}
