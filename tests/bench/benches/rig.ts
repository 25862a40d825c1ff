import { shortName, benchCameras } from '../shared/cameras';
import type { ClipId } from '../clips/clipList';
import type { BenchTile } from '../engines/engine';
import { endLaunched } from '../engines/launch';
import type { Lengths } from '../lengths';
import { streamPath } from '../origin/addresses';
import type { Origin } from '../origin/origin';
import type { Delivery } from '../origin/playlists';
import type { BenchResult } from '../result';
import { withinLimit } from '../measure/limits';

/** What every bench is given. */
export interface Rig {
  readonly origin: Origin;
  readonly lengths: Lengths;
  readonly isQuick: boolean;
  /** Engines that may run; null for all. */
  readonly engines: readonly string[] | null;
  say(sentence: string): void;
  /** Into the notes of the result. */
  note(sentence: string): void;
  /** Waits for an idle machine; false when it was never idle. */
  untilIdle(limitMs: number): Promise<boolean>;
  /** The bench took too long and nobody waits for it any more. */
  readonly signal: AbortSignal;
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

export const mayRun = ({ engines }: Rig, engine: string): boolean =>
  engines === null || engines.includes(engine);

export const settleSeconds = ({ isQuick, lengths }: Rig): number =>
  isQuick ? 1 : lengths.seconds < 10 ? 3 : 10;

interface Attempt<T> {
  /** What is attempted, as the notes call it. */
  readonly what: string;
  /** After so long whatever was started for it is ended; it does not wait for ever. */
  readonly limitS: number;
  run(): Promise<T>;
}

/** One thing that fails is told in the notes and does not take the rest with it. */
export async function attempt<T>(rig: Rig, { what, limitS, run }: Attempt<T>): Promise<T | null> {
  rig.signal.throwIfAborted();
  try {
    return await withinLimit(run(), limitS, endLaunched);
  } catch (error) {
    rig.signal.throwIfAborted();
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    rig.say(`${what} failed: ${error instanceof Error ? (error.stack ?? reason) : reason}`);
    rig.note(`${what} failed: ${reason}`);
    // Whatever it left behind would be measured with the next one.
    await endLaunched();
    return null;
  }
}
