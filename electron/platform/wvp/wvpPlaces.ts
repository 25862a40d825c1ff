import type { CatalogNode, NodeLevel } from '#contract/camera';
import type { NodeId, PlatformId } from '#contract/ids';
import { sameInBoth, type LocalText } from '#contract/text';

import type { WvpChannel } from './wvpChannelRow';
import type { WvpTreeKind } from './wvpFolders';
import type { WvpFolder } from './wvpWire';

/** Where a channel stands: its branch, and the place named in captions. */
export interface WvpPlace {
  nodeId: NodeId;
  place: LocalText;
}

interface Branch extends WvpPlace {
  node: CatalogNode;
  depth: number;
}

const deepest = 16;

const regionLevels: Record<number, NodeLevel> = {
  2: 'province',
  4: 'city',
  6: 'district',
  8: 'street',
};

const levelOf = (tree: WvpTreeKind, { code }: WvpFolder, depth: number): NodeLevel => {
  if (tree === 'region') return regionLevels[code.length] ?? 'grid';
  return depth === 0 ? 'district' : depth === 1 ? 'street' : 'grid';
};

/**
 * The branches of both trees, and which of them a channel hangs below: that of its administrative
 * area, else that of its plan. Those are the columns by which the platform itself fills its trees.
 * A row of its tree names as its parent the recorder that it is plugged into, and is not asked.
 */
export class WvpPlaces {
  readonly nodes: CatalogNode[] = [];
  readonly #platformId: PlatformId;
  readonly #areas = new Map<string, WvpPlace>();
  readonly #plans = new Map<string, WvpPlace>();

  constructor(platformId: PlatformId) {
    this.#platformId = platformId;
  }

  add(kind: WvpTreeKind, folders: readonly WvpFolder[]): void {
    const byCode = kind === 'region' ? this.#areas : this.#plans;
    const tree = new Tree(this.#platformId, kind, folders);
    for (const folder of folders) {
      const { node, nodeId, place } = tree.branch(folder);
      this.nodes.push(node);
      if (folder.code !== '' && !byCode.has(folder.code))
        byCode.set(folder.code, { nodeId, place });
    }
  }

  /** Undefined for a channel that stands in no tree. */
  of({ areaCode, parentId }: WvpChannel): WvpPlace | undefined {
    const area = areaCode === null ? undefined : this.#areas.get(areaCode);
    return area ?? (parentId === null ? undefined : this.#plans.get(parentId));
  }
}

class Tree {
  readonly #platformId: PlatformId;
  readonly #kind: WvpTreeKind;
  readonly #byId = new Map<number, WvpFolder>();
  readonly #byCode = new Map<string, WvpFolder>();
  readonly #branches = new Map<number, Branch>();

  constructor(platformId: PlatformId, kind: WvpTreeKind, folders: readonly WvpFolder[]) {
    this.#platformId = platformId;
    this.#kind = kind;
    for (const folder of folders) {
      this.#byId.set(folder.id, folder);
      this.#byCode.set(folder.code, folder);
    }
  }

  /** @param steps guards against a tree that is a ring */
  branch(folder: WvpFolder, steps = 0): Branch {
    const known = this.#branches.get(folder.id);
    if (known !== undefined) return known;
    const parent = steps < deepest ? this.#above(folder) : undefined;
    const above = parent === undefined ? undefined : this.branch(parent, steps + 1);
    const branch = this.#make(folder, above);
    this.#branches.set(folder.id, branch);
    return branch;
  }

  #above({ id, parentId, parentCode }: WvpFolder): WvpFolder | undefined {
    const byId = parentId === null ? undefined : this.#byId.get(parentId);
    const above = byId ?? (parentCode === null ? undefined : this.#byCode.get(parentCode));
    return above?.id === id ? undefined : above;
  }

  #make(folder: WvpFolder, above: Branch | undefined): Branch {
    const depth = above === undefined ? 0 : above.depth + 1;
    const level = levelOf(this.#kind, folder, depth);
    // Captions name the district, and what lies below it by the same name.
    const isBelow = above !== undefined && (level === 'street' || level === 'grid');
    const name = sameInBoth(folder.name);
    const nodeId = `${this.#platformId}:${this.#kind}${String(folder.id)}` as NodeId;
    return {
      nodeId,
      depth,
      place: isBelow && above.depth > 0 ? above.place : name,
      node: { nodeId, platformId: this.#platformId, parentId: above?.nodeId ?? null, level, name },
    };
  }
}
