import type { CatalogNode } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import { sameInBoth } from '#contract/text';

import type { ClockPort } from '../../wall/ports';
import type { ListedCamera } from '../common/catalogDifference';
import type { WvpApi } from './wvpApi';
import { channelPageBy, type FarReader } from './wvpChannelPage';
import type { WvpChannel } from './wvpChannelRow';
import type { WvpDialect } from './wvpDialect';
import { readFolders } from './wvpFolders';
import { sparePageOf } from './wvpPage';
import { readPages } from './wvpPages';
import { bareIdOf, secondIdOf, toCamera } from './wvpTranslate';
import { WvpPlaces, type WvpPlace } from './wvpPlaces';
import { readWvpDevice, type WvpDevice } from './wvpWire';

/** Who has so many branches or devices has many channels. */
const manyFolders = 1_000;
const manyDevices = 500;

export interface WvpCatalogParts {
  platformId: PlatformId;
  name: string;
  api: WvpApi;
  clock: ClockPort;
  /** Takes branches and cameras as they come. */
  add: (nodes: readonly CatalogNode[], cameras: readonly ListedCamera[]) => Promise<void>;
  onSpoiled: (count: number) => void;
  /** Reads long lists beside this thread, where there is such a one. */
  far: FarReader | undefined;
  /** The trees and the devices are read again after this. */
  treeEveryMs: number;
}

/** What a listing knows of the cameras that it told. */
export interface KnownChannel extends WvpChannel {
  /** GB id of the device, where it could be found. */
  device: string | null;
}

interface Known {
  cameraId: CameraId;
  channel: WvpChannel;
  device: string | null;
  place: WvpPlace;
  /** The listing that told it last. */
  listing: number;
}

/** Reads the trees, the devices and the channels of one platform, of whatever generation. */
export class WvpCatalog {
  readonly #parts: WvpCatalogParts;
  readonly #byId = new Map<CameraId, Known>();
  readonly #byKey = new Map<number, Known>();
  readonly #root: WvpPlace;
  readonly #channelPage: ReturnType<typeof channelPageBy>;
  #listing = 0;
  #places: WvpPlaces;
  #nodes: CatalogNode[] = [];
  #devices: ReadonlyMap<number, WvpDevice> = new Map();
  #treeReadAtMs = Number.NEGATIVE_INFINITY;

  constructor(parts: WvpCatalogParts) {
    this.#parts = parts;
    const { platformId, name } = parts;
    this.#places = new WvpPlaces(platformId);
    this.#channelPage = channelPageBy(parts.far);
    this.#root = { nodeId: `${platformId}:` as NodeId, place: sameInBoth(name) };
  }

  channel(cameraId: CameraId): KnownChannel | undefined {
    const known = this.#byId.get(cameraId);
    return known && { ...known.channel, device: known.device };
  }

  /** The camera of a channel's number. */
  byKey(key: number): CameraId | undefined {
    return this.#byKey.get(key)?.cameraId;
  }

  /** The camera of a channel's 20 digits. */
  byGbId(gbId: string): CameraId | undefined {
    const cameraId = this.#idOf(gbId);
    return this.#byId.get(cameraId)?.channel.gbId === gbId ? cameraId : undefined;
  }

  async read(dialect: WvpDialect): Promise<Outcome<null>> {
    const tree = await this.#readTrees(dialect);
    if (!tree.ok) return tree;
    return dialect.channels === 'common' ? this.#readCommon() : this.#readByDevice();
  }

  /** The trees change seldom: they are kept for a while. */
  async #readTrees({ channels }: WvpDialect): Promise<Outcome<null>> {
    const { platformId, add, clock, treeEveryMs } = this.#parts;
    if (clock.now() < this.#treeReadAtMs + treeEveryMs) {
      await add(this.#nodes, []);
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
      await add(this.#nodes, []);
    }
    this.#places = places;
    this.#treeReadAtMs = clock.now();
    return success(null);
  }

  async #readPlaces(places: WvpPlaces): Promise<Outcome<null>> {
    const { api, add, far } = this.#parts;
    for (const kind of ['region', 'group'] as const) {
      const folders = await readFolders(api, kind);
      if (!folders.ok) return folders;
      if (folders.value.length > manyFolders) far?.warm();
      const before = places.nodes.length;
      places.add(kind, folders.value);
      await add(places.nodes.slice(before), []);
    }
    return success(null);
  }

  async #readDevices(): Promise<Outcome<null>> {
    const { api, far } = this.#parts;
    const devices = new Map<number, WvpDevice>();
    const read = await readPages<WvpDevice>(api, {
      path: '/api/device/query/devices',
      page: sparePageOf(readWvpDevice, ['name']),
      keyOf: ({ key }) => key,
      take: (rows) => {
        for (const row of rows) devices.set(row.key, row);
        if (devices.size > manyDevices) far?.warm();
        return Promise.resolve();
      },
      onSpoiled: this.#parts.onSpoiled,
    });
    if (!read.ok) return read;
    this.#devices = devices;
    return success(null);
  }

  async #readCommon(): Promise<Outcome<null>> {
    this.#listing += 1;
    const read = await this.#readList('/api/common/channel/list', (channel) => {
      const device = this.#devices.get(channel.deviceKey ?? -1)?.deviceId ?? channel.deviceId;
      return { device, place: this.#places.of(channel) };
    });
    if (!read.ok) return read;
    await this.#finish(read.value.isWhole);
    return success(null);
  }

  async #readByDevice(): Promise<Outcome<null>> {
    this.#listing += 1;
    let isWhole = true;
    for (const device of this.#devices.values()) {
      const path = `/api/device/query/devices/${encodeURIComponent(device.deviceId)}/channels`;
      const place = { nodeId: this.#deviceNode(device).nodeId, place: sameInBoth(device.name) };
      const read = await this.#readList(path, () => ({ device: device.deviceId, place }));
      if (!read.ok) return read;
      isWhole &&= read.value.isWhole;
    }
    await this.#finish(isWhole);
    return success(null);
  }

  #readList(
    path: string,
    about: (channel: WvpChannel) => { device: string | null; place: WvpPlace | undefined },
  ): Promise<Outcome<{ isWhole: boolean }>> {
    return readPages(this.#parts.api, {
      path,
      page: this.#channelPage,
      keyOf: ({ key }) => key,
      take: async (rows) => {
        // In the order of their numbers, so that two of one id are told apart alike every time.
        const channels = rows.filter(({ isFolder }) => !isFolder).sort((a, b) => a.key - b.key);
        const cameras = channels.map((row) => {
          const { device, place } = about(row);
          return this.#learn(row, device, place ?? this.#root);
        });
        await this.#parts.add([], cameras);
      },
      onSpoiled: this.#parts.onSpoiled,
    });
  }

  #learn(channel: WvpChannel, device: string | null, place: WvpPlace): ListedCamera {
    const { platformId } = this.#parts;
    const before = this.#byKey.get(channel.key);
    const cameraId = this.#keptId(before, channel) ?? this.#newId(channel);
    const known = { cameraId, channel, device, place, listing: this.#listing };
    this.#byKey.set(channel.key, known);
    this.#byId.set(cameraId, known);
    return toCamera(platformId, cameraId, channel, place);
  }

  /** A channel keeps its id for as long as the program runs, whatever comes to stand before it. */
  #keptId(before: Known | undefined, { gbId }: WvpChannel): CameraId | undefined {
    if (before === undefined) return undefined;
    return gbId === null || gbId === before.channel.gbId ? before.cameraId : undefined;
  }

  #newId(channel: WvpChannel): CameraId {
    const cameraId = this.#idOf(bareIdOf(channel));
    const holder = this.#byId.get(cameraId);
    const isTaken = holder !== undefined && holder.channel.key !== channel.key;
    return isTaken ? this.#idOf(secondIdOf(channel)) : cameraId;
  }

  #idOf(bareId: string): CameraId {
    return `${this.#parts.platformId}:${bareId}` as CameraId;
  }

  /** Forgets what was not met; unless pages skipped rows: then what is missing may still be there. */
  async #finish(isWhole: boolean): Promise<void> {
    const missing = [...this.#byId.values()].filter(({ listing }) => listing !== this.#listing);
    if (!isWhole) {
      const { platformId, add } = this.#parts;
      const still = missing.map(({ cameraId, channel, place }) =>
        toCamera(platformId, cameraId, channel, place),
      );
      await add([], still);
      return;
    }
    for (const { cameraId, channel } of missing) {
      this.#byId.delete(cameraId);
      // A row that got another id is known by that one now.
      if (this.#byKey.get(channel.key)?.cameraId === cameraId) this.#byKey.delete(channel.key);
    }
  }

  #deviceNode({ deviceId, name }: WvpDevice): CatalogNode {
    const { platformId } = this.#parts;
    const nodeId = `${platformId}:device${deviceId}` as NodeId;
    return { nodeId, platformId, parentId: null, level: 'district', name: sameInBoth(name) };
  }
}
