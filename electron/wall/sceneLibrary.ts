import type { Actor } from '#contract/actor';
import type { SceneId, ScreenId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { Scene, SceneRow, ScreenContent } from '#contract/scene';
import type { KeptScene, LibraryOrder, LibraryStep } from '#contract/sceneLibrary';
import type { ClockPort, IdPort } from './ports';
import {
  contentsOfVersion,
  freeNumber,
  newScene,
  putScene,
  withContents,
  withoutScene,
  type Making,
  type Shelf,
} from './sceneShelf';
import type { SceneStore } from './sceneStore';
import { Signal } from './signal';

const undoDepth = 20;

interface LibraryDeps {
  files: SceneStore;
  ids: IdPort;
  clock: ClockPort;
}

/** What an order makes of the library, and which scene it was about. */
interface Change {
  shelf: Shelf;
  step: LibraryStep;
  sceneId: SceneId | null;
}

type Screens = ReadonlyMap<ScreenId, ScreenContent>;

/** The scenes that people saved, their earlier versions, and the way back from every change. */
export class SceneLibrary {
  readonly #deps: LibraryDeps;
  readonly #changed = new Signal<null>();
  readonly onLibraryChanged = this.#changed.on;
  #shelf: Shelf = [];
  /** What was before each of the last changes. */
  #undo: { shelf: Shelf; step: LibraryStep }[] = [];

  constructor(deps: LibraryDeps) {
    this.#deps = deps;
  }

  all(): Shelf {
    return this.#shelf;
  }

  /** Those that the store held. */
  take(scenes: readonly KeptScene[]): void {
    this.#shelf = scenes;
  }

  /** Those of a first start; a store that refuses them leaves them for this run. */
  async begin(scenes: readonly Scene[]): Promise<void> {
    const making: Making = { atMs: this.#deps.clock.now(), actor: null, how: 'saved' };
    this.#shelf = scenes.map((scene) => newScene(scene, making));
    await this.#deps.files.keepScenes(this.#shelf);
  }

  find(sceneId: SceneId | null): KeptScene | undefined {
    return sceneId === null ? undefined : this.#shelf.find((scene) => scene.sceneId === sceneId);
  }

  withNumber(number: number): KeptScene | undefined {
    return this.#shelf.find((scene) => scene.number === number);
  }

  rows(sceneIdInForce: SceneId | null): SceneRow[] {
    return this.#shelf
      .map(({ sceneId, number, name }) => ({
        sceneId,
        number,
        name,
        isInForce: sceneId === sceneIdInForce,
      }))
      .sort((a, b) => a.number - b.number);
  }

  /** What `undo` would take back. */
  lastStep(): LibraryStep | null {
    return this.#undo.at(-1)?.step ?? null;
  }

  /** Under that number, as the scene list saves: one that is there gets a new version and name. */
  async save(
    actor: Actor,
    number: number,
    name: string,
    screens: Screens,
  ): Promise<Outcome<SceneId>> {
    const there = this.withNumber(number);
    const change =
      there === undefined
        ? this.#added({ number, name, screens: Object.fromEntries(screens) }, actor)
        : {
            shelf: putScene(this.#shelf, {
              ...withContents(there, Object.fromEntries(screens), this.#by(actor)),
              name,
            }),
            step: { kind: 'overwrite' as const, number, name },
            sceneId: there.sceneId,
          };
    const { sceneId } = change;
    const kept = await this.#put(change);
    return kept.ok ? success(sceneId) : kept;
  }

  /** Does one thing; `screens` is what is on the wall. */
  async change(
    actor: Actor,
    order: LibraryOrder,
    screens: Screens,
  ): Promise<Outcome<SceneId | null>> {
    if (order.kind === 'undo') return this.#takeBack();
    const change = this.#changeBy(actor, order, screens);
    return 'fault' in change ? change : this.#put(change);
  }

  /** Several scenes in one step. */
  async import(shelf: Shelf, step: LibraryStep): Promise<Outcome<SceneId | null>> {
    return this.#put({ shelf, step, sceneId: null });
  }

  #changeBy(
    actor: Actor,
    order: Exclude<LibraryOrder, { kind: 'undo' }>,
    screens: Screens,
  ): Change | ReturnType<typeof failure> {
    if (order.kind === 'save') {
      const { kind: _kind, ...scene } = order;
      return this.withNumber(order.number) === undefined
        ? this.#added({ ...scene, screens: Object.fromEntries(screens) }, actor)
        : failure('scene/number-taken');
    }
    const scene = this.find(order.sceneId);
    if (scene === undefined) return failure('scene/unknown');
    const { sceneId, number, name } = scene;
    const step = { kind: order.kind, number, name };
    const instead = (next: KeptScene): Change => ({
      shelf: putScene(this.#shelf, next),
      step,
      sceneId,
    });
    switch (order.kind) {
      case 'overwrite':
        return instead(withContents(scene, Object.fromEntries(screens), this.#by(actor)));
      case 'edit': {
        const { kind: _kind, ...given } = order;
        const holder = this.withNumber(given.number);
        if (holder !== undefined && holder !== scene) return failure('scene/number-taken');
        return instead({ ...scene, ...given });
      }
      case 'duplicate': {
        const free = freeNumber(this.#shelf, number);
        if (free === undefined) return failure('scene/library-full');
        const { folder, note } = scene;
        const copy = { number: free, name: order.name, folder, note, screens: scene.screens };
        return this.#added(copy, actor, 'duplicate');
      }
      case 'remove':
        return { shelf: withoutScene(this.#shelf, sceneId), step, sceneId: null };
      case 'restore': {
        const contents = contentsOfVersion(scene, order.version);
        return contents === undefined
          ? failure('scene/unknown-version')
          : instead(withContents(scene, contents, { ...this.#by(actor), how: 'restored' }));
      }
    }
  }

  #added(
    scene: Omit<Scene, 'sceneId'> & { folder?: string; note?: string },
    actor: Actor,
    kind: 'save' | 'duplicate' = 'save',
  ): Change & { sceneId: SceneId } {
    const sceneId = this.#deps.ids.secret() as SceneId;
    const making: Making = {
      ...this.#by(actor),
      how: kind === 'duplicate' ? 'copied' : 'saved',
    };
    const { number, name } = scene;
    return {
      shelf: putScene(this.#shelf, newScene({ ...scene, sceneId }, making)),
      step: { kind, number, name },
      sceneId,
    };
  }

  #by(actor: Actor): Making {
    return { atMs: this.#deps.clock.now(), actor, how: 'saved' };
  }

  async #takeBack(): Promise<Outcome<SceneId | null>> {
    const last = this.#undo.pop();
    if (last === undefined) return failure('scene/nothing-to-undo');
    const former = this.#shelf;
    const kept = await this.#keep(last.shelf);
    if (!kept.ok) {
      this.#undo.push(last);
      return kept;
    }
    // What comes back, or what was changed, is what the page shows next.
    const back = last.shelf.find((scene) => !former.includes(scene));
    return success(back?.sceneId ?? null);
  }

  async #put({ shelf, step, sceneId }: Change): Promise<Outcome<SceneId | null>> {
    const former = this.#shelf;
    if (isSameShelf(shelf, former)) return success(sceneId);
    const kept = await this.#keep(shelf);
    if (!kept.ok) return kept;
    this.#undo = [...this.#undo, { shelf: former, step }].slice(-undoDepth);
    return success(sceneId);
  }

  /** What could not be kept is not listed. */
  async #keep(shelf: Shelf): Promise<Outcome<null>> {
    const former = this.#shelf;
    // Listed before it is written, so that another saving meanwhile does not lose it.
    this.#shelf = shelf;
    const kept = await this.#deps.files.keepScenes(shelf);
    if (!kept.ok && this.#shelf === shelf) this.#shelf = former;
    this.#changed.emit(null);
    return kept;
  }
}

const isSameShelf = (a: Shelf, b: Shelf): boolean =>
  a.length === b.length && a.every((scene, index) => scene === b[index]);
