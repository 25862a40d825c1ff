import type { Camera, CameraFilter, CatalogNode, NodeRow } from '#contract/camera';
import type { NodeId } from '#contract/ids';
import { widened } from './slotColumn';
import { SlotLists, type SlotList } from './slotLists';

/** Cameras below a branch are counted by class and state: class 1–3 online, then 1–3 offline. */
const kinds = 6;
const kindOf = (camera: Camera): number => camera.cameraClass - 1 + (camera.isOnline ? 0 : 3);

/** Cameras of a branch, and those of them that are offline. */
type Tally = Pick<NodeRow, 'cameraCount' | 'offlineCount'>;
/** By branch; one that has none is not named. */
export type Tallies = ReadonlyMap<NodeId, Tally>;

/** All cameras by slot, as their owner keeps them. */
type Cameras = readonly (Camera | undefined)[];

/** No tree is deeper; a platform that reports a circle ends here. */
const maxDepth = 32;

/** It is the list of its own cameras, too. */
interface Branch extends SlotList {
  node: CatalogNode;
  /** The branch above; undefined for a root, and where it is not known yet. */
  above: Branch | undefined;
  /** Undefined for a leaf, which nearly all branches are. */
  children: Set<Branch> | undefined;
  /** Where its counts begin. */
  countsAt: number;
}

/**
 * The branches of all platforms, with counts that roll up. Counts and lists of cameras are true
 * unless `#isStale`; then they are left alone until somebody looks, and made anew.
 */
export class CatalogTree {
  readonly #branches = new Map<NodeId, Branch>();
  readonly #roots = new Set<Branch>();
  readonly #lists = new SlotLists();
  /** All cameras, those whose branch is not known yet included. */
  readonly #cameras: () => Cameras;
  /** Branches that cameras or other branches named before they were known. */
  readonly #waitingAt = new Set<NodeId>();
  /** The counts of all branches, `kinds` for each. */
  #counts = new Int32Array(kinds * 64);
  #countsEnd = 0;
  /** The shape changed so that adding up anew is simpler than following it. */
  #isStale = false;

  constructor(cameras: () => Cameras) {
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
    if (known === undefined) {
      this.#add(node);
      return;
    }
    const isMoved = known.node.parentId !== node.parentId;
    if (isMoved) this.#unlink(known);
    known.node = node;
    if (!isMoved) return;
    this.#link(known);
    this.#isStale = true;
  }

  removeNode(nodeId: NodeId): void {
    const branch = this.#branches.get(nodeId);
    if (branch === undefined) return;
    this.#unlink(branch);
    this.#branches.delete(nodeId);
    this.#isStale = true;
  }

  /** @param before the camera as it was put last */
  putCamera(slot: number, camera: Camera, before: Camera | undefined): void {
    if (before?.nodeId !== camera.nodeId) {
      if (before !== undefined) this.removeCamera(slot, before);
      this.#enter(slot, camera);
      return;
    }
    const kind = kindOf(camera);
    const kindBefore = kindOf(before);
    if (this.#isStale || kind === kindBefore) return;
    const branch = this.#branches.get(camera.nodeId);
    this.#count(branch, kindBefore, -1);
    this.#count(branch, kind, 1);
  }

  removeCamera(slot: number, camera: Camera): void {
    const branch = this.#branches.get(camera.nodeId);
    if (this.#isStale || branch === undefined) return;
    this.#lists.remove(branch, slot);
    this.#count(branch, kindOf(camera), -1);
  }

  /** Direct child branches, sorted by id; under a filter, only those with something to show. */
  rows(nodeId: NodeId | null, filter: CameraFilter, tallies?: Tallies): NodeRow[] {
    this.#addUp();
    const branches = nodeId === null ? this.#roots : this.#branches.get(nodeId)?.children;
    const isNarrowed =
      tallies !== undefined || filter.cameraClass !== undefined || filter.isOnline !== undefined;
    return [...(branches ?? [])]
      .map((branch) => rowOf(branch, this.#tally(branch, filter, tallies)))
      .filter((row) => !isNarrowed || row.cameraCount > 0)
      .sort((a, b) => (a.nodeId < b.nodeId ? -1 : 1));
  }

  /** What passes in every branch that has any, branches below included. */
  tallies(isWanted: (camera: Camera) => boolean): Tallies {
    this.#addUp();
    const tallies = new Map<NodeId, Tally>();
    for (const camera of this.#cameras()) {
      if (camera === undefined || !isWanted(camera)) continue;
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

  /** Slots of the cameras of a branch, those of the branches below it not included. */
  slotsOf(nodeId: NodeId): number[] {
    this.#addUp();
    const branch = this.#branches.get(nodeId);
    return branch === undefined ? [] : this.#lists.slotsOf(branch);
  }

  /** Each slot of a camera of a branch and of all branches below it. */
  eachUnder(nodeId: NodeId, call: (slot: number) => void): void {
    this.#addUp();
    this.#eachUnder(this.#branches.get(nodeId), call, 0);
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

  #eachUnder(branch: Branch | undefined, call: (slot: number) => void, depth: number): void {
    if (branch === undefined || depth >= maxDepth) return;
    for (const slot of this.#lists.slotsOf(branch)) call(slot);
    for (const child of branch.children ?? []) this.#eachUnder(child, call, depth + 1);
  }

  #add(node: CatalogNode): void {
    const branch = {
      node,
      above: undefined,
      children: undefined,
      last: 0,
      // While stale it gets its place when all of them do.
      countsAt: this.#isStale ? 0 : this.#roomForCounts(),
    };
    this.#branches.set(node.nodeId, branch);
    this.#link(branch);
    // A new leaf counts nothing yet; one that others waited for does.
    if (this.#waitingAt.has(node.nodeId)) this.#isStale = true;
  }

  #link(branch: Branch): void {
    const { parentId } = branch.node;
    branch.above = parentId === null ? undefined : this.#branches.get(parentId);
    // A branch whose parent is unknown (not read yet, or cut off) stays reachable as a root.
    if (branch.above === undefined) this.#roots.add(branch);
    else (branch.above.children ??= new Set()).add(branch);
    if (parentId !== null && branch.above === undefined) this.#waitingAt.add(parentId);
  }

  #unlink(branch: Branch): void {
    this.#roots.delete(branch);
    branch.above?.children?.delete(branch);
  }

  #enter(slot: number, camera: Camera): void {
    if (this.#isStale) return;
    const branch = this.#branches.get(camera.nodeId);
    if (branch === undefined) {
      this.#waitingAt.add(camera.nodeId);
      return;
    }
    this.#lists.add(branch, slot);
    this.#count(branch, kindOf(camera), 1);
  }

  #count(from: Branch | undefined, kind: number, by: number): void {
    let branch = from;
    for (let depth = 0; branch !== undefined && depth < maxDepth; depth += 1) {
      const at = branch.countsAt + kind;
      this.#counts[at] = (this.#counts[at] ?? 0) + by;
      branch = branch.above;
    }
  }

  #roomForCounts(): number {
    const at = this.#countsEnd;
    this.#countsEnd += kinds;
    if (this.#countsEnd > this.#counts.length) {
      this.#counts = widened(this.#counts, this.#countsEnd);
    }
    return at;
  }

  #tally({ node, countsAt }: Branch, filter: CameraFilter, tallies: Tallies | undefined): Tally {
    return tallies === undefined
      ? tallyOf(this.#counts.subarray(countsAt, countsAt + kinds), filter)
      : (tallies.get(node.nodeId) ?? { cameraCount: 0, offlineCount: 0 });
  }

  #addUp(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#relink();
    this.#cameras().forEach((camera, slot) => {
      if (camera !== undefined) this.#enter(slot, camera);
    });
  }

  #relink(): void {
    this.#waitingAt.clear();
    this.#roots.clear();
    this.#counts.fill(0);
    this.#countsEnd = 0;
    for (const branch of this.#branches.values()) {
      branch.countsAt = this.#roomForCounts();
      branch.children = undefined;
      branch.last = 0;
    }
    for (const branch of this.#branches.values()) this.#link(branch);
  }
}

const tallyOf = (counts: Int32Array, filter: CameraFilter): Tally => {
  let cameraCount = 0;
  let offlineCount = 0;
  counts.forEach((count, kind) => {
    const isOnline = kind < 3;
    if (filter.cameraClass !== undefined && (kind % 3) + 1 !== filter.cameraClass) return;
    if (filter.isOnline !== undefined && filter.isOnline !== isOnline) return;
    cameraCount += count;
    if (!isOnline) offlineCount += count;
  });
  return { cameraCount, offlineCount };
};

const rowOf = (branch: Branch, tally: Tally): NodeRow => {
  const hasChildren = (branch.children?.size ?? 0) > 0 || branch.last !== 0;
  return { ...branch.node, hasChildren, ...tally };
};
