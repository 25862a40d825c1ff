import { randomBytes } from 'node:crypto';
import type { CityCamera, CityPlan } from './city';
import { cameraIdOf } from './city';
import { done, refused, unknownCamera, type Result } from './refusal';
import type { Camera, CatalogChange, CatalogNode } from './wire';

const keptChanges = 5000;

export interface Page<T> {
  catalogVersion: string;
  total: number;
  items: T[];
  nextCursor: string | null;
}

/** The catalog as it is now: the drawn city and what has changed in it since. */
export class Catalog {
  readonly nodes: CatalogNode[];
  private readonly nodesById: Map<string, CatalogNode>;
  /** In reading order; a removed camera leaves its place empty, so that cursors stay right. */
  private readonly places: (CityCamera | null)[];
  private readonly placeOf = new Map<string, number>();
  private readonly byStreet = new Map<string, CityCamera[]>();
  private readonly run = randomBytes(4).toString('hex');
  private changes: CatalogChange[] = [];
  private step = 0;

  constructor(
    plan: CityPlan,
    private readonly announce: (change: CatalogChange) => void,
  ) {
    this.nodes = plan.nodes;
    this.nodesById = new Map(plan.nodes.map((node) => [node.id, node]));
    this.places = [];
    for (const one of plan.cameras) this.put(one);
  }

  get version(): string {
    return this.versionOf(this.step);
  }

  get size(): number {
    return this.placeOf.size;
  }

  find(cameraId: string): CityCamera | null {
    const place = this.placeOf.get(cameraId);
    return place === undefined ? null : (this.places[place] ?? null);
  }

  node(id: string): CatalogNode | null {
    return this.nodesById.get(id) ?? null;
  }

  childrenOf(id: string | null): CatalogNode[] {
    return this.nodes.filter((node) => node.parentId === id);
  }

  /** The node and everything above it, from the bottom. */
  pathOf(id: string): CatalogNode[] {
    const path: CatalogNode[] = [];
    for (let at = this.node(id); at; at = at.parentId === null ? null : this.node(at.parentId)) {
      path.push(at);
    }
    return path;
  }

  all(): CityCamera[] {
    return this.places.filter((one) => one !== null);
  }

  inStreet(streetId: string): readonly CityCamera[] {
    return this.byStreet.get(streetId) ?? [];
  }

  pageOfNodes(cursor: string | null, limit: number): Result<Page<CatalogNode>> {
    const from = placeIn(cursor, this.nodes.length);
    if (from === null) return refused(400, 'bad-cursor', 'not a cursor of this list');
    const items = this.nodes.slice(from, from + limit);
    return done({
      catalogVersion: this.version,
      total: this.nodes.length,
      items,
      nextCursor: from + limit < this.nodes.length ? `n${from + limit}` : null,
    });
  }

  pageOfCameras(cursor: string | null, limit: number): Result<Page<Camera>> {
    const from = placeIn(cursor, this.places.length);
    if (from === null) return refused(400, 'bad-cursor', 'not a cursor of this list');
    const slice = this.places.slice(from, from + limit);
    return done({
      catalogVersion: this.version,
      total: this.size,
      items: slice.filter((one) => one !== null).map((one) => one.camera),
      nextCursor: from + limit < this.places.length ? `n${from + limit}` : null,
    });
  }

  changesSince(
    version: string,
    limit: number,
  ): Result<{ catalogVersion: string; changes: CatalogChange[]; more: boolean }> {
    const match = /^v1\.([0-9a-f]{8})\.(\d{1,12})$/.exec(version);
    const since = Number(match?.[2]);
    const oldest = this.step - this.changes.length;
    if (match?.[1] !== this.run || since > this.step || since < oldest) {
      return refused(410, 'version-too-old', 'read the whole catalog again');
    }
    const changes = this.changes.slice(since - oldest, since - oldest + limit);
    const reached = since + changes.length;
    return done({
      catalogVersion: this.versionOf(reached),
      changes,
      more: reached < this.step,
    });
  }

  setOnline(cameraId: string, online: boolean, nowMs: number): Result<CatalogChange> {
    const one = this.find(cameraId);
    if (!one) return unknownCamera(cameraId);
    const offlineSinceMs = online ? null : nowMs;
    return done(this.change(one, { online, offlineSinceMs }, online ? 'online' : 'offline', nowMs));
  }

  rename(cameraId: string, name: string, nameEn: string, nowMs: number): Result<CatalogChange> {
    const one = this.find(cameraId);
    if (!one) return unknownCamera(cameraId);
    const names = { name, nameEn, shortName: name.slice(0, 6), shortNameEn: nameEn.slice(0, 12) };
    return done(this.change(one, names, 'renamed', nowMs));
  }

  remove(cameraId: string, nowMs: number): Result<CatalogChange> {
    const place = this.placeOf.get(cameraId);
    const one = this.find(cameraId);
    if (place === undefined || !one) return unknownCamera(cameraId);
    this.places[place] = null;
    this.placeOf.delete(cameraId);
    const street = this.byStreet.get(one.streetId) ?? [];
    this.byStreet.set(
      one.streetId,
      street.filter((other) => other !== one),
    );
    return done(this.note('removed', cameraId, null, nowMs));
  }

  /** A new camera beside another one. */
  add(besideId: string, name: string, nameEn: string, nowMs: number): Result<CatalogChange> {
    const beside = this.find(besideId);
    if (!beside) return unknownCamera(besideId);
    const number = this.all().reduce((most, one) => Math.max(most, one.camera.number), 0) + 1;
    const id = cameraIdOf(beside.streetId, number);
    const names = { name, nameEn, shortName: name.slice(0, 6), shortNameEn: nameEn.slice(0, 12) };
    const camera = { ...beside.camera, id, number, ...names, online: true, offlineSinceMs: null };
    this.put({ ...beside, camera });
    return done(this.note('added', id, camera, nowMs));
  }

  private put(one: CityCamera): void {
    this.placeOf.set(one.camera.id, this.places.length);
    this.places.push(one);
    const street = this.byStreet.get(one.streetId);
    if (street) street.push(one);
    else this.byStreet.set(one.streetId, [one]);
  }

  private change(
    one: CityCamera,
    fields: Partial<Camera>,
    kind: CatalogChange['kind'],
    nowMs: number,
  ): CatalogChange {
    one.camera = { ...one.camera, ...fields };
    return this.note(kind, one.camera.id, one.camera, nowMs);
  }

  private note(
    kind: CatalogChange['kind'],
    cameraId: string,
    camera: Camera | null,
    atMs: number,
  ): CatalogChange {
    this.step += 1;
    const change = { catalogVersion: this.version, atMs, kind, cameraId, camera };
    this.changes.push(change);
    if (this.changes.length > keptChanges) this.changes = this.changes.slice(-keptChanges);
    this.announce(change);
    return change;
  }

  private versionOf(step: number): string {
    return `v1.${this.run}.${step}`;
  }
}

/** Where a list goes on; null when the cursor is not one of ours. */
export function placeIn(cursor: string | null, length: number): number | null {
  if (cursor === null) return 0;
  const match = /^n(\d{1,9})$/.exec(cursor);
  const place = Number(match?.[1]);
  return match && place <= length ? place : null;
}
