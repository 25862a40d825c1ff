import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Preset, PtzMotion } from '#contract/ptz';

import type { PtzPort } from '../../wall/ptzPort';
import { plainText } from '../plainText';
import type { FrigateSession } from './frigateSession';
import { wirePtzInfoSchema, type WirePtzInfo } from './frigateWire';

/** What steering needs. */
export interface FrigatePtzParts {
  session: FrigateSession;
  /** Name of a camera that can be steered; undefined for all others. */
  nameOf: (cameraId: CameraId) => string | undefined;
  /** Says something over the line; false while there is none. */
  send: (topic: string, payload: string) => boolean;
}

/**
 * Steering by words over the line: four directions and two of the lens, one at a time, each until
 * `STOP`. Nothing is answered: that it was said is all that is known.
 */
export class FrigatePtz implements PtzPort {
  readonly repeatMs = null;
  readonly #parts: FrigatePtzParts;
  readonly #moving = new Map<CameraId, string>();

  constructor(parts: FrigatePtzParts) {
    this.#parts = parts;
  }

  move(cameraId: CameraId, motion: PtzMotion): Promise<Outcome<null>> {
    const word = wordOf(motion);
    // Said again, some cameras would start anew.
    if (word !== 'STOP' && this.#moving.get(cameraId) === word) {
      return Promise.resolve(success(null));
    }
    return Promise.resolve(this.#say(cameraId, word));
  }

  stop(cameraId: CameraId): Promise<Outcome<null>> {
    return Promise.resolve(this.#say(cameraId, 'STOP'));
  }

  async presets(cameraId: CameraId): Promise<Outcome<Preset[]>> {
    const info = await this.#info(cameraId);
    if (!info.ok) return info;
    const names = info.value.presets ?? [];
    return success(names.map((name, at) => ({ number: at + 1, name: shown(name, at) })));
  }

  async goToPreset(cameraId: CameraId, number: number): Promise<Outcome<Preset>> {
    const info = await this.#info(cameraId);
    if (!info.ok) return info;
    const name = (info.value.presets ?? [])[number - 1];
    if (name === undefined) return failure('ptz/no-preset');
    // They compare in small letters.
    const said = this.#say(cameraId, `preset_${name.toLowerCase()}`);
    return said.ok ? success({ number, name: shown(name, number - 1) }) : said;
  }

  /** The line broke: what was moving may not be any more. */
  forget(): void {
    this.#moving.clear();
  }

  #say(cameraId: CameraId, word: string): Outcome<null> {
    const name = this.#parts.nameOf(cameraId);
    if (name === undefined) return failure('ptz/not-steerable');
    if (!this.#parts.send(`${name}/ptz`, word)) return failure('platform/unreachable');
    if (word.startsWith('MOVE') || word.startsWith('ZOOM')) this.#moving.set(cameraId, word);
    else this.#moving.delete(cameraId);
    return success(null);
  }

  async #info(cameraId: CameraId): Promise<Outcome<WirePtzInfo>> {
    const name = this.#parts.nameOf(cameraId);
    if (name === undefined) return success({});
    const path = `/api/${encodeURIComponent(name)}/ptz/info`;
    const answer = await this.#parts.session.ask({ path });
    if (!answer.ok) return answer;
    const info = wirePtzInfoSchema.safeParse(answer.value);
    return info.success ? success(info.data) : failure('platform/bad-answer');
  }
}

const shown = (name: string, at: number) => {
  const text = plainText(name, 40) || String(at + 1);
  return { zh: text, en: text };
};

/** The strongest of what is wished: they know no diagonal and no speed. */
const wordOf = ({ pan, tilt, zoom }: PtzMotion): string => {
  const wishes: [number, string, string][] = [
    [pan, 'MOVE_RIGHT', 'MOVE_LEFT'],
    [tilt, 'MOVE_UP', 'MOVE_DOWN'],
    [zoom, 'ZOOM_IN', 'ZOOM_OUT'],
  ];
  const [strongest] = wishes.toSorted(([one], [other]) => Math.abs(other) - Math.abs(one));
  if (strongest === undefined || strongest[0] === 0) return 'STOP';
  return strongest[0] > 0 ? strongest[1] : strongest[2];
};
