import { createHash } from 'node:crypto';

import type { CatalogNode } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { sameInBoth } from '#contract/text';

import type { ListedCamera } from '../common/catalogDifference';
import { plainText } from '../plainText';
import { longestName } from './go2rtcWire';

/** Whose names, and what cuts them into branches; nothing, where they are flat. */
export interface NameRule {
  platformId: PlatformId;
  /** Shown as the place of what hangs below no branch. */
  platformName: string;
  separator: string;
}

/** A stream as a camera, and the branches above it. */
export interface NamedCamera {
  camera: ListedCamera;
  nodes: CatalogNode[];
}

const longestId = 100;
const shownLength = 60;
const deepest = 5;
const levels = ['city', 'district', 'street', 'grid'] as const;

/** An id of ours may not be as long as a name of theirs. */
const idPart = (name: string): string =>
  name.length <= longestId ? name : createHash('sha256').update(name).digest('hex').slice(0, 40);

/** A camera of a stream's name; undefined for one that nobody could have meant. */
export const cameraOfName = (rule: NameRule, name: string): NamedCamera | undefined => {
  const shown = plainText(name, shownLength);
  if (shown === '' || name.length > longestName) return undefined;
  const { platformId, platformName, separator } = rule;
  const parts = separator === '' ? [name] : name.split(separator).filter((part) => part !== '');
  const branches = parts.slice(0, -1).slice(0, deepest);
  const nodes = branches.map((branch, at): CatalogNode => {
    const path = (length: number): NodeId =>
      `${platformId}:/${idPart(branches.slice(0, length).join('/'))}` as NodeId;
    return {
      nodeId: path(at + 1),
      platformId,
      parentId: at === 0 ? (`${platformId}:` as NodeId) : path(at),
      level: levels[Math.min(at + 1, levels.length - 1)] ?? 'grid',
      name: sameInBoth(plainText(branch, shownLength) || '–'),
    };
  });
  const above = nodes.at(-1);
  const camera: ListedCamera = {
    cameraId: `${platformId}:${idPart(name)}` as CameraId,
    platformId,
    nationalId: /^\d{20}$/.test(name) ? name : null,
    number: null,
    name: sameInBoth(shown),
    shortName: sameInBoth(plainText(parts.at(-1) ?? name, shownLength) || shown),
    place: above?.name ?? sameInBoth(plainText(platformName, shownLength)),
    nodeId: above?.nodeId ?? (`${platformId}:` as NodeId),
    cameraClass: 3,
    owner: '',
    position: null,
    kind: 'bullet',
    isOnline: true,
    isDemo: false,
  };
  return { camera, nodes };
};
