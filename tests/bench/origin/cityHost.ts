import { startCity, type RunningCity } from '../../../electron/rehearsal/server';
import type { CityWish, StreamAddress } from '../../../electron/rehearsal/options';
import { CityControl } from '../../journeys/cityControl';
import type { ClipId } from '../clips/clipList';
import { streamPath } from './addresses';
import { shortName } from '../shared/cameras';
import type { LiveAnswers } from './liveAnswers';
import type { Delivery } from './playlists';
import type { Tally } from './tally';

/** How the platform under the program hands out streams of this origin. */
export interface CityPlan {
  readonly clip: ClipId;
  readonly delivery: Delivery;
  /** Host names, 127.0.0.1 and up, that cameras are spread over. */
  readonly hosts: number;
  /** Cameras that show another clip, by short name. */
  readonly clips?: Record<string, ClipId>;
  /** Cameras, by id of the platform, that are down from the start. */
  readonly offline?: readonly string[];
}

/** A whole platform whose cameras send the bench's clips. */
export class CityHost {
  readonly #answers: LiveAnswers;
  readonly #mediaPort: number;
  readonly #tally: Tally;
  #plan: CityPlan = { clip: '180', delivery: 'fmp4', hosts: 1 };
  #city: RunningCity | undefined;
  #control: CityControl | undefined;

  constructor(answers: LiveAnswers, mediaPort: number, tally: Tally) {
    this.#answers = answers;
    this.#mediaPort = mediaPort;
    this.#tally = tally;
  }

  plan(plan: CityPlan): void {
    this.#plan = plan;
  }

  async start(wish: CityWish): Promise<number> {
    this.#control = undefined;
    await this.#city?.close();
    this.#city = await startCity({
      ...wish,
      isDemo: false,
      streamAddress: (cameraId) => this.#address(cameraId),
    });
    const { port } = this.#city;
    const { user = '', password = '' } = wish;
    this.#control = new CityControl({ port, user, password });
    for (const id of this.#plan.offline ?? []) await this.#control.setFault(id, 'offline');
    return port;
  }

  /** Raises a Critical alarm at a camera; nobody clears it. */
  async alarm(cameraId: string): Promise<void> {
    if (this.#control === undefined) throw new Error('there is no platform yet');
    await this.#control.raiseAlarm(cameraId, 'road-collision', { level: 1, clearAfterMs: null });
  }

  #address(cameraId: string): StreamAddress {
    const camera = shortName(cameraId);
    this.#tally.opened(camera);
    const clipId = this.#plan.clips?.[camera] ?? this.#plan.clip;
    const clip = this.#answers.clip(clipId);
    const host = hostOf(cameraId, this.#plan.hosts);
    const path = streamPath(clipId, this.#plan.delivery, camera);
    return {
      url: `http://${host}:${String(this.#mediaPort)}${path}`,
      codecs: clip.codecs,
      width: clip.about.width,
      height: clip.about.height,
      framesPerSecond: clip.about.fps,
    };
  }
}

const hostOf = (cameraId: string, hosts: number): string => {
  const digits = Number(cameraId.replace(/\D/g, '').slice(-9));
  return `127.0.0.${String(1 + (digits % hosts))}`;
};
