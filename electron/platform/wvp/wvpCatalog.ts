import type { CatalogNode } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import { sameInBoth } from '#contract/text';

import type { ClockPort } from '../../wall/ports';
import type { CatalogDifference, Held, ListedCamera } from '../common/catalogDifference';
import type { WvpApi } from './wvpApi';
import { channelPageBy, type FarReader } from './wvpChannelPage';
import type { WvpChannel } from './wvpChannelRow';
import type { WvpDialect } from './wvpDialect';
import { readFolders } from './wvpFolders';
import { KnownChannels, type KnownChannel, type WvpAbout } from './wvpKnown';
import { sparePageOf } from './wvpPage';
import { PageLine } from './wvpPageLine';
import { readPages } from './wvpPages';
import { WvpPlaces, type WvpPlace } from './wvpPlaces';
import { toCamera } from './wvpTranslate';
import { readWvpDevice, type WvpDevice } from './wvpWire';

/** Pages that wait in columns while the trees are read; with more of them first cameras come later. */
const pagesAhead = 3;

const commonPath = '/api/common/channel/list';

export interface WvpCatalogParts {
  platformId: PlatformId;
  name: string;
  api: WvpApi;
  clock: ClockPort;
  /** Takes branches and cameras as they come. */
  catalog: Pick<CatalogDifference, 'add' | 'held'>;
  onSpoiled: (count: number) => void;
  /** Reads long lists beside this thread, where there is such a one. */
  far: FarReader | undefined;
  /** The trees and the devices are read again after this. */
  treeEveryMs: number;
}

/** Reads the trees, the devices and the channels of one platform, of whatever generation. */
export class WvpCatalog {
  readonly #parts: WvpCatalogParts;
  readonly #known: KnownChannels;
  readonly #root: WvpPlace;
  #places: WvpPlaces;
  #nodes: CatalogNode[] = [];
  #devices: ReadonlyMap<number, WvpDevice> = new Map();
  #treeReadAtMs = Number.NEGATIVE_INFINITY;

  constructor(parts: WvpCatalogParts) {
    this.#parts = parts;
    const { platformId, name, catalog } = parts;
    this.#known = new KnownChannels(platformId, catalog.held);
    this.#places = new WvpPlaces(platformId);
    this.#root = { nodeId: `${platformId}:` as NodeId, place: sameInBoth(name) };
  }

  channel(cameraId: CameraId): KnownChannel | undefined {
    return this.#known.channel(cameraId);
  }

  /** The camera of a channel's number. */
  byKey(key: number): CameraId | undefined {
    return this.#known.byKey(key);
  }

  /** The camera of a channel's 20 digits. */
  byGbId(gbId: string): CameraId | undefined {
    return this.#known.byGbId(gbId);
  }

  async read(dialect: WvpDialect): Promise<Outcome<null>> {
    // The channels are on their way while the trees are read.
    const line = dialect.channels === 'common' ? this.#channels(commonPath) : undefined;
    const tree = await this.#readTrees(dialect);
    if (tree.ok) return line === undefined ? this.#readByDevice() : this.#readCommon(line);
    line?.stop();
    return tree;
  }

  /** The trees change seldom: they are kept for a while. */
  async #readTrees({ channels }: WvpDialect): Promise<Outcome<null>> {
    const { platformId, catalog, clock, treeEveryMs } = this.#parts;
    if (clock.now() < this.#treeReadAtMs + treeEveryMs) {
      await catalog.add(this.#nodes, []);
      return success(null);
    }
    const devices = await this.#readDevices();
    if (!devices.ok) return devices;
    const places = new WvpPlaces(platformId);
    if (channels === 'common') {
      const read = await this.#readPlaces(places);
      if (!read.ok) return read;
      this.#nodes = places.nodes;
    } else {
      this.#nodes = [...this.#devices.values()].map((device) => this.#deviceNode(device));
      await catalog.add(this.#nodes, []);
    }
    this.#places = places;
    this.#treeReadAtMs = clock.now();
    return success(null);
  }

  async #readPlaces(places: WvpPlaces): Promise<Outcome<null>> {
    const { api, catalog } = this.#parts;
    for (const kind of ['region', 'group'] as const) {
      const folders = await readFolders(api, kind);
      if (!folders.ok) return folders;
      const before = places.nodes.length;
      places.add(kind, folders.value);
      await catalog.add(places.nodes.slice(before), []);
    }
    return success(null);
  }

  async #readDevices(): Promise<Outcome<null>> {
    const { api } = this.#parts;
    const devices = new Map<number, WvpDevice>();
    const line = new PageLine(api, {
      path: '/api/device/query/devices',
      page: sparePageOf(readWvpDevice, ['name']),
    });
    const read = await readPages<WvpDevice>(line, {
      keyOf: ({ key }) => key,
      take: (rows) => {
        for (const row of rows) devices.set(row.key, row);
        return Promise.resolve();
      },
      onSpoiled: this.#parts.onSpoiled,
    });
    if (!read.ok) return read;
    this.#devices = devices;
    return success(null);
  }

  async #readCommon(line: PageLine<WvpChannel>): Promise<Outcome<null>> {
    this.#known.begin();
    const read = await this.#readList(line, (channel) => {
      const device = this.#devices.get(channel.deviceKey ?? -1)?.deviceId ?? channel.deviceId;
      return { device, place: this.#places.of(channel) ?? this.#root };
    });
    if (!read.ok) return read;
    await this.#finish(read.value.isWhole);
    return success(null);
  }

  async #readByDevice(): Promise<Outcome<null>> {
    this.#known.begin();
    let isWhole = true;
    for (const device of this.#devices.values()) {
      const path = `/api/device/query/devices/${encodeURIComponent(device.deviceId)}/channels`;
      const place = { nodeId: this.#deviceNode(device).nodeId, place: sameInBoth(device.name) };
      const read = await this.#readList(this.#channels(path), () => ({
        device: device.deviceId,
        place,
      }));
      if (!read.ok) return read;
      isWhole &&= read.value.isWhole;
    }
    await this.#finish(isWhole);
    return success(null);
  }

  #channels(path: string): PageLine<WvpChannel> {
    const { api, far } = this.#parts;
    const page = channelPageBy(far, `${this.#parts.platformId}:`);
    return new PageLine(api, { path, page, ahead: far === undefined ? 2 : pagesAhead });
  }

  #readList(
    line: PageLine<WvpChannel>,
    about: (channel: WvpChannel) => WvpAbout,
  ): Promise<Outcome<{ isWhole: boolean }>> {
    return readPages(line, {
      keyOf: ({ key }) => key,
      take: async (rows) => {
        // In the order of their numbers, so that two of one id are told apart alike every time.
        const channels = rows.filter(({ isFolder }) => !isFolder).sort((a, b) => a.key - b.key);
        await this.#take(channels, about);
      },
      onSpoiled: this.#parts.onSpoiled,
    });
  }

  async #take(
    channels: readonly WvpChannel[],
    about: (channel: WvpChannel) => WvpAbout,
  ): Promise<void> {
    const { platformId, catalog } = this.#parts;
    const cameras: ListedCamera[] = [];
    const held: Held[] = [];
    for (const channel of channels) {
      const known = this.#known.learn(channel, about(channel));
      held.push(known);
      cameras.push(toCamera(platformId, known.cameraId, channel, known.place));
    }
    await catalog.add([], cameras, held);
  }

  /** Forgets what was not met; unless pages skipped rows: then what is missing may still be there. */
  async #finish(isWhole: boolean): Promise<void> {
    if (isWhole) {
      this.#known.end();
      return;
    }
    const cameras: ListedCamera[] = [];
    const held: Held[] = [];
    for (const known of this.#known.missing()) {
      if (known.camera === undefined) continue;
      held.push(known);
      cameras.push({ ...known.camera, nodeId: known.place.nodeId });
    }
    await this.#parts.catalog.add([], cameras, held);
  }

  #deviceNode({ deviceId, name }: WvpDevice): CatalogNode {
    const { platformId } = this.#parts;
    const nodeId = `${platformId}:device${deviceId}` as NodeId;
    return { nodeId, platformId, parentId: null, level: 'district', name: sameInBoth(name) };
  }
}
