import type { CatalogNode } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { sameInBoth } from '#contract/text';

import type { ListedCamera } from '../common/catalogDifference';
import { plainText } from '../plainText';
import {
  wireCameraSchema,
  wireCameraStatsSchema,
  wireConfigSchema,
  wireGroupSchema,
  wireMqttSchema,
  wireStatsSchema,
  type WireCamera,
} from './frigateWire';

/** One camera, and what its streams are called in go2rtc: often not as the camera. */
export interface FrigateCamera {
  listed: ListedCamera;
  name: string;
  /** The largest first. */
  streams: string[];
}

/** What one configuration says. */
export interface FrigateListing {
  nodes: CatalogNode[];
  cameras: FrigateCamera[];
  /** What its topics at a broker begin with; undefined: it speaks to none. */
  topicPrefix: string | undefined;
  /** Names of what could not be read. */
  unreadable: string[];
}

const mostCameras = 5_000;
const mostGroups = 500;
/** A mosaic of theirs, which they list among the cameras of a group. */
const mosaic = 'birdseye';
const usualPrefix = 'frigate';
const shownLength = 60;
/** Ids of ours are bounded; names of cameras are plain letters there. */
const longestName = 120;

/** Cameras below their first group; what hangs in none hangs below the platform. */
export const readListing = (
  platform: { platformId: PlatformId; name: string },
  config: unknown,
  stats: unknown,
): FrigateListing | undefined => {
  const read = wireConfigSchema.safeParse(config);
  if (!read.success) return undefined;
  const { platformId } = platform;
  const unreadable: string[] = [];
  const groups = groupsOf(read.data.camera_groups ?? {});
  const isOnline = onlineBy(stats);
  const nodes = groups.map(({ name }): CatalogNode => ({
    nodeId: groupId(platformId, name),
    platformId,
    parentId: `${platformId}:` as NodeId,
    level: 'district',
    name: sameInBoth(plainText(name, shownLength) || '–'),
  }));
  const cameras = Object.entries(read.data.cameras).flatMap(([name, raw], at) => {
    const camera = wireCameraSchema.safeParse(raw);
    if (!camera.success || name === '' || name.length > longestName || at >= mostCameras) {
      unreadable.push(name);
      return [];
    }
    const group = groups.find(({ members }) => members.has(name));
    const place = group === undefined ? platform.name : group.name;
    const nodeId = group === undefined ? `${platformId}:` : groupId(platformId, group.name);
    const listed = listedCamera(platformId, name, camera.data, {
      place: sameInBoth(plainText(place, shownLength)),
      nodeId: nodeId as NodeId,
      isOnline: camera.data.enabled !== false && isOnline(name),
    });
    return [{ listed, name, streams: streamsOf(name, camera.data) }];
  });
  return { nodes, cameras, topicPrefix: topicPrefixOf(read.data.mqtt), unreadable };
};

const topicPrefixOf = (mqtt: unknown): string | undefined => {
  const read = wireMqttSchema.safeParse(mqtt ?? {});
  if (!read.success || read.data.enabled === false) return undefined;
  return read.data.topic_prefix ?? usualPrefix;
};

/** An id of ours of a camera's name. */
export const cameraIdOf = (platformId: PlatformId, name: string): CameraId =>
  `${platformId}:${name}` as CameraId;

const groupId = (platformId: PlatformId, name: string): NodeId =>
  `${platformId}:/${name.slice(0, longestName)}` as NodeId;

const listedCamera = (
  platformId: PlatformId,
  name: string,
  { friendly_name, onvif }: WireCamera,
  about: Pick<ListedCamera, 'place' | 'nodeId' | 'isOnline'>,
): ListedCamera => {
  const shown = sameInBoth(
    plainText(friendly_name ?? '', shownLength) || plainText(name, shownLength) || '–',
  );
  return {
    cameraId: cameraIdOf(platformId, name),
    platformId,
    nationalId: /^\d{20}$/.test(name) ? name : null,
    number: null,
    name: shown,
    shortName: shown,
    cameraClass: 3,
    owner: '',
    position: null,
    // Where nothing can be asked for steering, nothing can be steered.
    kind: (onvif?.host ?? '') === '' ? 'bullet' : 'ptz',
    isDemo: false,
    ...about,
  };
};

const streamsOf = (name: string, { live }: WireCamera): string[] => {
  const streams = Object.values(live?.streams ?? {}).filter((stream) => stream !== '');
  return streams.length === 0 ? [name] : streams;
};

interface Group {
  name: string;
  members: ReadonlySet<string>;
}

const groupsOf = (groups: Record<string, unknown>): Group[] =>
  Object.entries(groups)
    .slice(0, mostGroups)
    .flatMap(([name, raw]) => {
      const group = wireGroupSchema.safeParse(raw);
      if (!group.success || name === '') return [];
      const names = (group.data.cameras ?? []).filter((one) => typeof one === 'string');
      return [{ name, members: new Set(names.filter((one) => one !== mosaic)) }];
    });

/** Frames per second tell who is there; where nobody counts them, all are taken for there. */
const onlineBy = (stats: unknown): ((name: string) => boolean) => {
  const read = wireStatsSchema.safeParse(stats);
  if (!read.success) return () => true;
  const { cameras } = read.data;
  return (name) => {
    const one = wireCameraStatsSchema.safeParse(
      Object.hasOwn(cameras, name) ? cameras[name] : undefined,
    );
    return !one.success || one.data.camera_fps > 0;
  };
};
