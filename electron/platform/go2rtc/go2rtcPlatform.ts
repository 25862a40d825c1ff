import { capableOf } from '#contract/capabilities';
import type { CameraId } from '#contract/ids';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import type { StreamProfile } from '#contract/stream';

import type { PlatformStream, Upstream } from '../../wall/ports';
import { boundedFetch, type BoundedFetch } from '../common/boundedFetch';
import { HeldStreams } from '../common/heldStreams';
import { PollingPlatform, type PollingParts } from '../common/pollingPlatform';
import { readJson } from '../common/readAnswer';
import { cameraOfName, type NameRule } from './go2rtcNames';
import { mostStreams, wireStreamSchema, wireStreamsSchema } from './go2rtcWire';

/** What one go2rtc is made from. */
export interface Go2rtcParts extends PollingParts {
  password: string;
  /** The way to the platform; the real one outside of tests. */
  ask?: BoundedFetch | undefined;
}

/** A list of names does not change often, and each question is work for the platform. */
const listEveryMs = 10_000;
const stillWidth = '640';

/**
 * go2rtc: names of streams, pictures over a WebSocket, stills. Whether a camera is there it knows
 * only while somebody watches, so that all are taken for there; its HLS is asked for by nobody,
 * because each answer empties the buffer of all who read.
 *
 * Option `separator` cuts names into branches.
 */
export class Go2rtcPlatform extends PollingPlatform {
  readonly capabilities;
  readonly #root: string;
  readonly #headers: Record<string, string>;
  readonly #ask: BoundedFetch;
  readonly #rule: NameRule;
  readonly #held: HeldStreams;
  #names = new Map<CameraId, string>();

  constructor({ password, ask, ...parts }: Go2rtcParts) {
    super({ everyMs: listEveryMs, ...parts });
    const { settings, clock } = parts;
    const separator = settings.options?.['separator'] ?? '';
    const hasTree = separator !== '';
    this.capabilities = capableOf('login', 'snapshot', ...(hasTree ? (['tree'] as const) : []));
    this.#root = settings.address.replace(/\/+$/, '');
    this.#headers = authorizationOf(settings.user, password);
    this.#ask = ask ?? boundedFetch(() => clock.now());
    this.#rule = { platformId: settings.platformId, platformName: settings.name, separator };
    this.#held = new HeldStreams(clock);
  }

  openStream(cameraId: CameraId, profile: StreamProfile): Promise<Outcome<PlatformStream>> {
    const upstream = this.#upstream(cameraId, 'ws', {});
    if (upstream === undefined) return Promise.resolve(failure('catalog/unknown-camera'));
    const stream = this.#held.open(cameraId, () => ({ upstream, transport: 'mse', profile }));
    return Promise.resolve(success(stream));
  }

  renewStream(streamKey: string): Promise<Outcome<PlatformStream>> {
    const isThere = (cameraId: CameraId): boolean => this.catalog.camera(cameraId) !== undefined;
    return Promise.resolve(this.#held.renew(streamKey, isThere));
  }

  closeStream(streamKey: string): Promise<void> {
    this.#held.close(streamKey);
    return Promise.resolve();
  }

  override snapshot(cameraId: CameraId): Promise<Outcome<Upstream>> {
    const upstream = this.#upstream(cameraId, 'frame.jpeg', { w: stillWidth });
    return Promise.resolve(
      upstream === undefined ? failure('catalog/unknown-camera') : success(upstream),
    );
  }

  protected async list(): Promise<Outcome<null>> {
    const url = `${this.#root}/api/streams`;
    const asked = await this.#ask({ url, headers: this.#headers });
    this.keeper.answered(asked.ok ? asked.value : asked);
    if (!asked.ok) return asked;
    const fault = refusalOf(asked.value.status);
    if (fault !== undefined) return { ok: false, fault };
    const body = readJson(asked.value);
    if (!body.ok) return body;
    const streams = wireStreamsSchema.safeParse(body.value);
    if (!streams.success) return failure('platform/bad-answer', 'no streams');
    await this.#take(streams.data);
    return success(null);
  }

  protected letGo(): void {
    this.#held.closeAll();
  }

  async #take(streams: Record<string, unknown>): Promise<void> {
    const names = Object.keys(streams);
    const known = new Map<CameraId, string>();
    const found = names.slice(0, mostStreams).flatMap((name) => {
      const isStream = wireStreamSchema.safeParse(streams[name]).success;
      const named = isStream ? cameraOfName(this.#rule, name) : undefined;
      if (named === undefined) {
        this.unreadable.lost({ id: name });
        return [];
      }
      known.set(named.camera.cameraId, name);
      return [named];
    });
    if (names.length > mostStreams) this.unreadable.lost(undefined, names.length - mostStreams);
    // Those that have just gone play on until the catalog has let them go.
    const playing = [...this.#names].filter(([id]) => this.catalog.camera(id) !== undefined);
    this.#names = new Map([...playing, ...known]);
    await this.catalog.add(
      found.flatMap(({ nodes }) => nodes),
      found.map(({ camera }) => camera),
    );
  }

  #upstream(
    cameraId: CameraId,
    way: 'ws' | 'frame.jpeg',
    wishes: Record<string, string>,
  ): Upstream | undefined {
    const name = this.#names.get(cameraId);
    if (name === undefined || this.catalog.camera(cameraId) === undefined) return undefined;
    const root = way === 'ws' ? this.#root.replace(/^http/, 'ws') : this.#root;
    const query = new URLSearchParams({ src: name, ...wishes });
    return { url: `${root}/api/${way}?${query.toString()}`, headers: this.#headers };
  }
}

const authorizationOf = (user: string, password: string): Record<string, string> =>
  user === '' && password === ''
    ? {}
    : { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };

const refusalOf = (status: number): Fault | undefined => {
  if (status === 401 || status === 403) return { code: 'platform/login-refused' };
  if (status >= 500) return { code: 'platform/failed', detail: `status ${String(status)}` };
  if (status >= 300) return { code: 'platform/bad-answer', detail: `status ${String(status)}` };
  return undefined;
};
