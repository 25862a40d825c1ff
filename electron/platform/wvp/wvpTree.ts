import type { CatalogNode, NodeLevel } from '#contract/camera';
import type { NodeId, PlatformId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import type { LocalText } from '#contract/text';

import type { WvpApi } from './wvpApi';
import { readWvpTreeNode, wvpRowsSchema, type WvpTreeNode } from './wvpWire';

export type WvpTreeKind = 'region' | 'group';

/** Where a channel stands: its branch, and the place named in captions. */
export interface WvpPlace {
  nodeId: NodeId;
  place: LocalText;
}

type Folder = Extract<WvpTreeNode, { kind: 'folder' }>;

interface Level {
  folder: Folder;
  nodeId: NodeId;
  place: LocalText;
  depth: number;
}

const mostFolders = 20_000;
const deepest = 16;
/** Branches read at a time: a platform has other clients. */
const atATime = 4;

const both = (name: string): LocalText => ({ zh: name, en: name });

const regionLevels: Record<number, NodeLevel> = {
  2: 'province',
  4: 'city',
  6: 'district',
  8: 'street',
};

const levelOf = (tree: WvpTreeKind, { code }: Folder, depth: number): NodeLevel => {
  if (tree === 'region') return regionLevels[code.length] ?? 'grid';
  return depth === 0 ? 'district' : depth === 1 ? 'street' : 'grid';
};

/**
 * Reads one of the two trees over the channels, level by level: of administrative areas, or of
 * plans. A channel hangs below the branch that was asked for; what it names as its parent is the
 * recorder that it is plugged into.
 */
export class WvpTree {
  readonly places = new Map<number, WvpPlace>();
  readonly #api: WvpApi;
  readonly #platformId: PlatformId;
  readonly #kind: WvpTreeKind;
  readonly #seen = new Set<string>();

  constructor(api: WvpApi, platformId: PlatformId, kind: WvpTreeKind) {
    this.#api = api;
    this.#platformId = platformId;
    this.#kind = kind;
  }

  /** @param take branches as they are found, parents first */
  async read(take: (nodes: CatalogNode[]) => Promise<void>): Promise<Outcome<null>> {
    const roots = await this.#ask(null);
    if (!roots.ok) return roots;
    let waiting = await this.#enter(roots.value, undefined, take);
    while (waiting.length > 0) {
      const some = waiting.splice(0, atATime);
      const answers = await Promise.all(some.map(({ folder }) => this.#ask(folder.id)));
      const below: Level[] = [];
      for (const [index, answer] of answers.entries()) {
        if (!answer.ok) return answer;
        const above = some[index];
        if (above !== undefined) below.push(...(await this.#enter(answer.value, above, take)));
      }
      waiting = [...waiting, ...below];
    }
    return success(null);
  }

  async #ask(parent: number | null): Promise<Outcome<WvpTreeNode[]>> {
    const query = { hasChannel: true, ...(parent === null ? {} : { parent }) };
    const rows = await this.#api.ask(`/api/${this.#kind}/tree/list`, query, wvpRowsSchema);
    if (!rows.ok) return rows;
    return success(rows.value.flatMap((raw) => readWvpTreeNode(raw, this.#kind) ?? []));
  }

  /** Takes in what hangs below `above`; the answer is the branches to be read next. */
  async #enter(
    rows: readonly WvpTreeNode[],
    above: Level | undefined,
    take: (nodes: CatalogNode[]) => Promise<void>,
  ): Promise<Level[]> {
    const levels: Level[] = [];
    const nodes: CatalogNode[] = [];
    for (const row of rows) {
      if (row.kind === 'channel') this.#place(row.key, above);
      else if (!this.#seen.has(row.treeId) && this.#seen.size < mostFolders) {
        this.#seen.add(row.treeId);
        const level = this.#levelOf(row, above);
        nodes.push(this.#nodeOf(level, above));
        if (level.depth < deepest) levels.push(level);
      }
    }
    if (nodes.length > 0) await take(nodes);
    return levels;
  }

  #place(key: number, above: Level | undefined): void {
    if (above !== undefined && !this.places.has(key)) {
      this.places.set(key, { nodeId: above.nodeId, place: above.place });
    }
  }

  #levelOf(folder: Folder, above: Level | undefined): Level {
    const depth = above === undefined ? 0 : above.depth + 1;
    const level = levelOf(this.#kind, folder, depth);
    // Captions name the district, and what lies below it by the same name.
    const isBelow = above !== undefined && (level === 'street' || level === 'grid');
    return {
      folder,
      depth,
      nodeId: `${this.#platformId}:${folder.treeId}` as NodeId,
      place: isBelow && above.depth > 0 ? above.place : both(folder.name),
    };
  }

  #nodeOf({ folder, nodeId, depth }: Level, above: Level | undefined): CatalogNode {
    return {
      nodeId,
      platformId: this.#platformId,
      parentId: above?.nodeId ?? null,
      level: levelOf(this.#kind, folder, depth),
      name: both(folder.name),
    };
  }
}
