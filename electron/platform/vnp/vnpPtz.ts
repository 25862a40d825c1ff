import type { Actor } from '#contract/actor';
import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import { maxPresets, type Preset } from '#contract/ptz';

import type { VnpApi } from './vnpApi';
import { both, bareId } from './vnpTranslate';
import { wirePresetsSchema, wirePtzLeaseSchema, type WirePreset } from './vnpWire';

/** What the platform's refusals of steering are called here. */
const refusals = {
  'not-steerable': 'ptz/not-steerable',
  held: 'ptz/held',
  'lease-lost': 'ptz/held',
  'unknown-preset': 'ptz/no-preset',
} as const;

interface Numbered extends Preset {
  presetId: string;
}

/**
 * People type numbers: a position whose id is one has that one, the others take the numbers that
 * are free, in the order of the list.
 */
const numbered = (presets: readonly WirePreset[]): Numbered[] => {
  const own = (presetId: string): number | undefined =>
    /^[1-9][0-9]{0,2}$/.test(presetId) ? Number(presetId) : undefined;
  const taken = new Set(presets.flatMap(({ presetId }) => own(presetId) ?? []));
  let next = 0;
  const free = (): number => {
    do next += 1;
    while (taken.has(next));
    return next;
  };
  return presets.slice(0, maxPresets).map(({ presetId, name, nameEn }) => ({
    presetId,
    number: own(presetId) ?? free(),
    name: both(name, nameEn),
  }));
};

/** Steering: a camera is taken, sent, and let go again. */
export class VnpPtz {
  readonly #api: VnpApi;

  constructor(api: VnpApi) {
    this.#api = api;
  }

  async presets(cameraId: CameraId): Promise<Outcome<Preset[]>> {
    const listed = await this.#list(cameraId);
    if (!listed.ok) return listed;
    return success(listed.value.map(({ number, name }) => ({ number, name })));
  }

  async goToPreset(cameraId: CameraId, number: number, actor: Actor): Promise<Outcome<Preset>> {
    const listed = await this.#list(cameraId);
    if (!listed.ok) return listed;
    const preset = listed.value.find((one) => one.number === number);
    if (preset === undefined) return failure('ptz/no-preset');
    const path = pathOf(cameraId);
    const lease = await this.#api.ask(
      { method: 'POST', path: `${path}/lease`, body: { actor }, refusals },
      wirePtzLeaseSchema,
    );
    if (!lease.ok) return lease;
    const { leaseId } = lease.value;
    const { presetId } = preset;
    const gone = await this.#api.send({
      method: 'POST',
      path: `${path}/presets/goto`,
      body: { leaseId, presetId },
      refusals,
    });
    // Whoever wants the camera next need not wait until the lease is over.
    await this.#api.send({ method: 'POST', path: `${path}/lease/release`, body: { leaseId } });
    return gone.ok ? success({ number, name: preset.name }) : gone;
  }

  async #list(cameraId: CameraId): Promise<Outcome<Numbered[]>> {
    const told = await this.#api.ask(
      { method: 'GET', path: `${pathOf(cameraId)}/presets`, refusals },
      wirePresetsSchema,
    );
    return told.ok ? success(numbered(told.value.presets)) : told;
  }
}

const pathOf = (cameraId: CameraId): string =>
  `/cameras/${encodeURIComponent(bareId(cameraId))}/ptz`;
