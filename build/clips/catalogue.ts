import type { LightName } from './light';
import { LOOP } from './motion';
import { carPark } from './scenes/carPark';
import { crossroads } from './scenes/crossroads';
import { market } from './scenes/market';
import { promenade } from './scenes/promenade';
import { riverGate } from './scenes/riverGate';
import { schoolGate } from './scenes/schoolGate';
import { stationHall } from './scenes/stationHall';
import { street } from './scenes/street';
import { tunnel } from './scenes/tunnel';
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
  plan('school-gate', 'warm', schoolGate),
  plan('market', 'noon', market),
  plan('car-park', 'day', carPark),
  plan('tunnel', 'lamplit', tunnel),
  plan('river-gate', 'mist', riverGate),
  plan('station-hall', 'indoor', stationHall),
  plan('street', 'day', street),
  plan('street', 'night', street),
  plan('promenade', 'day', promenade),
];
