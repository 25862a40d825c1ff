import { shortName, benchCameras } from '../shared/cameras';
import type { ClipId } from '../clips/clipList';
import type { BenchTile } from '../engines/engine';
import { streamPath } from '../origin/addresses';
import type { Origin } from '../origin/origin';
import type { Delivery } from '../origin/playlists';
import type { BenchWishes } from '../arguments';
import type { BenchResult } from '../result';

/** What every bench is given. */
export interface Rig {
  readonly origin: Origin;
  readonly wishes: BenchWishes;
  say(sentence: string): void;
}

export type Bench = (rig: Rig) => Promise<Omit<BenchResult, 'electron' | 'name'>>;

/** How the cameras send. */
export interface Sent {
  readonly clip?: ClipId;
  readonly delivery?: Delivery;
  readonly hosts?: number;
}

/** The same cameras for baselines as the program gets from its platform. */
export function tilesOf(
  rig: Rig,
  count: number,
  { clip = '180', delivery = 'fmp4', hosts = 1 }: Sent = {},
): BenchTile[] {
  return benchCameras(count).map((cameraId, index) => {
    const host = `127.0.0.${String(1 + (index % hosts))}`;
    const path = streamPath(clip, delivery, shortName(cameraId));
    return {
      key: `city:${cameraId}`,
      url: `http://${host}:${String(rig.origin.mediaPort)}${path}`,
    };
  });
}

export const mayRun = ({ wishes }: Rig, engine: string): boolean =>
  wishes.engines === null || wishes.engines.includes(engine);

export const settleSeconds = ({ wishes }: Rig): number =>
  wishes.isQuick ? 1 : wishes.seconds < 10 ? 3 : 10;
