import type { CameraPlace } from '../camera';
import { chanceFrom } from '../chance';
import { lampPost, poolOf, poolsOf, shine } from '../lamps';
import type { LightName } from '../light';
import { LOOP } from '../motion';
import type { Stage, Thing } from '../stage';
import { birds } from '../wildlife';
import { paintMarks, paintRoads } from './crossroadsGround';
import { walkers } from './crossroadsPeople';
import { houses, isCorner, lampPosts, trees } from './crossroadsTown';
import { bikes, signals, traffic } from './crossroadsTraffic';

type PanPosition = -1 | 0 | 1;

function crossroadsCamera(pan: PanPosition): CameraPlace {
  return { x: -15.5, y: -25, z: 12.6, yaw: 0.47 + pan * 0.42, pitch: 0.35, across: 63 };
}

export function crossroads(light: LightName, pan: PanPosition = 0): Stage {
  const chance = chanceFrom(11);
  const blocks = houses(chance);
  const corner = blocks.filter(isCorner).map((block, index): Thing => ({
    ...block,
    foot: [15.5 + index * 38.5, -15.5, 0],
  }));
  const near = [...trees(chance), ...lampPosts.map(lampPost), ...corner];
  return {
    camera: crossroadsCamera(pan),
    light,
    seconds: LOOP,
    pools: poolsOf(lampPosts),
    ground: [paintRoads, paintMarks, ...lampPosts.map(poolOf)],
    back: blocks.filter((block) => !isCorner(block)),
    near,
    movers: [
      birds(crossroadsCamera(pan), { starts: 10.5, lasts: 6, depth: 42, heights: [0.34, 0.12] }),
      ...traffic(chance),
      ...walkers(chance, light === 'rain'),
      ...bikes(chance),
      signals(),
    ],
    over: [shine(lampPosts)],
  };
}
