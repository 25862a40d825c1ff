import type { Camera, CameraFilter, CatalogNode, NodeRow } from '#contract/camera';
import type { CameraId, NodeId } from '#contract/ids';

/** Cameras below a branch by class and state: class 1–3 online, then class 1–3 offline. */
type Counts = Int32Array;
const kinds = 6;
const kindOf = (camera: Camera): number => camera.cameraClass - 1 + (camera.isOnline ? 0 : 3);

/** Cameras of a branch, and those of them that are offline. */
type Tally = Pick<NodeRow, 'cameraCount' | 'offlineCount'>;
/** By branch; one that has none is not named. */
export type Tallies = ReadonlyMap<NodeId, Tally>;

/** No tree is deeper; a platform that reports a circle ends here. */
const maxDepth = 32;

interface Branch {
  node: CatalogNode;
  childIds: Set<NodeId>;
  cameraIds: Set<CameraId>;
  counts: Counts;
}

/** The branches of all platforms, with counts that roll up. */
export class CatalogTree {
  readonly #branches = new Map<NodeId, Branch>();
  readonly #rootIds = new Set<NodeId>();
  /** Cameras as they were counted; one whose branch is not known yet waits here uncounted. */
  readonly #cameras = new Map<CameraId, Camera>();
  /** Branches that cameras named before they were known. */
  readonly #waitingAt = new Set<NodeId>();
  /** The shape changed so that adding up anew is simpler than following it. */
  #isStale = false;

  has(nodeId: NodeId): boolean {
    return this.#branches.has(nodeId);
  }

  node(nodeId: NodeId): CatalogNode | undefined {
    return this.#branches.get(nodeId)?.node;
  }

  nodeIds(): Iterable<NodeId> {
    return this.#branches.keys();
  }

  putNode(node: CatalogNode): void {
    const known = this.#branches.get(node.nodeId);
    if (known?.node.parentId === node.parentId) {
      known.node = node;
      return;
    }
    if (known !== undefined) this.#unlink(known.node);
    const branch = known ?? {
      node,
      childIds: new Set(),
      cameraIds: new Set(),
      counts: new Int32Array(kinds),
    };
    branch.node = node;
    this.#branches.set(node.nodeId, branch);
    this.#link(node);
    // A new leaf counts nothing yet; a moved branch, or one that others waited for, does.
    if (known !== undefined || this.#hasWaiting(node.nodeId)) this.#isStale = true;
  }

  removeNode(nodeId: NodeId): void {
    const branch = this.#branches.get(nodeId);
    if (branch === undefined) return;
    this.#unlink(branch.node);
    this.#branches.delete(nodeId);
    this.#isStale = true;
  }

  putCamera(camera: Camera): void {
    const known = this.#cameras.get(camera.cameraId);
    if (known !== undefined && known.nodeId !== camera.nodeId) this.removeCamera(known.cameraId);
    const isCounted = known !== undefined && known.nodeId === camera.nodeId;
    this.#cameras.set(camera.cameraId, camera);
    this.#branches.get(camera.nodeId)?.cameraIds.add(camera.cameraId);
    if (isCounted && kindOf(known) === kindOf(camera)) return;
    if (isCounted) this.#count(known, -1);
    this.#count(camera, 1);
  }

  removeCamera(cameraId: CameraId): void {
    const camera = this.#cameras.get(cameraId);
    if (camera === undefined) return;
    this.#cameras.delete(cameraId);
    this.#branches.get(camera.nodeId)?.cameraIds.delete(cameraId);
    this.#count(camera, -1);
  }

  /** Direct child branches, sorted by id; under a filter, only those with something to show. */
  rows(nodeId: NodeId | null, filter: CameraFilter, tallies?: Tallies): NodeRow[] {
    this.#addUp();
    const ids = nodeId === null ? this.#rootIds : this.#branches.get(nodeId)?.childIds;
    const isNarrowed =
      tallies !== undefined || filter.cameraClass !== undefined || filter.isOnline !== undefined;
    return [...(ids ?? [])]
      .sort()
      .flatMap((id) => this.#branches.get(id) ?? [])
      .map((branch) => rowOf(branch, this.#tally(branch, filter, tallies)))
      .filter((row) => !isNarrowed || row.cameraCount > 0);
  }

  /** What passes in every branch that has any, branches below included. */
  tallies(isWanted: (camera: Camera) => boolean): Tallies {
    const tallies = new Map<NodeId, Tally>();
    for (const camera of this.#cameras.values()) {
      if (!isWanted(camera)) continue;
      let branch = this.#branches.get(camera.nodeId);
      for (let depth = 0; branch !== undefined && depth < maxDepth; depth += 1) {
        const { nodeId, parentId } = branch.node;
        const tally = tallies.get(nodeId) ?? { cameraCount: 0, offlineCount: 0 };
        tally.cameraCount += 1;
        if (!camera.isOnline) tally.offlineCount += 1;
        tallies.set(nodeId, tally);
        branch = parentId === null ? undefined : this.#branches.get(parentId);
      }
    }
    return tallies;
  }

  cameraIdsOf(nodeId: NodeId): Iterable<CameraId> {
    return this.#branches.get(nodeId)?.cameraIds ?? [];
  }

  /** Cameras of a branch and of all branches below it. */
  *cameraIdsUnder(nodeId: NodeId, depth = 0): Iterable<CameraId> {
    const branch = this.#branches.get(nodeId);
    if (branch === undefined || depth >= maxDepth) return;
    yield* branch.cameraIds;
    for (const childId of branch.childIds) yield* this.cameraIdsUnder(childId, depth + 1);
  }

  /** Branches above and including `nodeId`, root first. */
  pathTo(nodeId: NodeId): NodeId[] {
    const path: NodeId[] = [];
    let branch = this.#branches.get(nodeId);
    while (branch !== undefined && !path.includes(branch.node.nodeId)) {
      path.unshift(branch.node.nodeId);
      branch = branch.node.parentId === null ? undefined : this.#branches.get(branch.node.parentId);
    }
    return path;
  }

  #tally(branch: Branch, filter: CameraFilter, tallies: Tallies | undefined): Tally {
    if (tallies === undefined) return tallyOf(branch, filter);
    return tallies.get(branch.node.nodeId) ?? { cameraCount: 0, offlineCount: 0 };
  }

  #link(node: CatalogNode): void {
    const parent = node.parentId === null ? undefined : this.#branches.get(node.parentId);
    // A branch whose parent is unknown (not read yet, or cut off) stays reachable as a root.
    if (parent === undefined) this.#rootIds.add(node.nodeId);
    else parent.childIds.add(node.nodeId);
  }

  #unlink(node: CatalogNode): void {
    this.#rootIds.delete(node.nodeId);
    if (node.parentId !== null) this.#branches.get(node.parentId)?.childIds.delete(node.nodeId);
  }

  #hasWaiting(nodeId: NodeId): boolean {
    for (const rootId of this.#rootIds) {
      if (this.#branches.get(rootId)?.node.parentId === nodeId) return true;
    }
    return this.#waitingAt.has(nodeId);
  }

  #count(camera: Camera, by: 1 | -1): void {
    if (!this.#branches.has(camera.nodeId)) this.#waitingAt.add(camera.nodeId);
    else if (!this.#isStale) this.#addAlong(camera.nodeId, kindOf(camera), by);
  }

  #addAlong(nodeId: NodeId, kind: number, by: number): void {
    let branch = this.#branches.get(nodeId);
    for (let depth = 0; branch !== undefined && depth < maxDepth; depth += 1) {
      branch.counts[kind] = (branch.counts[kind] ?? 0) + by;
      branch = branch.node.parentId === null ? undefined : this.#branches.get(branch.node.parentId);
    }
  }

  #addUp(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#relink();
    const own = new Map<NodeId, Counts>();
    for (const camera of this.#cameras.values()) {
      const branch = this.#branches.get(camera.nodeId);
      if (branch === undefined) {
        this.#waitingAt.add(camera.nodeId);
        continue;
      }
      branch.cameraIds.add(camera.cameraId);
      const counts = own.get(camera.nodeId) ?? new Int32Array(kinds);
      const kind = kindOf(camera);
      counts[kind] = (counts[kind] ?? 0) + 1;
      own.set(camera.nodeId, counts);
    }
    for (const [nodeId, counts] of own) {
      counts.forEach((count, kind) => {
        if (count > 0) this.#addAlong(nodeId, kind, count);
      });
    }
  }

  #relink(): void {
    this.#waitingAt.clear();
    this.#rootIds.clear();
    for (const branch of this.#branches.values()) {
      branch.counts.fill(0);
      branch.childIds.clear();
      branch.cameraIds.clear();
    }
    for (const branch of this.#branches.values()) this.#link(branch.node);
  }
}

const tallyOf = (branch: Branch, filter: CameraFilter): Tally => {
  let cameraCount = 0;
  let offlineCount = 0;
  branch.counts.forEach((count, kind) => {
    const isOnline = kind < 3;
    if (filter.cameraClass !== undefined && (kind % 3) + 1 !== filter.cameraClass) return;
    if (filter.isOnline !== undefined && filter.isOnline !== isOnline) return;
    cameraCount += count;
    if (!isOnline) offlineCount += count;
  });
  return { cameraCount, offlineCount };
};

const rowOf = (branch: Branch, tally: Tally): NodeRow => {
  const hasChildren = branch.childIds.size > 0 || branch.cameraIds.size > 0;
  return { ...branch.node, hasChildren, ...tally };
};
