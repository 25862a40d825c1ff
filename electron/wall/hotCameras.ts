import type { CameraId } from '#contract/ids';
import type { StreamProfile } from '#contract/stream';
import { awaitedTiles } from './awaitedTiles';
import type { CatalogIndex } from './catalogIndex';
import { planHotSet } from './hotSet';
import type { ClockPort } from './ports';
import type { WholeView } from './stationView';

/** Changes of the wall are looked at together: warming is no work for the busiest moment. */
const gatherMs = 300;
/** As often as that what was lost on the way is tried again. */
const againMs = 30_000;
/** Neighbours of the selected camera. */
const nearby = 6;
/** What was pointed at is likely to be called for so long. */
const rememberedMs = 3 * 60_000;
const mostRemembered = 256;
/** Only alarms of so long ago are still about to be looked at. */
const freshAlarmMs = 10 * 60_000;

/** Windows are open by then, or something else is wrong. */
const openingMs = 15_000;

interface HotCamerasDeps {
  clock: ClockPort;
  catalog: CatalogIndex;
  view: () => WholeView;
  /** What tours show next. */
  toured: () => readonly CameraId[];
  limit: () => number;
  isPlaying: (cameraId: CameraId) => boolean;
  keepWarm: (cameraIds: readonly CameraId[], profile?: StreamProfile) => void;
}

/** Follows the wall and the desk and keeps warm what may be called next. */
export class HotCameras {
  readonly #deps: HotCamerasDeps;
  #hinted: readonly CameraId[] = [];
  /** When each camera was pointed at last, the latest at the end. */
  readonly #hintedAtMs = new Map<CameraId, number>();
  #around: { cameraId: CameraId; near: readonly CameraId[] } | undefined;
  #expectedUntilMs = -Infinity;
  #cancel: (() => void) | undefined;
  #cancelAgain: (() => void) | undefined;

  constructor(deps: HotCamerasDeps) {
    this.#deps = deps;
  }

  /** What the person at the desk points at. Not gathered: the call may be a second away. */
  hint(cameraIds: readonly CameraId[]): void {
    this.#hinted = cameraIds;
    this.#remember(cameraIds);
    this.#cancel?.();
    this.#cancel = undefined;
    this.#look();
  }

  /** Windows of walls are being opened: what they will ask for is made ready meanwhile. */
  expectWindows(): void {
    this.#expectedUntilMs = this.#deps.clock.now() + openingMs;
    this.catalogRead();
  }

  /** Cameras are known that were not. Not gathered while a window may ask for them any moment. */
  catalogRead(): void {
    if (this.#isExpecting) this.#look();
  }

  get #isExpecting(): boolean {
    return this.#deps.clock.now() < this.#expectedUntilMs;
  }

  markChanged(): void {
    this.#cancel ??= this.#deps.clock.after(gatherMs, () => {
      this.#cancel = undefined;
      this.#look();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancelAgain?.();
  }

  #look(): void {
    const { keepWarm, isPlaying, limit, view, clock, catalog } = this.#deps;
    const whole = view();
    const isKnown = (cameraId: CameraId): boolean => catalog.camera(cameraId)?.isOnline === true;
    const awaited = this.#isExpecting ? awaitedTiles(whole) : undefined;
    const wishes = {
      awaited: awaited?.cameraIds ?? [],
      hinted: this.#hinted.filter(isKnown),
      alarms: this.#alarmed(whole).filter(isKnown),
      toured: this.#deps.toured().filter(isKnown),
      neighbours: this.#neighbours(whole).filter(isKnown),
      remembered: this.#remembered().filter(isKnown),
    };
    const isAwaited = wishes.awaited.length > 0;
    keepWarm(planHotSet(wishes, isPlaying, limit()), isAwaited ? awaited?.profile : undefined);
    this.#cancelAgain?.();
    this.#cancelAgain = clock.after(againMs, () => {
      this.#look();
    });
  }

  /** Of one hint the likeliest is remembered as the latest. */
  #remember(cameraIds: readonly CameraId[]): void {
    const now = this.#deps.clock.now();
    for (const cameraId of cameraIds.toReversed()) {
      this.#hintedAtMs.delete(cameraId);
      this.#hintedAtMs.set(cameraId, now);
    }
    for (const [cameraId, atMs] of this.#hintedAtMs) {
      if (now - atMs < rememberedMs && this.#hintedAtMs.size <= mostRemembered) break;
      this.#hintedAtMs.delete(cameraId);
    }
  }

  #remembered(): CameraId[] {
    const sinceMs = this.#deps.clock.now() - rememberedMs;
    return [...this.#hintedAtMs]
      .filter(([, atMs]) => atMs > sinceMs)
      .map(([cameraId]) => cameraId)
      .reverse();
  }

  #alarmed({ alarms }: WholeView): CameraId[] {
    const now = this.#deps.clock.now();
    return Object.values(alarms)
      .filter(({ raisedAtMs }) => now - raisedAtMs < freshAlarmMs)
      .sort((a, b) => b.raisedAtMs - a.raisedAtMs)
      .flatMap(({ cameraId, linkedCameraIds }) =>
        cameraId === null ? linkedCameraIds : [cameraId, ...linkedCameraIds],
      );
  }

  /** Looked for once per selected camera: it goes through the whole catalog. */
  #neighbours({ plans, station }: WholeView): readonly CameraId[] {
    const { selection } = station;
    if (selection === null) return [];
    const tile = plans[selection.screenId]?.tiles.find(({ tileId }) => tileId === selection.tileId);
    const camera = tile?.camera ?? null;
    if (camera?.position == null) return [];
    if (this.#around?.cameraId !== camera.cameraId) {
      const near = this.#deps.catalog.nearest(camera.position, nearby + 1);
      this.#around = {
        cameraId: camera.cameraId,
        near: near.map(({ cameraId }) => cameraId).filter((one) => one !== camera.cameraId),
      };
    }
    return this.#around.near;
  }
}
