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
import { SpellingBook } from './spellingBook';
import { Twins } from './twins';

/** Cameras whose search text is built anew in one turn. */
const respellPortion = 4000;

interface CatalogIds {
  cameraIds: Iterable<CameraId>;
  nodeIds: Iterable<NodeId>;
}

interface UnconfirmedIds {
  cameraIds: Set<CameraId>;
  nodeIds: Set<NodeId>;
}

const nothing: CatalogIds = { cameraIds: [], nodeIds: [] };

/** The camera tree of all platforms and its search. */
export class CatalogIndex {
  readonly #tree = new CatalogTree(() => this.#known());
  readonly #search = new CameraSearch();
  readonly #twins = new Twins();
  readonly #abilitiesOf: AbilitiesOf;
  readonly #spellings: SpellingBook;
  readonly #clock: ClockPort;
  readonly #cameras: (Camera | undefined)[] = [];
  readonly #slots = new Map<CameraId, number>();
  readonly #freeSlots: number[] = [];
  readonly #complete = new Set<PlatformId>();
  /** Slots whose names are searched without their spelling yet. */
  readonly #unspelled = new Set<number>();
  #isRespelling = false;
  /**
   * What a platform that reads its catalog anew has not named again yet. It stays until the new
   * catalog is complete, so that no tile goes dark because a platform came back.
   */
  readonly #unconfirmed = new Map<PlatformId, UnconfirmedIds>();
  /** Cameras of places that somebody asked for, until the catalog changes. */
  readonly #under = new Map<NodeId | null, readonly Camera[]>();
  /** Counts of the fine filter asked for last, until the catalog changes. */
  #tallied: { key: string; tallies: Tallies } | undefined;
  #owners: OwnerRow[] | undefined;
  readonly #changed = new Signal<PlatformId>();
  /** Something of this platform's catalog changed. */
  readonly onCatalogChanged = this.#changed.on;

  constructor(deps: { pinyin: PinyinPort; clock: ClockPort; abilitiesOf?: AbilitiesOf }) {
    this.#clock = deps.clock;
    this.#abilitiesOf = deps.abilitiesOf ?? (() => undefined);
    this.#spellings = new SpellingBook(deps, () => {
      this.#respell();
    });
  }

  apply(platformId: PlatformId, news: CatalogNews): void {
    switch (news.kind) {
      case 'reset':
        this.#complete.delete(platformId);
        this.#unconfirmed.set(platformId, this.#idsOf(platformId));
        break;
      case 'upsert':
        this.#confirm(platformId, news);
        for (const node of news.nodes) this.#tree.putNode(node);
        for (const camera of news.cameras) this.#put(camera);
        this.#spellings.ask();
        break;
      case 'remove':
        this.#drop(news);
        break;
      case 'complete':
        this.#complete.add(platformId);
        this.#drop(this.#unconfirmed.get(platformId) ?? nothing);
        this.#unconfirmed.delete(platformId);
        break;
    }
    this.#forgetSums();
    this.#changed.emit(platformId);
  }

  /** The platform was taken out. */
  forget(platformId: PlatformId): void {
    this.#forget(platformId);
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
    const ids = nodeId === null ? [] : [...this.#tree.cameraIdsOf(nodeId)];
    const cameras = this.cameras(ids)
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
      isPinyinReady: this.#unspelled.size === 0,
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
    const wanted = nodeId === null ? undefined : new Set(this.#tree.cameraIdsUnder(nodeId));
    const cameras: Camera[] = [];
    for (const slot of this.#search.byNumber()) {
      const camera = this.#cameras[slot];
      if (camera === undefined) continue;
      if (wanted === undefined || wanted.has(camera.cameraId)) cameras.push(camera);
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

  #put(camera: Camera): void {
    const known = this.#slots.get(camera.cameraId);
    const slot = known ?? this.#freeSlots.pop() ?? this.#cameras.length;
    const before = known === undefined ? undefined : this.#cameras[slot];
    if (known === undefined) this.#slots.set(camera.cameraId, slot);
    this.#cameras[slot] = camera;
    this.#tree.putCamera(camera, before);
    this.#twins.put(camera, before);
    const spelling = this.#spellings.spelling(camera.name.zh);
    this.#search.put(slot, camera, spelling);
    if (spelling === undefined) this.#unspelled.add(slot);
    else this.#unspelled.delete(slot);
  }

  *#known(): Iterable<Camera> {
    for (const camera of this.#cameras) if (camera !== undefined) yield camera;
  }

  #remove(cameraId: CameraId): void {
    const slot = this.#slots.get(cameraId);
    const camera = slot === undefined ? undefined : this.#cameras[slot];
    if (slot === undefined || camera === undefined) return;
    this.#slots.delete(cameraId);
    this.#cameras[slot] = undefined;
    this.#unspelled.delete(slot);
    this.#freeSlots.push(slot);
    this.#tree.removeCamera(camera);
    this.#twins.drop(camera);
    this.#search.drop(slot);
  }

  #forget(platformId: PlatformId): void {
    this.#complete.delete(platformId);
    this.#unconfirmed.delete(platformId);
    this.#drop(this.#idsOf(platformId));
  }

  #drop(ids: CatalogIds): void {
    for (const cameraId of ids.cameraIds) this.#remove(cameraId);
    for (const nodeId of ids.nodeIds) this.#tree.removeNode(nodeId);
  }

  #idsOf(platformId: PlatformId): UnconfirmedIds {
    const cameraIds = new Set<CameraId>();
    const nodeIds = new Set<NodeId>();
    for (const camera of this.#cameras) {
      if (camera?.platformId === platformId) cameraIds.add(camera.cameraId);
    }
    for (const nodeId of this.#tree.nodeIds()) {
      if (platformIdOf(nodeId) === platformId) nodeIds.add(nodeId);
    }
    return { cameraIds, nodeIds };
  }

  #confirm(platformId: PlatformId, news: CatalogNews & { kind: 'upsert' }): void {
    const unconfirmed = this.#unconfirmed.get(platformId);
    if (unconfirmed === undefined) return;
    for (const { cameraId } of news.cameras) unconfirmed.cameraIds.delete(cameraId);
    for (const { nodeId } of news.nodes) unconfirmed.nodeIds.delete(nodeId);
  }

  /**
   * Those whose spelling came, in portions, so that a hundred thousand names never hold up a turn.
   * One walk at a time: while a catalog is read, spellings come many times.
   */
  #respell(): void {
    if (this.#isRespelling) return;
    let filed = 0;
    for (const slot of this.#unspelled) {
      if (filed >= respellPortion) break;
      const camera = this.#cameras[slot];
      const spelling = camera && this.#spellings.spelling(camera.name.zh);
      if (camera !== undefined && spelling === undefined) continue;
      this.#unspelled.delete(slot);
      if (camera !== undefined) this.#search.put(slot, camera, spelling);
      filed += 1;
    }
    if (filed === 0 || this.#unspelled.size === 0) return;
    this.#isRespelling = true;
    this.#clock.after(0, () => {
      this.#isRespelling = false;
      this.#respell();
    });
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
