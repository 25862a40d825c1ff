import { setImmediate as nextTurn } from 'node:timers/promises';

import type * as z from 'zod';

import type { Camera, CatalogNode } from '#contract/camera';
import type { CameraId, NodeId, PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';

import type { CatalogNews } from '../../wall/ports';
import type { PlatformLog } from '../platformLog';
import type { VnpApi, VnpRequest } from './vnpApi';
import { VnpPlaces } from './vnpPlaces';
import { toCamera, toNode } from './vnpTranslate';
import {
  wireCameraPageSchema,
  wireCameraSchema,
  wireCatalogChangeSchema,
  wireCatalogChangesSchema,
  wireNodePageSchema,
  wireNodeSchema,
  type WireCamera,
  type WireCatalogChange,
  type WireNode,
} from './vnpWire';

export interface VnpCatalogParts {
  platformId: PlatformId;
  api: VnpApi;
  isDemo: () => boolean;
  emit: (news: CatalogNews) => void;
  /** How many cameras are known now. */
  onCount: (cameras: number) => void;
  log: PlatformLog;
  /** Waits before page `attempt` is asked again; false when the platform was stopped meanwhile. */
  pause: (attempt: number) => Promise<boolean>;
}

const pageSize = 2_000;
/** Rows handled in one turn of the loop: a few milliseconds, so that windows stay quick. */
const rowsPerTurn = 250;
const attemptsPerPage = 5;
/** An honest platform ends its list; a broken one may go in a circle. */
const maxPages = 400;

/** Reads the tree and the cameras page by page, and follows their changes. */
export class VnpCatalog {
  readonly #parts: VnpCatalogParts;
  readonly #places = new VnpPlaces();
  readonly #nodeIds = new Set<NodeId>();
  readonly #cameraIds = new Set<CameraId>();
  #version: string | undefined;
  #isFirst = true;

  constructor(parts: VnpCatalogParts) {
    this.#parts = parts;
  }

  /** The whole catalog was read at least once. */
  isComplete(): boolean {
    return this.#version !== undefined;
  }

  /**
   * Reads what changed since the last reading, or everything when the platform no longer knows.
   * A second full reading does not begin with `reset`: what is still there stays on the wall.
   */
  async refresh(): Promise<Outcome<null>> {
    if (this.#version !== undefined) {
      const caughtUp = await this.#catchUp(this.#version);
      if (caughtUp.ok || caughtUp.fault.code !== 'platform/refused') return caughtUp;
    }
    return this.#readAll();
  }

  /** One change that the event socket told. */
  apply(raw: unknown): void {
    const change = wireCatalogChangeSchema.safeParse(raw);
    if (!change.success) {
      this.#parts.log('a catalog change does not fit the protocol and was left out');
      return;
    }
    this.#applyAll([change.data]);
    if (this.#version !== undefined) this.#version = change.data.catalogVersion;
  }

  async #readAll(): Promise<Outcome<null>> {
    const { emit, onCount } = this.#parts;
    const gone = { nodeIds: new Set(this.#nodeIds), cameraIds: new Set(this.#cameraIds) };
    if (this.#isFirst) emit({ kind: 'reset' });
    this.#isFirst = false;
    const nodes = await this.#readNodes(gone.nodeIds);
    if (!nodes.ok) return nodes;
    const cameras = await this.#readCameras(gone.cameraIds);
    if (!cameras.ok) return cameras;
    if (gone.nodeIds.size + gone.cameraIds.size > 0) {
      for (const nodeId of gone.nodeIds) this.#nodeIds.delete(nodeId);
      for (const cameraId of gone.cameraIds) this.#cameraIds.delete(cameraId);
      emit({ kind: 'remove', nodeIds: [...gone.nodeIds], cameraIds: [...gone.cameraIds] });
    }
    onCount(this.#cameraIds.size);
    // Changes told while pages were read may have been overwritten by an older page.
    const caughtUp = await this.#catchUp(cameras.value);
    emit({ kind: 'complete' });
    return caughtUp;
  }

  async #readNodes(gone: Set<NodeId>): Promise<Outcome<null>> {
    const { platformId, emit } = this.#parts;
    const translate = (wire: WireNode): CatalogNode => {
      this.#places.add(wire);
      const node = toNode(platformId, wire);
      this.#nodeIds.add(node.nodeId);
      gone.delete(node.nodeId);
      return node;
    };
    return this.#readPages('/catalog/nodes', wireNodePageSchema, ({ nodes }) =>
      this.#inTurns(nodes, wireNodeSchema, translate, (some) => {
        emit({ kind: 'upsert', nodes: some, cameras: [] });
      }),
    );
  }

  /** Answers the catalog version of the first page. */
  async #readCameras(gone: Set<CameraId>): Promise<Outcome<string>> {
    const { platformId, emit, onCount, isDemo } = this.#parts;
    let version: string | undefined;
    const translate = (wire: WireCamera): Camera => {
      const about = { place: this.#places.of(wire.nodeId), isDemo: isDemo() };
      const camera = toCamera(platformId, wire, about);
      this.#cameraIds.add(camera.cameraId);
      gone.delete(camera.cameraId);
      return camera;
    };
    const read = await this.#readPages('/catalog/cameras', wireCameraPageSchema, async (page) => {
      version ??= page.catalogVersion;
      await this.#inTurns(page.cameras, wireCameraSchema, translate, (some) => {
        emit({ kind: 'upsert', nodes: [], cameras: some });
      });
      onCount(this.#cameraIds.size);
    });
    return read.ok ? success(version ?? '') : read;
  }

  async #readPages<Schema extends z.ZodType<{ nextCursor: string | null }>>(
    path: string,
    schema: Schema,
    take: (page: z.infer<Schema>) => Promise<void>,
  ): Promise<Outcome<null>> {
    let request: VnpRequest = { method: 'GET', path: `${path}?limit=${String(pageSize)}` };
    for (let page = 0; page < maxPages; page += 1) {
      const answer = await this.#patiently(() => this.#parts.api.ask(request, schema));
      if (!answer.ok) return answer;
      await take(answer.value);
      const { nextCursor } = answer.value;
      if (nextCursor === null) return success(null);
      const cursor = encodeURIComponent(nextCursor);
      request = { method: 'GET', path: `${path}?limit=${String(pageSize)}&cursor=${cursor}` };
    }
    return failure('platform/bad-answer', 'the catalog does not end');
  }

  async #catchUp(since: string): Promise<Outcome<null>> {
    let version = since;
    for (let page = 0; page < maxPages; page += 1) {
      const path = `/catalog/changes?since=${encodeURIComponent(version)}&limit=${String(pageSize)}`;
      const answer = await this.#patiently(() =>
        this.#parts.api.ask({ method: 'GET', path }, wireCatalogChangesSchema),
      );
      if (!answer.ok) return answer;
      const changes: WireCatalogChange[] = [];
      await this.#inTurns(
        answer.value.changes,
        wireCatalogChangeSchema,
        (change) => change,
        (some) => {
          changes.push(...some);
        },
      );
      this.#applyAll(changes);
      version = answer.value.catalogVersion;
      this.#version = version;
      if (!answer.value.more) break;
    }
    return success(null);
  }

  #applyAll(changes: readonly WireCatalogChange[]): void {
    const { platformId, emit, onCount, isDemo } = this.#parts;
    // The last change of a camera holds; the whole camera comes with each.
    const last = new Map(changes.map((change) => [change.cameraId, change]));
    const cameras: Camera[] = [];
    const cameraIds: CameraId[] = [];
    for (const { cameraId, camera } of last.values()) {
      const ourId = `${platformId}:${cameraId}` as CameraId;
      if (camera === null) {
        this.#cameraIds.delete(ourId);
        cameraIds.push(ourId);
        continue;
      }
      this.#cameraIds.add(ourId);
      const place = this.#places.of(camera.nodeId);
      cameras.push(toCamera(platformId, camera, { place, isDemo: isDemo() }));
    }
    if (cameras.length > 0) emit({ kind: 'upsert', nodes: [], cameras });
    if (cameraIds.length > 0) emit({ kind: 'remove', nodeIds: [], cameraIds });
    if (last.size > 0) onCount(this.#cameraIds.size);
  }

  /** Parses rows a few at a time; rows that do not fit are counted and left out. */
  async #inTurns<Wire, Row>(
    rows: readonly unknown[],
    schema: { safeParse: (raw: unknown) => { success: true; data: Wire } | { success: false } },
    translate: (wire: Wire) => Row,
    take: (some: Row[]) => void,
  ): Promise<void> {
    let spoiled = 0;
    for (let at = 0; at < rows.length; at += rowsPerTurn) {
      const some: Row[] = [];
      for (const raw of rows.slice(at, at + rowsPerTurn)) {
        const parsed = schema.safeParse(raw);
        if (parsed.success) some.push(translate(parsed.data));
        else spoiled += 1;
      }
      if (some.length > 0) take(some);
      await nextTurn();
    }
    if (spoiled > 0) this.#parts.log(`${String(spoiled)} catalog rows do not fit the protocol`);
  }

  async #patiently<Value>(ask: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask();
      if (answer.ok || !isPassing(answer.fault.code) || attempt >= attemptsPerPage) return answer;
      if (!(await this.#parts.pause(attempt))) return answer;
    }
  }
}

const passing = new Set(['platform/unreachable', 'platform/timeout', 'platform/failed']);
const isPassing = (code: string): boolean => passing.has(code);
