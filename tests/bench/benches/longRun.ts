import { clipOf } from '../clips/clipList';
import { figuresOf, pause } from '../measure/window';
import type { Metric } from '../result';
import { benchCameras, shortName } from '../shared/cameras';
import { bareMetric } from './metricsOf';
import { countMarks, watchMarks } from './marks';
import type { Rig } from './rig';
import { measureSettled, withOurs } from './turns';

const tileCount = 64;

/** P1d and L3: ten minutes of the program alone; two of its cameras show a still night. */
export async function longRun(rig: Rig): Promise<Metric[]> {
  const cameras = benchCameras(tileCount);
  const [first = '', second = ''] = cameras;
  const plan = {
    ...({ clip: '180', delivery: 'fmp4', hosts: 1 } as const),
    clips: { [shortName(first)]: 'night-a', [shortName(second)]: 'night-b' } as const,
  };
  const wishes = { origin: rig.origin, plan, screens: [{ tileCount, cameras }] };
  return withOurs(wishes, async (engine) => {
    await pause(5000);
    await watchMarks(engine);
    const seconds = rig.lengths.longMinutes * 60;
    const measured = await measureSettled(rig, engine, {
      fps: clipOf('180').fps,
      tileCount,
      seconds,
    });
    // A chip alone tells a delay, which is true or P13's business; a doubt about a healthy tile is not.
    const marks = (await countMarks(engine)).filter(({ word }) => word !== 'chip');
    rig.say(`long run: ${JSON.stringify({ ...figuresOf(measured), marks: marks.length })}`);
    return [
      ...bareMetric('P1d', 'stalled tile-seconds', [measured.stalledTileSeconds]),
      ...bareMetric('L3', 'false marks', [marks.length]),
    ];
  });
}
