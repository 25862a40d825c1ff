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
  /** The branch above; undefined for a root, and where it is not known yet. */
  above: Branch | undefined;
  childIds: Set<NodeId>;
  cameraIds: Set<CameraId>;
  counts: Counts;
}

/** The branches of all platforms, with counts that roll up. */
export class CatalogTree {
  readonly #branches = new Map<NodeId, Branch>();
  readonly #rootIds = new Set<NodeId>();
  /** All cameras as they were counted, those whose branch is not known yet included. */
  readonly #cameras: () => Iterable<Camera>;
  /** Branches that cameras named before they were known. */
  readonly #waitingAt = new Set<NodeId>();
  /** The shape changed so that adding up anew is simpler than following it. */
  #isStale = false;

  constructor(cameras: () => Iterable<Camera>) {
    this.#cameras = cameras;
  }

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
      above: undefined,
      childIds: new Set(),
      cameraIds: new Set(),
      counts: new Int32Array(kinds),
    };
    branch.node = node;
    this.#branches.set(node.nodeId, branch);
    this.#link(branch);
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

  /** @param before the camera as it was put last */
  putCamera(camera: Camera, before: Camera | undefined): void {
    const isMoved = before !== undefined && before.nodeId !== camera.nodeId;
    if (isMoved) this.removeCamera(before);
    const isCounted = before !== undefined && !isMoved;
    if (!isCounted) this.#branches.get(camera.nodeId)?.cameraIds.add(camera.cameraId);
    if (isCounted && kindOf(before) === kindOf(camera)) return;
    if (isCounted) this.#count(before, -1);
    this.#count(camera, 1);
  }

  removeCamera(camera: Camera): void {
    this.#branches.get(camera.nodeId)?.cameraIds.delete(camera.cameraId);
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
    this.#addUp();
    const tallies = new Map<NodeId, Tally>();
    for (const camera of this.#cameras()) {
      if (!isWanted(camera)) continue;
      let branch = this.#branches.get(camera.nodeId);
      for (let depth = 0; branch !== undefined && depth < maxDepth; depth += 1) {
        const { nodeId } = branch.node;
        const tally = tallies.get(nodeId) ?? { cameraCount: 0, offlineCount: 0 };
        tally.cameraCount += 1;
        if (!camera.isOnline) tally.offlineCount += 1;
        tallies.set(nodeId, tally);
        branch = branch.above;
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

  #link(branch: Branch): void {
    const { nodeId, parentId } = branch.node;
    branch.above = parentId === null ? undefined : this.#branches.get(parentId);
    // A branch whose parent is unknown (not read yet, or cut off) stays reachable as a root.
    if (branch.above === undefined) this.#rootIds.add(nodeId);
    else branch.above.childIds.add(nodeId);
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
      branch = branch.above;
    }
  }

  #addUp(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#relink();
    const own = new Map<NodeId, Counts>();
    for (const camera of this.#cameras()) {
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
    for (const branch of this.#branches.values()) this.#link(branch);
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
