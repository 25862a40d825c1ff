import type { LightName } from './light';
import { LOOP } from './motion';
import { crossroads } from './scenes/crossroads';
import type { Stage } from './stage';

export interface ClipPlan {
  readonly id: string;
  readonly scene: string;
  readonly light: LightName;
  readonly seconds: number;
  readonly stage: () => Stage;
  /** Clips that show the same scene from this mast when the camera is turned. */
  readonly pan?: Readonly<Record<'-1' | '1', string>>;
  readonly panOf?: string;
}

function plan(scene: string, light: LightName, stage: (light: LightName) => Stage): ClipPlan {
  return { id: `${scene}-${light}`, scene, light, seconds: LOOP, stage: () => stage(light) };
}

/** Every clip of the rehearsal city. */
export const plans: readonly ClipPlan[] = [
  {
    ...plan('crossroads', 'day', crossroads),
    pan: { '-1': 'crossroads-day-left', '1': 'crossroads-day-right' },
  },
  {
    ...plan('crossroads', 'day', (light) => crossroads(light, -1)),
    id: 'crossroads-day-left',
    panOf: 'crossroads-day',
  },
  {
    ...plan('crossroads', 'day', (light) => crossroads(light, 1)),
    id: 'crossroads-day-right',
    panOf: 'crossroads-day',
  },
  plan('school-gate', 'warm', crossroads),
  plan('market-square', 'noon', crossroads),
  plan('car-park', 'day', crossroads),
];
