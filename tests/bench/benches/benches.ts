import type { BenchName } from '../arguments';
import type { Bench } from './rig';
import { wall } from './wall';

/** Every bench by its name. */
export const benches: Partial<Record<BenchName, Bench>> = { wall };
