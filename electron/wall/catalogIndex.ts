import {
  mostOwners,
  type Camera,
  type CameraFilter,
  type CatalogNode,
  type ChildrenPage,
  type OwnerRow,
  type SearchPage,
} from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { LocalText, Position } from '#contract/text';
import { CameraSearch } from './cameraSearch';
import { cameraSieve, isFine, type AbilitiesOf } from './cameraSieve';
import { CatalogTree, type Tallies } from './catalogTree';
import { nearestOf } from './nearest';
import { platformIdOf } from './platformIds';
import type { CatalogNews, ClockPort, PinyinPort } from './ports';
import { Signal } from './signal';
import { SlotColumn } from './slotColumn';
import { SpellingBook } from './spellingBook';
import { Twins } from './twins';

/** Of a slot whose platform has not named its camera again; 0 of all others. */
const isUnconfirmed = 1;

/** The camera tree of all platforms and its search. */
export class CatalogIndex {
  /** By slot: whatever is known of a camera is kept in tables by small integers. */
  readonly #cameras: (Camera | undefined)[] = [];
  readonly #tree = new CatalogTree(() => this.#cameras);
  readonly #search = new CameraSearch((name) => this.#spellings.spelling(name));
  readonly #twins = new Twins(() => this.#cameras);
  readonly #abilitiesOf: AbilitiesOf;
  readonly #spellings: SpellingBook;
  readonly #slots = new Map<CameraId, number>();
  readonly #freeSlots: number[] = [];
  readonly #complete = new Set<PlatformId>();
  /**
   * What platforms that read their catalog anew have not named again yet: slots and branches. It
   * stays until the new catalog is complete, so that no tile goes dark because a platform came back.
   */
  readonly #unconfirmed = new SlotColumn();
  readonly #unconfirmedNodes = new Map<PlatformId, Set<NodeId>>();
  /** Cameras of places that somebody asked for, until the catalog changes. */
  readonly #under = new Map<NodeId | null, readonly Camera[]>();
  /** Counts of the fine filter asked for last, until the catalog changes. */
  #tallied: { key: string; tallies: Tallies } | undefined;
  #owners: OwnerRow[] | undefined;
  readonly #changed = new Signal<PlatformId>();
  /** Something of this platform's catalog changed. */
  readonly onCatalogChanged = this.#changed.on;

  constructor(deps: { pinyin: PinyinPort; clock: ClockPort; abilitiesOf?: AbilitiesOf }) {
    this.#abilitiesOf = deps.abilitiesOf ?? (() => undefined);
    this.#spellings = new SpellingBook(deps, {
      of: (slot) => this.#cameras[slot]?.name.zh,
      learned: (slots) => {
        this.#search.respell(slots);
      },
    });
  }

  apply(platformId: PlatformId, news: CatalogNews): void {
    switch (news.kind) {
      case 'reset':
        this.#complete.delete(platformId);
        this.#doubt(platformId);
        break;
      case 'upsert':
        this.#putNodes(platformId, news.nodes);
        this.#putCameras(news.cameras);
        this.#spellings.ask();
        break;
      case 'remove':
        for (const cameraId of news.cameraIds) this.#remove(cameraId);
        for (const nodeId of news.nodeIds) this.#tree.removeNode(nodeId);
        break;
      case 'complete':
        this.#complete.add(platformId);
        this.#dropUnconfirmed(platformId);
        break;
    }
    this.#forgetSums();
    this.#changed.emit(platformId);
  }

  /** The platform was taken out. */
  forget(platformId: PlatformId): void {
    this.#complete.delete(platformId);
    this.#doubt(platformId);
    this.#dropUnconfirmed(platformId);
    this.#forgetSums();
    this.#changed.emit(platformId);
  }

  isComplete(platformId: PlatformId): boolean {
    return this.#complete.has(platformId);
  }

  count(): number {
    return this.#slots.size;
  }

  children(nodeId: NodeId | null, filter: CameraFilter): Outcome<ChildrenPage> {
    if (nodeId !== null && !this.#tree.has(nodeId)) return failure('catalog/unknown-node');
    const isWanted = cameraSieve(filter, this.#abilitiesOf);
    const nodes = this.#tree.rows(nodeId, filter, this.#tallies(filter, isWanted));
    const slots = nodeId === null ? [] : this.#tree.slotsOf(nodeId);
    const cameras = slots
      .flatMap((slot) => this.#cameras[slot] ?? [])
      .filter(isWanted)
      .sort((a, b) => a.number - b.number);
    return success({ nodes, cameras });
  }

  search(query: string, filter: CameraFilter, limit: number): SearchPage {
    const sieve = cameraSieve(filter, this.#abilitiesOf);
    const isWanted = (slot: number): boolean => {
      const camera = this.#cameras[slot];
      return camera !== undefined && sieve(camera);
    };
    const fine = isFine(filter) ? [isWanted] : [];
    const hits = this.#search.search(query, filter, limit, ...fine);
    const found = hits.slots.flatMap((slot) => this.#cameras[slot] ?? []);
    const cameras = this.#twins.once(found);
    return {
      cameras,
      total: hits.total - (found.length - cameras.length),
      isPinyinReady: this.#spellings.isReady(),
    };
  }

  /** The same camera as other platforms know it. */
  twins(cameraId: CameraId): Camera[] {
    const camera = this.camera(cameraId);
    return camera === undefined ? [] : this.cameras(this.#twins.of(camera));
  }

  /** Whom cameras belong to, those with the most cameras first. */
  owners(): OwnerRow[] {
    this.#owners ??= ownersOf(this.#cameras);
    return this.#owners;
  }

  /** Two platforms may use one number: the online camera is meant, then the one known first. */
  byNumber(number: number): Camera | undefined {
    const found = this.#search.withNumber(number).flatMap((slot) => this.#cameras[slot] ?? []);
    return found.find((camera) => camera.isOnline) ?? found[0];
  }

  /** Branches above and including a node, root first; empty for one that nobody knows. */
  pathTo(nodeId: NodeId): NodeId[] {
    return this.#tree.pathTo(nodeId);
  }

  /** Direct branches of a node, the roots for null. */
  branches(nodeId: NodeId | null): Pick<CatalogNode, 'nodeId' | 'name'>[] {
    return this.#tree.rows(nodeId, {});
  }

  nameOf(nodeId: NodeId): LocalText | undefined {
    return this.#tree.node(nodeId)?.name;
  }

  /** Ids of the branches above a camera, root first. */
  path(cameraId: CameraId): Outcome<NodeId[]> {
    const camera = this.camera(cameraId);
    return camera === undefined
      ? failure('catalog/unknown-camera')
      : success(this.#tree.pathTo(camera.nodeId));
  }

  camera(cameraId: CameraId): Camera | undefined {
    const slot = this.#slots.get(cameraId);
    return slot === undefined ? undefined : this.#cameras[slot];
  }

  /** In the order asked; unknown ones are left out. */
  cameras(cameraIds: readonly CameraId[]): Camera[] {
    return cameraIds.flatMap((cameraId) => this.camera(cameraId) ?? []);
  }

  /** All cameras of a place by number; null: everything. The same list until something changes. */
  under(nodeId: NodeId | null): readonly Camera[] {
    const known = this.#under.get(nodeId);
    if (known !== undefined) return known;
    const isBelow = new Uint8Array(this.#cameras.length);
    if (nodeId === null) isBelow.fill(1);
    else this.#tree.eachUnder(nodeId, (slot) => (isBelow[slot] = 1));
    const cameras: Camera[] = [];
    for (const slot of this.#search.byNumber()) {
      const camera = this.#cameras[slot];
      if (camera !== undefined && isBelow[slot] === 1) cameras.push(camera);
    }
    this.#under.set(nodeId, cameras);
    return cameras;
  }

  /** The online cameras closest to a place, nearest first. */
  nearest(position: Position, limit: number): Camera[] {
    return nearestOf(this.#cameras, position, limit);
  }

  /** The first online cameras by number that `isWanted` lets pass. */
  firstOnline(limit: number, isWanted: (camera: Camera) => boolean): Camera[] {
    const found: Camera[] = [];
    for (const slot of this.#search.byNumber()) {
      if (found.length >= limit) break;
      const camera = this.#cameras[slot];
      if (camera !== undefined && camera.isOnline && isWanted(camera)) found.push(camera);
    }
    return found;
  }

  /** Undefined where the counts of every branch are enough. */
  #tallies(filter: CameraFilter, isWanted: (camera: Camera) => boolean): Tallies | undefined {
    if (!isFine(filter)) return undefined;
    const key = JSON.stringify([filter.cameraClass, filter.isOnline, filter.owner, filter.ability]);
    if (this.#tallied?.key !== key) this.#tallied = { key, tallies: this.#tree.tallies(isWanted) };
    return this.#tallied.tallies;
  }

  #forgetSums(): void {
    this.#under.clear();
    this.#tallied = undefined;
    this.#owners = undefined;
  }

  #putNodes(platformId: PlatformId, nodes: readonly CatalogNode[]): void {
    const unconfirmed = this.#unconfirmedNodes.get(platformId);
    for (const node of nodes) {
      unconfirmed?.delete(node.nodeId);
      this.#tree.putNode(node);
    }
  }

  /** Slots first: a large table is looked through faster when nothing else is done between. */
  #putCameras(cameras: readonly Camera[]): void {
    const slots = cameras.map(({ cameraId }) => this.#slotFor(cameraId));
    cameras.forEach((camera, at) => {
      this.#put(slots[at] ?? 0, camera);
    });
  }

  #slotFor(cameraId: CameraId): number {
    const known = this.#slots.get(cameraId);
    if (known !== undefined) return known;
    const slot = this.#freeSlots.pop() ?? this.#cameras.length;
    this.#cameras[slot] = undefined;
    this.#slots.set(cameraId, slot);
    return slot;
  }

  #put(slot: number, camera: Camera): void {
    const before = this.#cameras[slot];
    this.#cameras[slot] = camera;
    this.#unconfirmed.set(slot, 0);
    this.#tree.putCamera(slot, camera, before);
    this.#twins.put(camera, before);
    if (before?.name.zh !== camera.name.zh) this.#spellings.put(slot, camera.name.zh);
    this.#search.put(slot, camera);
  }

  #remove(cameraId: CameraId): void {
    const slot = this.#slots.get(cameraId);
    const camera = slot === undefined ? undefined : this.#cameras[slot];
    if (slot === undefined || camera === undefined) return;
    this.#slots.delete(cameraId);
    this.#cameras[slot] = undefined;
    this.#unconfirmed.set(slot, 0);
    this.#freeSlots.push(slot);
    this.#tree.removeCamera(slot, camera);
    this.#twins.drop(camera);
    this.#spellings.drop(slot);
    this.#search.drop(slot);
  }

  #doubt(platformId: PlatformId): void {
    this.#cameras.forEach((camera, slot) => {
      if (camera?.platformId === platformId) this.#unconfirmed.set(slot, isUnconfirmed);
    });
    const nodeIds = new Set<NodeId>();
    for (const nodeId of this.#tree.nodeIds()) {
      if (platformIdOf(nodeId) === platformId) nodeIds.add(nodeId);
    }
    this.#unconfirmedNodes.set(platformId, nodeIds);
  }

  #dropUnconfirmed(platformId: PlatformId): void {
    this.#cameras.forEach((camera, slot) => {
      if (camera?.platformId !== platformId) return;
      if (this.#unconfirmed.at(slot) === isUnconfirmed) this.#remove(camera.cameraId);
    });
    const nodeIds = this.#unconfirmedNodes.get(platformId) ?? [];
    for (const nodeId of nodeIds) this.#tree.removeNode(nodeId);
    this.#unconfirmedNodes.delete(platformId);
  }
}

const ownersOf = (cameras: readonly (Camera | undefined)[]): OwnerRow[] => {
  const counts = new Map<string, number>();
  for (const camera of cameras) {
    if (camera === undefined || camera.owner === '') continue;
    counts.set(camera.owner, (counts.get(camera.owner) ?? 0) + 1);
  }
  return [...counts]
    .map(([owner, cameraCount]) => ({ owner, cameraCount }))
    .sort((a, b) => b.cameraCount - a.cameraCount || (a.owner < b.owner ? -1 : 1))
    .slice(0, mostOwners);
};
