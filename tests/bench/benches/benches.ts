import type { BenchName } from '../benchNames';
import { alarms } from './alarms';
import { catalog } from './catalog';
import { churn } from './churn';
import { dup } from './dup';
import { history } from './history';
import { hosts } from './hosts';
import { idle } from './idle';
import { latency } from './latency';
import { layout } from './layout';
import { proof } from './proof';
import type { Bench } from './rig';
import { start } from './start';
import { storm } from './storm';
import { ttff } from './ttff';
import { wall } from './wall';

/** Every bench by its name. */
export const benches: Readonly<Record<BenchName, Bench>> = {
  ...{
    alarms,
    history,
    catalog,
    wall,
    ttff,
    layout,
    dup,
    hosts,
    latency,
    churn,
    start,
    storm,
    proof,
    idle,
  },
};
