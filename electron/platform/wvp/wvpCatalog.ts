import type { CatalogNode } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';

import type { ClockPort } from '../../wall/ports';
import type { ListedCamera } from '../common/catalogDifference';
import type { WvpApi } from './wvpApi';
import type { WvpDialect } from './wvpDialect';
import { readPages } from './wvpPages';
import { bareIdOf, toCamera } from './wvpTranslate';
import { WvpTree, type WvpPlace } from './wvpTree';
import { readWvpChannel, readWvpDevice, type WvpChannel, type WvpDevice } from './wvpWire';

export interface WvpCatalogParts {
  platformId: PlatformId;
  name: string;
  api: WvpApi;
  clock: ClockPort;
  /** Takes branches and cameras as they come. */
  add: (nodes: readonly CatalogNode[], cameras: readonly ListedCamera[]) => Promise<void>;
  onSpoiled: (count: number) => void;
  /** The trees and the devices are read again after this. */
  treeEveryMs: number;
}

/** What a listing knows of the cameras that it told. */
export interface KnownChannel extends WvpChannel {
  /** GB id of the device, where it could be found. */
  device: string | null;
}

interface Known {
  channel: KnownChannel;
  camera: ListedCamera;
}

/** Reads the trees, the devices and the channels of one platform, of whatever generation. */
export class WvpCatalog {
  readonly #parts: WvpCatalogParts;
  readonly #known = new Map<CameraId, Known>();
  readonly #ids = new Map<number, string>();
  readonly #byKey = new Map<number, CameraId>();
  readonly #byGbId = new Map<string, CameraId>();
  #places: ReadonlyMap<number, WvpPlace> = new Map();
  #nodes: CatalogNode[] = [];
  #devices: ReadonlyMap<number, WvpDevice> = new Map();
  #treeReadAtMs = Number.NEGATIVE_INFINITY;

  constructor(parts: WvpCatalogParts) {
    this.#parts = parts;
  }

  channel(cameraId: CameraId): KnownChannel | undefined {
    return this.#known.get(cameraId)?.channel;
  }

  /** The camera of a channel's number. */
  byKey(key: number): CameraId | undefined {
    return this.#byKey.get(key);
  }

  /** The camera of a channel's 20 digits. */
  byGbId(gbId: string): CameraId | undefined {
    return this.#byGbId.get(gbId);
  }

  async read(dialect: WvpDialect): Promise<Outcome<null>> {
    const tree = await this.#readTrees(dialect);
    if (!tree.ok) return tree;
    return dialect.channels === 'common' ? this.#readCommon() : this.#readByDevice();
  }

  /** The trees change seldom and cost a call for each branch: they are kept for a while. */
  async #readTrees({ channels }: WvpDialect): Promise<Outcome<null>> {
    const { api, platformId, add, clock, treeEveryMs } = this.#parts;
    if (clock.now() < this.#treeReadAtMs + treeEveryMs) {
      await add(this.#nodes, []);
      return success(null);
    }
    const devices = await this.#readDevices();
    if (!devices.ok) return devices;
    const nodes: CatalogNode[] = [];
    const places = new Map<number, WvpPlace>();
    const take = async (some: CatalogNode[]): Promise<void> => {
      nodes.push(...some);
      await add(some, []);
    };
    if (channels === 'common') {
      // In both trees a channel may stand; where it is matters more than which plan names it.
      for (const kind of ['region', 'group'] as const) {
        const tree = new WvpTree(api, platformId, kind);
        const read = await tree.read(take);
        if (!read.ok) return read;
        for (const [key, place] of tree.places) if (!places.has(key)) places.set(key, place);
      }
    } else await take([...this.#devices.values()].map((device) => this.#deviceNode(device)));
    this.#places = places;
    this.#nodes = nodes;
    this.#treeReadAtMs = clock.now();
    return success(null);
  }

  async #readDevices(): Promise<Outcome<null>> {
    const devices = new Map<number, WvpDevice>();
    const read = await readPages(this.#parts.api, {
      path: '/api/device/query/devices',
      read: readWvpDevice,
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

  async #readCommon(): Promise<Outcome<null>> {
    const met = new Set<CameraId>();
    const read = await this.#readList('/api/common/channel/list', met, (channel) => {
      const device = this.#devices.get(channel.deviceKey ?? -1)?.deviceId ?? channel.deviceId;
      return { channel: { ...channel, device }, place: this.#places.get(channel.key) };
    });
    if (!read.ok) return read;
    await this.#finish(met, read.value.isWhole);
    return success(null);
  }

  async #readByDevice(): Promise<Outcome<null>> {
    const met = new Set<CameraId>();
    let isWhole = true;
    for (const device of this.#devices.values()) {
      const path = `/api/device/query/devices/${encodeURIComponent(device.deviceId)}/channels`;
      const place = { nodeId: this.#deviceNode(device).nodeId, place: bothOf(device.name) };
      const read = await this.#readList(path, met, (channel) => ({
        channel: { ...channel, device: device.deviceId },
        place,
      }));
      if (!read.ok) return read;
      isWhole &&= read.value.isWhole;
    }
    await this.#finish(met, isWhole);
    return success(null);
  }

  #readList(
    path: string,
    met: Set<CameraId>,
    place: (channel: WvpChannel) => { channel: KnownChannel; place: WvpPlace | undefined },
  ): Promise<Outcome<{ isWhole: boolean }>> {
    return readPages(this.#parts.api, {
      path,
      read: readWvpChannel,
      keyOf: ({ key }) => key,
      take: async (rows) => {
        // In the order of their numbers, so that two of one id are told apart alike every time.
        const channels = rows.filter(({ isFolder }) => !isFolder).sort((a, b) => a.key - b.key);
        const cameras = channels.map((row) => {
          const placed = place(row);
          const camera = this.#learn(placed.channel, placed.place);
          met.add(camera.cameraId);
          return camera;
        });
        await this.#parts.add([], cameras);
      },
      onSpoiled: this.#parts.onSpoiled,
    });
  }

  #learn(channel: KnownChannel, place: WvpPlace | undefined): ListedCamera {
    const { platformId, name } = this.#parts;
    const known = this.#ids.get(channel.key);
    // A channel keeps its id for as long as the program runs, whatever comes to stand before it.
    const isSame = known !== undefined && known.split('.')[0] === (channel.gbId ?? known);
    const bareId = isSame ? known : bareIdOf(channel, (id) => this.#isTaken(id, channel.key));
    this.#ids.set(channel.key, bareId);
    const root = { nodeId: `${platformId}:` as NodeId, place: bothOf(name) };
    const camera = toCamera(platformId, bareId, channel, place ?? root);
    this.#known.set(camera.cameraId, { channel, camera });
    this.#byKey.set(channel.key, camera.cameraId);
    if (channel.gbId !== null && bareId === channel.gbId) {
      this.#byGbId.set(channel.gbId, camera.cameraId);
    }
    return camera;
  }

  #isTaken(gbId: string, key: number): boolean {
    const holder = this.channel(`${this.#parts.platformId}:${gbId}` as CameraId);
    return holder !== undefined && holder.key !== key;
  }

  /** Forgets what was not met; unless pages skipped rows: then what is missing may still be there. */
  async #finish(met: ReadonlySet<CameraId>, isWhole: boolean): Promise<void> {
    const missing = [...this.#known].filter(([cameraId]) => !met.has(cameraId));
    if (!isWhole) {
      await this.#parts.add(
        [],
        missing.map(([, { camera }]) => camera),
      );
      return;
    }
    for (const [cameraId, { channel }] of missing) {
      this.#known.delete(cameraId);
      // A row that got another id is known by that one now.
      if (this.#byKey.get(channel.key) !== cameraId) continue;
      this.#ids.delete(channel.key);
      this.#byKey.delete(channel.key);
      if (channel.gbId !== null) this.#byGbId.delete(channel.gbId);
    }
  }

  #deviceNode({ deviceId, name }: WvpDevice): CatalogNode {
    const { platformId } = this.#parts;
    const nodeId = `${platformId}:device${deviceId}` as NodeId;
    return { nodeId, platformId, parentId: null, level: 'district', name: bothOf(name) };
  }
}

const bothOf = (name: string): { zh: string; en: string } => ({ zh: name, en: name });
