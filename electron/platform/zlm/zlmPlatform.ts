import { randomUUID } from 'node:crypto';

import { capableOf, type PlatformCapability } from '#contract/capabilities';
import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { StreamProfile } from '#contract/stream';

import type { PlatformStream, Upstream } from '../../wall/ports';
import { boundedFetch, type BoundedFetch } from '../common/boundedFetch';
import { HeldStreams } from '../common/heldStreams';
import { PollingPlatform, type PollingParts } from '../common/pollingPlatform';
import { plainText } from '../plainText';
import { ZlmApi } from './zlmApi';
import { ZlmSnapshots } from './zlmSnapshots';
import { groupStreams, pathOf, toCamera, toNodes, type ZlmStream } from './zlmStreams';
import { wireListSchema } from './zlmWire';

/** A media server alone has streams and pictures of them; names, places and alarms it has not. */
export const zlmAbilities: readonly PlatformCapability[] = ['login', 'tree', 'snapshot'];

export interface ZlmPlatformParts extends PollingParts {
  /** The server's secret. */
  password: string;
  /** The way to the server; the real one outside of tests. */
  ask?: BoundedFetch | undefined;
}

/** ZLMediaKit without a platform before it: what is live there now is what there is. */
export class ZlmPlatform extends PollingPlatform {
  readonly capabilities = capableOf(...zlmAbilities);
  readonly #root: string;
  readonly #place: string;
  readonly #api: ZlmApi;
  readonly #snapshots: ZlmSnapshots;
  readonly #held: HeldStreams;
  /** No other station's: the server tells viewers apart by the whole query. */
  readonly #viewer = randomUUID().slice(0, 8);
  #streams: ReadonlyMap<string, ZlmStream> = new Map();

  constructor(parts: ZlmPlatformParts) {
    super(parts);
    const { settings, password, clock } = parts;
    const ask = parts.ask ?? boundedFetch(() => clock.now());
    this.#root = settings.address.replace(/\/+$/, '');
    this.#place = plainText(settings.name, 60);
    this.#held = new HeldStreams(clock);
    this.#api = new ZlmApi({
      root: this.#root,
      secret: password,
      ask,
      onTook: (tookMs) => {
        this.keeper.answered({ tookMs });
      },
    });
    this.#snapshots = new ZlmSnapshots({ root: this.#root, secret: password, api: this.#api });
  }

  openStream(cameraId: CameraId, _profile: StreamProfile): Promise<Outcome<PlatformStream>> {
    const stream = this.#streamOf(cameraId);
    if (stream === undefined) return Promise.resolve(this.#notThere(cameraId));
    const ending = stream.isFragmented ? '/hls.fmp4.m3u8' : '/hls.m3u8';
    const opened = this.#held.open(cameraId, (name) => ({
      upstream: {
        url: `${this.#root}/${pathOf(stream, ending, { wall: `${this.#viewer}-${name}` })}`,
        headers: {},
      },
      transport: 'hls',
      profile: 'main',
    }));
    return Promise.resolve(success(opened));
  }

  renewStream(streamKey: string): Promise<Outcome<PlatformStream>> {
    const isThere = (cameraId: CameraId): boolean => this.#streamOf(cameraId) !== undefined;
    return Promise.resolve(this.#held.renew(streamKey, isThere));
  }

  closeStream(streamKey: string): Promise<void> {
    this.#held.close(streamKey);
    return Promise.resolve();
  }

  override async snapshot(cameraId: CameraId): Promise<Outcome<Upstream>> {
    const stream = this.#streamOf(cameraId);
    return stream === undefined ? failure('media/no-picture') : this.#snapshots.of(stream);
  }

  protected async list(): Promise<Outcome<null>> {
    const answer = await this.#api.ask('getMediaList');
    if (!answer.ok) return answer;
    const rows = wireListSchema.safeParse(answer.value);
    if (!rows.success) return failure('platform/bad-answer', 'getMediaList');
    const { streams, lost } = groupStreams(rows.data);
    this.leftOut(lost);
    this.#streams = streams;
    const cameras = [...streams].map(([key, one]) =>
      toCamera(this.platformId, key, one, this.#place),
    );
    await this.catalog.add(toNodes(this.platformId, streams.values()), cameras);
    return success(null);
  }

  protected letGo(): void {
    this.#held.closeAll();
  }

  #streamOf(cameraId: CameraId): ZlmStream | undefined {
    return this.#streams.get(cameraId.slice(this.platformId.length + 1));
  }

  /** It may still stand in the tree while a sudden loss is looked at again. */
  #notThere(cameraId: CameraId): Outcome<PlatformStream> {
    const isKnown = this.catalog.camera(cameraId) !== undefined;
    return failure(isKnown ? 'stream/not-found' : 'catalog/unknown-camera');
  }
}
