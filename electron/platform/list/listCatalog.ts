import { createHash } from 'node:crypto';

import type { CatalogNode } from '#contract/camera';
import type { VideoCodec } from '#contract/machine';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import type { StreamProfile } from '#contract/stream';

import type { ListedCamera } from '../common/catalogDifference';
import type { StreamOffer } from '../../wall/ports';
import type { ListEntry } from './listEntry';

/** A list as a tree of folders. */
export interface ListCatalog {
  nodes: CatalogNode[];
  cameras: ListedCamera[];
  entries: Map<CameraId, ListEntry>;
}

interface About {
  platformId: PlatformId;
  /** Shown as the place of cameras that are in no folder. */
  name: string;
}

/** The folders and cameras of a list, with ids that are the same at its next reading. */
export const toCatalog = (listed: readonly ListEntry[], about: About): ListCatalog => {
  const nodes = new Map<string, CatalogNode>();
  const entries = new Map<CameraId, ListEntry>();
  const numbers = new Set<number>();
  const cameras: ListedCamera[] = [];
  for (const entry of listed) {
    const cameraId = idFor(entry, about.platformId, entries);
    // One camera named twice, by the same id and address, is one camera.
    if (cameraId === undefined) continue;
    entries.set(cameraId, entry);
    const nodeId = nodeFor(entry.folders, about.platformId, nodes);
    const isOwn = entry.number !== null && !numbers.has(entry.number);
    if (entry.number !== null) numbers.add(entry.number);
    const place = entry.folders[0] ?? about.name;
    cameras.push({
      cameraId,
      platformId: about.platformId,
      nationalId: /^\d{20}$/u.test(entry.id ?? '') ? entry.id : null,
      number: isOwn ? entry.number : null,
      name: entry.name,
      shortName: entry.name,
      place: { zh: place, en: place },
      nodeId,
      cameraClass: entry.cameraClass,
      owner: entry.owner,
      position: entry.position,
      kind: entry.kind,
      isOnline: entry.isOnline,
      isDemo: false,
    });
  }
  return { nodes: [...nodes.values()], cameras, entries };
};

/** Where a picture of that size is, or the nearest to it. */
export const addressFor = ({ streams }: ListEntry, profile: StreamProfile): string => {
  const { main, sub, small } = streams;
  const nearest = {
    main: main ?? sub ?? small,
    sub: sub ?? main ?? small,
    small: small ?? sub ?? main,
  };
  return nearest[profile] ?? '';
};

/** What the list says about the coding goes for the main stream; of the others it says nothing. */
export const offersOf = (entry: ListEntry): StreamOffer[] => {
  const main = entry.streams.main;
  return (['main', 'sub', 'small'] as const).map((profile) => ({
    transport: 'hls',
    profile,
    codec: addressFor(entry, profile) === main ? codecOf(entry.codec) : null,
  }));
};

const codecOf = (word: string | null): VideoCodec | null => {
  if (word === null) return null;
  if (/265|hevc|hvc1|hev1/iu.test(word)) return 'h265';
  if (/264|avc/iu.test(word)) return 'h264';
  return /av1|av01/iu.test(word) ? 'av1' : null;
};

/** Parts of an address that are new each time a list is written: they name no camera. */
const passing =
  /^(?:token|sign|sig|signature|auth_?key|key|secret|expires?|exp|e|t|ts|time|ws(?:secret|time)|tx(?:secret|time)|callid)$/iu;

/** An address without what is new in it each time, and without a password. */
export const lastingAddress = (address: string): string => {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const name of [...url.searchParams.keys()]) {
    if (passing.test(name)) url.searchParams.delete(name);
  }
  return url.href;
};

const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Undefined for what the list has named already. */
const idFor = (
  entry: ListEntry,
  platformId: PlatformId,
  known: ReadonlyMap<CameraId, ListEntry>,
): CameraId | undefined => {
  const address = lastingAddress(addressFor(entry, 'main'));
  const byAddress = `u-${hashOf(address)}`;
  const named = `${platformId}:${entry.id ?? byAddress}` as CameraId;
  const before = known.get(named);
  if (before === undefined) return named;
  if (lastingAddress(addressFor(before, 'main')) === address) return undefined;
  // Many programs give one id to several channels: the address tells them apart.
  const other = `${named}~${hashOf(address)}` as CameraId;
  return known.has(other) ? undefined : other;
};

const levels = ['district', 'street', 'grid'] as const;

const nodeFor = (
  folders: readonly string[],
  platformId: PlatformId,
  nodes: Map<string, CatalogNode>,
): NodeId => {
  let parentId = `${platformId}:` as NodeId;
  let path = '';
  folders.forEach((folder, depth) => {
    path += `/${folder}`;
    const nodeId = `${platformId}:f-${hashOf(path)}` as NodeId;
    if (!nodes.has(path)) {
      const level = levels[depth] ?? 'grid';
      const name = { zh: folder, en: folder };
      nodes.set(path, { nodeId, platformId, parentId, level, name });
    }
    parentId = nodeId;
  });
  return parentId;
};
