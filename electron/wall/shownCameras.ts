import { mostShownCameras, storedCamerasSchema, type Camera } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';
import type { ScreenContent } from '#contract/scene';
import type { ClockPort, StorePort } from './ports';

const storeName = 'shown-cameras';
/** What is put up and taken off quickly is written once. */
const writeDelayMs = 3_000;

interface ShownCamerasDeps {
  store: StorePort;
  clock: ClockPort;
  catalog: {
    camera(cameraId: CameraId): Camera | undefined;
    isComplete(platformId: PlatformId): boolean;
  };
  /** What the wall shows now, screens that are away included. */
  screens: () => ReadonlyMap<unknown, ScreenContent>;
}

/**
 * The cameras on the wall, remembered over a restart: a wall that starts without its platform
 * names each of them and says what is wrong, instead of staying empty.
 */
export class ShownCameras {
  readonly #deps: ShownCamerasDeps;
  #kept = new Map<CameraId, Camera>();
  #written = '';
  #cancelWrite: (() => void) | undefined;

  constructor(deps: ShownCamerasDeps) {
    this.#deps = deps;
  }

  async load(): Promise<void> {
    const read = await this.#deps.store.read(storeName);
    const cameras = read.ok ? (storedCamerasSchema.safeParse(read.value).data?.cameras ?? []) : [];
    this.#kept = new Map(cameras.map((camera) => [camera.cameraId, camera]));
  }

  /** What waits to be written is written now: a program may end right after a change. */
  async stop(): Promise<void> {
    if (this.#cancelWrite === undefined) return;
    this.#cancelWrite();
    this.#cancelWrite = undefined;
    await this.#write();
  }

  /** As the catalog has it; until that has been read, as it was. */
  camera(cameraId: CameraId): Camera | undefined {
    const { catalog } = this.#deps;
    const known = catalog.camera(cameraId);
    if (known !== undefined) return known;
    const kept = this.#kept.get(cameraId);
    return kept === undefined || catalog.isComplete(kept.platformId) ? undefined : kept;
  }

  /** The wall or the catalog changed. */
  look(): void {
    this.#cancelWrite ??= this.#deps.clock.after(writeDelayMs, () => {
      this.#cancelWrite = undefined;
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    const ids = [...this.#deps.screens().values()].flatMap(({ tiles }) =>
      tiles.flatMap(({ cameraId }) => cameraId ?? []),
    );
    const cameras = [...new Set(ids)].flatMap((cameraId) => this.camera(cameraId) ?? []);
    const words = JSON.stringify(cameras);
    if (cameras.length === 0 || words === this.#written) return;
    this.#written = words;
    this.#kept = new Map(
      cameras.slice(0, mostShownCameras).map((camera) => [camera.cameraId, camera]),
    );
    await this.#deps.store.write(storeName, { version: 1, cameras: [...this.#kept.values()] });
  }
}
