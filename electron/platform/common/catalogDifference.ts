import { setImmediate as nextTurn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';

import type { Camera, CatalogNode } from '#contract/camera';
import type { CameraId, NodeId } from '#contract/ids';

import type { CatalogNews } from '../../wall/ports';
import { CameraNumbers } from './cameraNumbers';
import { orderNodes } from './orderNodes';
import { isSameCamera } from './sameCamera';

/**
 * A camera as a platform lists it; the number may be missing. Made anew for every listing: the
 * station's own number is written into it.
 */
export type ListedCamera = Omit<Camera, 'number'> & { number: number | null };

export interface CatalogDifferenceParts {
  /** The branch below which everything hangs that has no other. */
  root: CatalogNode;
  emit: (news: CatalogNews) => void;
  /** How many cameras are known now. */
  onCount: (cameras: number) => void;
  /** Rows that were left out: repeated ids, and more cameras than a station takes. */
  onLeftOut: (count: number) => void;
  log: (line: string) => void;
}

/** What is known by one id. */
export interface Held {
  /** Undefined while it was not taken. */
  camera: Camera | undefined;
  /** The listing that told it last. */
  listing: number;
}

/** Rows handled in one turn of the loop: a few milliseconds, so that windows stay quick. */
const rowsPerTurn = 500;
/** More than the largest platform that was ever met; nobody fills the memory of a station. */
const mostCameras = 200_000;
const mostNodes = 50_000;
/** So few may go at once without a second look, unless they were all. */
const fewCameras = 5;

/**
 * Turns listings, read again and again, into news: what is new or changed is told as it comes,
 * what is missing is told at the end. A platform that suddenly lists half as much is asked twice:
 * it may be starting, or be ill.
 */
export class CatalogDifference {
  readonly #parts: CatalogDifferenceParts;
  readonly #numbers: CameraNumbers;
  readonly #nodes = new Map<NodeId, CatalogNode>();
  /**
   * One table for all who ask by id. An adapter may file records that know more, and give them along
   * with their cameras: looking for each again costs more than all else that is done with it.
   */
  readonly held = new Map<CameraId, Held>();
  #count = 0;
  readonly #seenNodes = new Set<NodeId>();
  /** The listing that runs, or ran last. */
  #listing = 0;
  #isFirst = true;
  #isHolding = false;

  constructor(parts: CatalogDifferenceParts) {
    this.#parts = parts;
    this.#numbers = new CameraNumbers(parts.root.platformId);
  }

  camera(cameraId: CameraId): Camera | undefined {
    return this.held.get(cameraId)?.camera;
  }

  /** A listing begins; what an earlier one left unfinished is forgotten, nothing is removed. */
  begin(): void {
    this.#seenNodes.clear();
    this.#listing += 1;
    if (this.#isFirst) this.#parts.emit({ kind: 'reset' });
    this.#isFirst = false;
    this.#takeNodes([this.#parts.root]);
  }

  /**
   * A part of the listing; parents may come with their children or before them.
   *
   * @param held where the adapter knows it: what is held of each camera
   */
  async add(
    nodes: readonly CatalogNode[],
    cameras: readonly ListedCamera[],
    held: readonly Held[] = cameras.map(({ cameraId }) => this.#hold(cameraId)),
  ): Promise<void> {
    const { root, onCount } = this.#parts;
    const isKnown = (nodeId: NodeId): boolean => this.#seenNodes.has(nodeId);
    const ordered = orderNodes(nodes, root.nodeId, isKnown);
    for (let at = 0; at < ordered.length; at += rowsPerTurn) {
      this.#takeNodes(ordered.slice(at, at + rowsPerTurn));
      if (at + rowsPerTurn < ordered.length) await nextTurn();
    }
    this.#number(cameras, held);
    for (let at = 0; at < cameras.length; at += rowsPerTurn) {
      this.#takeCameras(cameras.slice(at, at + rowsPerTurn), held.slice(at, at + rowsPerTurn));
      onCount(this.#count);
      await nextTurn();
    }
  }

  /** The listing is whole: what it does not hold has gone. */
  end(): void {
    const cameraIds: CameraId[] = [];
    for (const [cameraId, { camera, listing }] of this.held) {
      if (listing === this.#listing) continue;
      if (camera === undefined) this.held.delete(cameraId);
      else cameraIds.push(cameraId);
    }
    const nodeIds = [...this.#nodes.keys()].filter((id) => !this.#seenNodes.has(id)).reverse();
    if (this.#isDoubtful(cameraIds.length)) {
      this.#isHolding = true;
      const [gone, all] = [cameraIds.length, this.#count].map(String);
      this.#parts.log(
        `${gone ?? ''} of ${all ?? ''} cameras are missing; the next listing decides`,
      );
    } else {
      this.#isHolding = false;
      this.#remove(nodeIds, cameraIds);
    }
    this.#parts.onCount(this.#count);
    this.#parts.emit({ kind: 'complete' });
  }

  #hold(cameraId: CameraId): Held {
    const known = this.held.get(cameraId);
    if (known !== undefined) return known;
    const held = { camera: undefined, listing: 0 };
    this.held.set(cameraId, held);
    return held;
  }

  /** Those of one part in the order of their ids, so that the order of listing matters little. */
  #number(cameras: readonly ListedCamera[], held: readonly Held[]): void {
    const without: ListedCamera[] = [];
    cameras.forEach((camera, at) => {
      if (camera.number !== null) this.#numbers.reserve(camera.number);
      else camera.number = held[at]?.camera?.number ?? null;
      if (camera.number === null) without.push(camera);
    });
    without.sort((a, b) => (a.cameraId < b.cameraId ? -1 : 1));
    let before: ListedCamera | undefined;
    for (const camera of without) {
      // An id that is told twice in one part is one camera.
      const isSame = before?.cameraId === camera.cameraId;
      camera.number = isSame ? (before?.number ?? null) : this.#numbers.give(idOf(camera));
      before = camera;
    }
  }

  #isDoubtful(gone: number): boolean {
    if (gone === 0 || this.#isHolding) return false;
    const all = this.#count;
    return gone === all || (gone > fewCameras && gone * 2 >= all);
  }

  #remove(nodeIds: NodeId[], cameraIds: CameraId[]): void {
    for (const nodeId of nodeIds) this.#nodes.delete(nodeId);
    for (const cameraId of cameraIds) {
      const camera = this.camera(cameraId);
      this.held.delete(cameraId);
      if (camera === undefined) continue;
      this.#count -= 1;
      this.#numbers.keep(idOf(camera), camera.number);
    }
    if (nodeIds.length + cameraIds.length > 0) {
      this.#parts.emit({ kind: 'remove', nodeIds, cameraIds });
    }
  }

  #takeNodes(nodes: readonly CatalogNode[]): void {
    const news: CatalogNode[] = [];
    for (const node of nodes) {
      if (this.#seenNodes.has(node.nodeId) || this.#seenNodes.size >= mostNodes) continue;
      this.#seenNodes.add(node.nodeId);
      const before = this.#nodes.get(node.nodeId);
      if (before !== undefined && isDeepStrictEqual(before, node)) continue;
      this.#nodes.set(node.nodeId, node);
      news.push(node);
    }
    if (news.length > 0) this.#parts.emit({ kind: 'upsert', nodes: news, cameras: [] });
  }

  #takeCameras(listed: readonly ListedCamera[], held: readonly Held[]): void {
    const news: Camera[] = [];
    let leftOut = 0;
    listed.forEach((one, at) => {
      const holder = held[at];
      if (holder === undefined || !this.#isDue(holder)) {
        leftOut += 1;
        return;
      }
      const camera = this.#placed(one);
      if (holder.camera !== undefined && isSameCamera(holder.camera, camera)) return;
      if (holder.camera === undefined) this.#count += 1;
      holder.camera = camera;
      news.push(camera);
    });
    if (news.length > 0) this.#parts.emit({ kind: 'upsert', nodes: [], cameras: news });
    if (leftOut > 0) this.#parts.onLeftOut(leftOut);
  }

  /** Whether this listing has not told it before, and it is held or there is room for it. */
  #isDue(held: Held): boolean {
    const isRepeated = held.listing === this.#listing;
    held.listing = this.#listing;
    return !isRepeated && (held.camera !== undefined || this.#count < mostCameras);
  }

  /** What is listed is ours from then on: a copy of a hundred thousand takes a tenth of a second. */
  #placed(one: ListedCamera): Camera {
    if (!this.#seenNodes.has(one.nodeId)) one.nodeId = this.#parts.root.nodeId;
    return one as Camera;
  }
}

const idOf = ({ cameraId }: { cameraId: CameraId }): string =>
  cameraId.slice(cameraId.indexOf(':') + 1);
