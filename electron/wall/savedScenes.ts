import type { SceneId, ScreenId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import type { Scene, SceneRow, ScreenContent } from '#contract/scene';
import type { IdPort } from './ports';
import type { SceneStore } from './sceneStore';

/** The scenes that people saved, by number. */
export class SavedScenes {
  readonly #files: SceneStore;
  readonly #ids: IdPort;
  #scenes: readonly Scene[] = [];

  constructor(files: SceneStore, ids: IdPort) {
    this.#files = files;
    this.#ids = ids;
  }

  all(): readonly Scene[] {
    return this.#scenes;
  }

  /** Those that the store held. */
  take(scenes: readonly Scene[]): void {
    this.#scenes = scenes;
  }

  /** Those of a first start; a store that refuses them leaves them for this run. */
  async begin(scenes: readonly Scene[]): Promise<void> {
    this.#scenes = scenes;
    await this.#files.keepScenes(scenes);
  }

  find(sceneId: SceneId | null): Scene | undefined {
    return sceneId === null ? undefined : this.#scenes.find((scene) => scene.sceneId === sceneId);
  }

  withNumber(number: number): Scene | undefined {
    return this.#scenes.find((scene) => scene.number === number);
  }

  rows(sceneIdInForce: SceneId | null): SceneRow[] {
    return this.#scenes
      .map(({ sceneId, number, name }) => ({
        sceneId,
        number,
        name,
        isInForce: sceneId === sceneIdInForce,
      }))
      .sort((a, b) => a.number - b.number);
  }

  /** An existing number is replaced. What could not be kept is not listed. */
  async save(
    number: number,
    name: string,
    screens: ReadonlyMap<ScreenId, ScreenContent>,
  ): Promise<Outcome<Scene>> {
    const sceneId = this.withNumber(number)?.sceneId ?? (this.#ids.secret() as SceneId);
    const scene: Scene = { sceneId, number, name, screens: Object.fromEntries(screens) };
    const former = this.#scenes;
    const scenes = [...former.filter((other) => other.number !== number), scene];
    // Listed before it is written, so that another saving meanwhile does not lose it.
    this.#scenes = scenes;
    const kept = await this.#files.keepScenes(scenes);
    if (kept.ok) return success(scene);
    if (this.#scenes === scenes) this.#scenes = former;
    return kept;
  }
}
