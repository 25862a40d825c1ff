import type { Actor } from '#contract/actor';
import type { CameraId, PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import { maxPresets, type Preset, type PtzHolding, type PtzMotion } from '#contract/ptz';

import type { PtzLeasePort, PtzPort } from '../../wall/ptzPort';
import { Signal } from '../../wall/signal';
import type { VnpApi } from './vnpApi';
import { bareId, both, toActor, withPlatform } from './vnpTranslate';
import {
  wirePresetsSchema,
  wirePtzHoldingSchema,
  wirePtzLeaseSchema,
  type WirePreset,
} from './vnpWire';

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

/** An order to a camera that comes later than this is no order any more. */
const orderLimitMs = 2_000;

/** Steering: a camera is taken, moved or sent, and let go again. One holder at a time, everywhere. */
export class VnpPtz implements PtzPort {
  readonly #api: VnpApi;
  readonly #platformId: PlatformId;
  /** What this station holds, by camera. */
  readonly #leases = new Map<CameraId, string>();
  readonly #holding = new Signal<PtzHolding>();
  /** The platform stops a camera 500 ms after the last move. */
  readonly repeatMs = 200;
  readonly lease: PtzLeasePort;

  constructor(api: VnpApi, platformId: PlatformId) {
    this.#api = api;
    this.#platformId = platformId;
    this.lease = {
      take: (cameraId, actor, isTakeOver) => this.#take(cameraId, actor, isTakeOver),
      release: (cameraId) => this.#release(cameraId),
      onHolding: this.#holding.on,
    };
  }

  move(cameraId: CameraId, motion: PtzMotion): Promise<Outcome<null>> {
    return this.#order(cameraId, 'move', motion);
  }

  stop(cameraId: CameraId): Promise<Outcome<null>> {
    return this.#order(cameraId, 'stop', {});
  }

  /** What the event socket told of who steers; what cannot be understood is left out. */
  take(raw: unknown): void {
    const holding = wirePtzHoldingSchema.safeParse(raw);
    if (!holding.success) return;
    const { cameraId, holder } = holding.data;
    this.#holding.emit({
      cameraId: withPlatform<CameraId>(this.#platformId, cameraId),
      holder: holder === null ? null : toActor(holder),
    });
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
    const isHeld = this.#leases.has(cameraId);
    const taken = await this.#take(cameraId, actor, false);
    if (!taken.ok) return taken;
    const { presetId } = preset;
    const gone = await this.#order(cameraId, 'presets/goto', { presetId });
    // Whoever wants the camera next need not wait until the lease is over.
    if (!isHeld) await this.#release(cameraId);
    return gone.ok ? success({ number, name: preset.name }) : gone;
  }

  async #take(cameraId: CameraId, actor: Actor, takeOver: boolean): Promise<Outcome<null>> {
    const lease = await this.#api.ask(
      {
        method: 'POST',
        path: `${pathOf(cameraId)}/lease`,
        body: { actor, takeOver },
        refusals,
      },
      wirePtzLeaseSchema,
    );
    if (!lease.ok) {
      if (lease.fault.code === 'ptz/held') this.#leases.delete(cameraId);
      return lease;
    }
    this.#leases.set(cameraId, lease.value.leaseId);
    return success(null);
  }

  async #release(cameraId: CameraId): Promise<void> {
    const leaseId = this.#leases.get(cameraId);
    if (leaseId === undefined) return;
    this.#leases.delete(cameraId);
    await this.#api.send({
      method: 'POST',
      path: `${pathOf(cameraId)}/lease/release`,
      body: { leaseId },
    });
  }

  #order(cameraId: CameraId, what: string, told: object): Promise<Outcome<null>> {
    const leaseId = this.#leases.get(cameraId);
    if (leaseId === undefined) return Promise.resolve(failure('ptz/held'));
    return this.#api.send({
      method: 'POST',
      path: `${pathOf(cameraId)}/${what}`,
      body: { leaseId, ...told },
      limitMs: orderLimitMs,
      refusals,
    });
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
