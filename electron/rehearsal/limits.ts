import type { Level, StepCode } from './wire';

const minute = 60_000;
const hour = 60 * minute;

/** How long a step may take where nobody said otherwise: the graver, the shorter. */
export function defaultLimits(level: Level): Record<StepCode, number | null> {
  const first = { 1: minute, 2: 5 * minute, 3: 15 * minute, 4: 4 * hour }[level];
  const assess = { 1: 3 * minute, 2: 10 * minute, 3: 30 * minute, 4: 8 * hour }[level];
  const work = { 1: 30 * minute, 2: hour, 3: 4 * hour, 4: 24 * hour }[level];
  return {
    reported: first,
    assessing: assess,
    assigned: 5 * minute,
    investigating: work,
    feedback: 30 * minute,
    closed: null,
  };
}
