import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Preset, PtzMotion } from '#contract/ptz';
import { maxPresets } from '#contract/ptz';

import type { PtzCruisePort, PtzPort } from '../../wall/ptzPort';
import type { WvpApi, WvpQuery } from './wvpApi';
import type { KnownChannel } from './wvpKnown';
import type { WvpDialect } from './wvpDialect';
import { isSteerable } from './wvpTranslate';
import { wvpRowsSchema } from './wvpWire';
import { readWvpPreset } from './wvpWireMedia';

export interface WvpSteeringParts {
  api: WvpApi;
  dialect: () => WvpDialect | undefined;
  channel: (cameraId: CameraId) => KnownChannel | undefined;
}

interface Call {
  path: string;
  query: WvpQuery;
  method?: 'GET' | 'POST';
}

const moveLimitMs = 3_000;
/** Calls a position, and starts a cruise, in the oldest form; nothing at all ends a cruise. */
const callCommand = 130;
const cruiseCommand = 136;

/** One word for where a camera goes: WVP has no speeds below zero, and no zoom while it turns. */
export const wordOf = ({ pan, tilt, zoom }: PtzMotion): string => {
  if (zoom !== 0) return zoom > 0 ? 'zoomin' : 'zoomout';
  const vertical = tilt > 0 ? 'up' : tilt < 0 ? 'down' : '';
  const horizontal = pan > 0 ? 'right' : pan < 0 ? 'left' : '';
  return `${vertical}${horizontal}` || 'stop';
};

const share = (speed: number, full: number): number =>
  speed === 0 ? 0 : Math.max(1, Math.round(Math.abs(speed) * full));

/** Steering in each of the three forms. */
export class WvpSteering implements PtzPort {
  readonly #parts: WvpSteeringParts;
  /** A camera goes on until it is told to stop. */
  readonly repeatMs = null;
  readonly cruises: PtzCruisePort = {
    start: (cameraId, number) => this.#cruise(cameraId, 'start', number),
    end: (cameraId, number) => this.#cruise(cameraId, 'stop', number),
  };

  constructor(parts: WvpSteeringParts) {
    this.#parts = parts;
  }

  async move(cameraId: CameraId, motion: PtzMotion): Promise<Outcome<null>> {
    return this.#send(cameraId, (channel, { ptz }) => moveCall(channel, ptz, motion));
  }

  async stop(cameraId: CameraId): Promise<Outcome<null>> {
    return this.move(cameraId, { pan: 0, tilt: 0, zoom: 0 });
  }

  async presets(cameraId: CameraId): Promise<Outcome<Preset[]>> {
    const channel = this.#parts.channel(cameraId);
    const dialect = this.#parts.dialect();
    if (channel === undefined) return failure('catalog/unknown-camera');
    if (dialect === undefined) return failure('platform/unreachable');
    if (!isSteerable(channel)) return success([]);
    const { path, query } = presetCall(channel, dialect.ptz, 'query');
    const rows = await this.#parts.api.ask(path, query, wvpRowsSchema);
    if (!rows.ok) return rows;
    const presets = new Map<number, Preset>();
    for (const raw of rows.value.slice(0, maxPresets)) {
      const read = readWvpPreset(raw);
      if (read === undefined || presets.has(read.number)) continue;
      presets.set(read.number, { number: read.number, name: { zh: read.name, en: read.name } });
    }
    return success([...presets.values()]);
  }

  async goToPreset(cameraId: CameraId, number: number): Promise<Outcome<Preset>> {
    const listed = await this.presets(cameraId);
    if (!listed.ok) return listed;
    const preset = listed.value.find((one) => one.number === number);
    if (preset === undefined) return failure('ptz/no-preset');
    const gone = await this.#send(cameraId, (channel, { ptz }) =>
      ptz === 'old' ? oldPresetCall(channel, number) : presetCall(channel, ptz, 'call', number),
    );
    return gone.ok ? success(preset) : gone;
  }

  #cruise(cameraId: CameraId, what: 'start' | 'stop', number: number): Promise<Outcome<null>> {
    return this.#send(cameraId, (channel, { ptz }) => cruiseCall(channel, ptz, what, number));
  }

  async #send(
    cameraId: CameraId,
    callOf: (channel: KnownChannel, dialect: WvpDialect) => Call,
  ): Promise<Outcome<null>> {
    const channel = this.#parts.channel(cameraId);
    const dialect = this.#parts.dialect();
    if (channel === undefined) return failure('catalog/unknown-camera');
    if (dialect === undefined) return failure('platform/unreachable');
    if (!isSteerable(channel)) return failure('ptz/not-steerable');
    const { path, query, method = 'GET' } = callOf(channel, dialect);
    const sent = await this.#parts.api.send(path, query, { method, limitMs: moveLimitMs });
    return sent.ok ? success(null) : sent;
  }
}

const idsOf = ({ device, gbId }: KnownChannel): string => `${device ?? ''}/${gbId ?? ''}`;

const moveCall = (channel: KnownChannel, ptz: WvpDialect['ptz'], motion: PtzMotion): Call => {
  const command = wordOf(motion);
  if (ptz === 'common') {
    return {
      path: '/api/common/channel/front-end/ptz',
      query: {
        channelId: channel.key,
        command,
        panSpeed: share(motion.pan, 100),
        tiltSpeed: share(motion.tilt, 100),
        zoomSpeed: share(motion.zoom, 100),
      },
    };
  }
  // Other numbers for the same speeds: 255 to the sides, 15 closer.
  const query = {
    command,
    horizonSpeed: share(motion.pan, 255),
    verticalSpeed: share(motion.tilt, 255),
    zoomSpeed: share(motion.zoom, 15),
  };
  return ptz === 'front-end'
    ? { path: `/api/front-end/ptz/${idsOf(channel)}`, query }
    : { path: `/api/ptz/control/${idsOf(channel)}`, query, method: 'POST' };
};

const presetCall = (
  channel: KnownChannel,
  ptz: WvpDialect['ptz'],
  what: 'query' | 'call',
  presetId?: number,
): Call => {
  const which = presetId === undefined ? {} : { presetId };
  if (ptz === 'common') {
    const query = { channelId: channel.key, ...which };
    return { path: `/api/common/channel/front-end/preset/${what}`, query };
  }
  const root = ptz === 'front-end' ? '/api/front-end/preset' : '/api/ptz/preset';
  return { path: `${root}/${what}/${idsOf(channel)}`, query: which };
};

/** What is called cruise by device is called tour by channel; the oldest form knows neither. */
const cruiseCall = (
  channel: KnownChannel,
  ptz: WvpDialect['ptz'],
  what: 'start' | 'stop',
  number: number,
): Call => {
  if (ptz === 'common') {
    const query = { channelId: channel.key, tourId: number };
    return { path: `/api/common/channel/front-end/tour/${what}`, query };
  }
  if (ptz === 'front-end') {
    const path = `/api/front-end/cruise/${what}/${idsOf(channel)}`;
    return { path, query: { cruiseId: number } };
  }
  return {
    path: `/api/ptz/front_end_command/${idsOf(channel)}`,
    query: {
      cmdCode: what === 'start' ? cruiseCommand : 0,
      parameter1: what === 'start' ? number : 0,
      parameter2: 0,
      combindCode2: 0,
    },
    method: 'POST',
  };
};

const oldPresetCall = (channel: KnownChannel, presetId: number): Call => ({
  path: `/api/ptz/front_end_command/${idsOf(channel)}`,
  query: { cmdCode: callCommand, parameter1: 0, parameter2: presetId, combindCode2: 0 },
  method: 'POST',
});
