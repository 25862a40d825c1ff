import { storedWallSchema, type StoredWall } from '#contract/scene';
import { migrateScenes, type KeptScene } from '#contract/sceneLibrary';
import type { Outcome } from '#contract/outcome';
import type { ClockPort, StorePort } from './ports';

const wallName = 'wall';
const scenesName = 'scenes';
/** Where a file goes of which not every scene could be read. */
const unreadName = 'scenes-unread';
/** The wall is in its file at most this long after a change. */
const writeDelayMs = 400;
const writeRetryMs = 5_000;

/** What was kept; undefined where there is nothing usable. */
export interface KeptScenes {
  wall: StoredWall | undefined;
  scenes: KeptScene[] | undefined;
}

/** Keeps the scene in force and the saved scenes over a restart. */
export class SceneStore {
  readonly #store: StorePort;
  readonly #clock: ClockPort;
  #wall: (() => StoredWall) | undefined;
  #cancelWrite: (() => void) | undefined;

  constructor(deps: { store: StorePort; clock: ClockPort }) {
    this.#store = deps.store;
    this.#clock = deps.clock;
  }

  async read(): Promise<KeptScenes> {
    const wall = await this.#store.read(wallName);
    const scenes = await this.#store.read(scenesName);
    const kept = scenes.ok ? migrateScenes(scenes.value) : undefined;
    const isPartly = scenes.ok && scenes.value !== undefined && kept?.unread !== 0;
    // The next change writes the file anew: what this build cannot read is kept beside it.
    if (isPartly) await this.#store.write(unreadName, scenes.value);
    return {
      wall: wall.ok ? storedWallSchema.safeParse(wall.value).data : undefined,
      scenes: kept?.scenes,
    };
  }

  /** Soon; changes that follow each other quickly become one file. */
  keepWallSoon(wall: () => StoredWall): void {
    this.#wall = wall;
    this.#cancelWrite ??= this.#clock.after(writeDelayMs, () => void this.flush());
  }

  /** Writes what is waiting, at once. A full disk is tried again by itself. */
  async flush(): Promise<void> {
    this.#cancelWrite?.();
    this.#cancelWrite = undefined;
    const wall = this.#wall;
    if (wall === undefined) return;
    this.#wall = undefined;
    const written = await this.#store.write(wallName, wall());
    if (written.ok) return;
    this.#wall ??= wall;
    this.#cancelWrite ??= this.#clock.after(writeRetryMs, () => void this.flush());
  }

  async keepScenes(scenes: readonly KeptScene[]): Promise<Outcome<null>> {
    return this.#store.write(scenesName, { version: 2, scenes });
  }

  stop(): void {
    this.#cancelWrite?.();
    this.#cancelWrite = undefined;
    this.#wall = undefined;
  }
}
