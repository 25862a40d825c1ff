import { createHash } from 'node:crypto';

import type { CatalogNode, NodeLevel } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import type { LocalText } from '#contract/text';

import type { ListedCamera } from '../common/catalogDifference';
import { plainText } from '../plainText';

/** A path as a camera. */
export interface MediamtxPath {
  name: string;
  isOnline: boolean;
  /** Empty: nobody knows yet. */
  codecs: readonly string[];
}

/** Paths as a tree. */
export interface MediamtxTree {
  nodes: CatalogNode[];
  cameras: ListedCamera[];
  /** The path of each camera: an id may be shorter than its path. */
  paths: Map<CameraId, MediamtxPath>;
}

interface Platform {
  platformId: PlatformId;
  name: string;
}

/** A name has no end; an id has. */
const longestId = 100;
const longestText = 200;
/** What lies deeper stays in one branch. */
const deepest = 6;
const levels: readonly NodeLevel[] = ['district', 'street', 'grid'];

const shortened = (text: string): string => {
  if (text.length <= longestId) return text;
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${text.slice(0, longestId - digest.length - 1)}~${digest}`;
};

const textOf = (name: string): LocalText => {
  const shown = plainText(name, longestText) || '–';
  return { zh: shown, en: shown };
};

/** The folders of a path and its own name; slashes that stand together are one. */
const partsOf = (path: string): { folders: string[]; own: string } => {
  const parts = path.split('/').filter((part) => part !== '');
  const folders = parts.slice(0, -1);
  if (folders.length > deepest) {
    folders.push(folders.splice(deepest - 1).join(' / '));
  }
  return { folders, own: parts.at(-1) ?? path };
};

/** Folds paths at their slashes: folders become branches, what stands last becomes a camera. */
export const treeOf = (
  { platformId, name }: Platform,
  found: readonly MediamtxPath[],
): MediamtxTree => {
  const rootId = `${platformId}:` as NodeId;
  const nodes = new Map<NodeId, CatalogNode>();
  const paths = new Map<CameraId, MediamtxPath>();
  const branchOf = (folders: readonly string[]): NodeId => {
    let parentId = rootId;
    folders.forEach((folder, depth) => {
      // Its slash tells a folder from a camera of the same name.
      const key = shortened(`${folders.slice(0, depth + 1).join('/')}/`);
      const nodeId = `${platformId}:${key}` as NodeId;
      if (!nodes.has(nodeId)) {
        const level = levels[Math.min(depth, levels.length - 1)] ?? 'grid';
        nodes.set(nodeId, { nodeId, platformId, parentId, level, name: textOf(folder) });
      }
      parentId = nodeId;
    });
    return parentId;
  };
  const cameras = found.map((path): ListedCamera => {
    const { folders, own } = partsOf(path.name);
    const cameraId = `${platformId}:${shortened(path.name)}` as CameraId;
    paths.set(cameraId, path);
    return {
      cameraId,
      platformId,
      nationalId: /^\d{20}$/.test(own) ? own : null,
      number: null,
      name: textOf(own),
      shortName: textOf(own),
      place: textOf(folders[0] ?? name),
      nodeId: branchOf(folders),
      cameraClass: 3,
      owner: '',
      position: null,
      kind: 'bullet',
      isOnline: path.isOnline,
      isDemo: false,
    };
  });
  return { nodes: [...nodes.values()], cameras, paths };
};
