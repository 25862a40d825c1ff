import { capableOf } from '#contract/capabilities';
import type { CameraId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import type { StreamProfile, StreamTransport } from '#contract/stream';

import type { PlatformStream, StreamOffer } from '../../wall/ports';
import { boundedFetch } from '../common/boundedFetch';
import { PollingPlatform, type PollingParts } from '../common/pollingPlatform';
import { addressesOf, headersOf } from './mediamtxAddresses';
import { MediamtxApi } from './mediamtxApi';
import { mediamtxAbilities } from './mediamtxCapabilities';
import { readPaths } from './mediamtxPaths';
import { MediamtxRecordings } from './mediamtxRecordings';
import { MediamtxStreams } from './mediamtxStreams';
import { treeOf, type MediamtxPath } from './mediamtxTree';

/** What one MediaMTX is made from. */
export interface MediamtxParts extends PollingParts {
  password: string;
}

/** It pushes no changes; so often its paths are listed. */
const everyMs = 8_000;

/** A MediaMTX: its paths are cameras, its folders branches. */
export class MediamtxPlatform extends PollingPlatform {
  readonly capabilities = capableOf(...mediamtxAbilities);
  readonly recordings: MediamtxRecordings;
  readonly #name: string;
  readonly #api: MediamtxApi;
  readonly #streams: MediamtxStreams;
  #paths = new Map<CameraId, MediamtxPath>();

  constructor({ password, ...parts }: MediamtxParts) {
    super({ ...parts, everyMs: parts.everyMs ?? everyMs });
    const { settings, clock } = parts;
    const addresses = addressesOf(settings);
    const headers = headersOf(settings.user, password);
    this.#name = settings.name;
    this.#api = new MediamtxApi({
      root: addresses.api,
      headers,
      ask: boundedFetch(() => clock.now()),
      onAnswer: (tookMs) => {
        this.keeper.answered({ tookMs });
      },
    });
    this.recordings = new MediamtxRecordings({
      root: addresses.playback,
      headers,
      ask: boundedFetch(() => clock.now()),
      pathOf: (cameraId) => this.#paths.get(cameraId),
    });
    this.#streams = new MediamtxStreams({
      clock,
      addresses,
      headers,
      prefersWhep: settings.options?.['transport'] === 'whep',
      pathOf: (cameraId) => this.#paths.get(cameraId),
      isKnown: (cameraId) => this.catalog.camera(cameraId) !== undefined,
    });
  }

  offers(cameraId: CameraId): readonly StreamOffer[] {
    return this.#streams.offers(cameraId);
  }

  openStream(
    cameraId: CameraId,
    profile: StreamProfile,
    transport?: StreamTransport,
  ): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(this.#streams.open(cameraId, profile, transport));
  }

  renewStream(streamKey: string): Promise<Outcome<PlatformStream>> {
    return Promise.resolve(this.#streams.renew(streamKey));
  }

  closeStream(streamKey: string): Promise<void> {
    this.#streams.close(streamKey);
    return Promise.resolve();
  }

  protected async list(): Promise<Outcome<null>> {
    const found = await readPaths(this.#api, (raw) => {
      this.unreadable.lost(raw);
    });
    if (!found.ok) return found;
    const about = { platformId: this.platformId, name: this.#name };
    const { nodes, cameras, paths } = treeOf(about, found.value);
    this.#paths = paths;
    await this.catalog.add(nodes, cameras);
    return success(null);
  }

  protected letGo(): void {
    this.#streams.closeAll();
  }
}
