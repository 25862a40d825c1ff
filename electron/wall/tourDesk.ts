import type { Actor } from '#contract/actor';
import type { CameraId, NodeId } from '#contract/ids';
import { failure, type Outcome } from '#contract/outcome';
import type { TourLook, TourOrder, TourSource } from '#contract/tour';
import type { CatalogIndex } from './catalogIndex';
import type { ClockPort, StorePort } from './ports';
import type { TilePlace } from './sceneInForce';
import type { SceneKeeper } from './sceneKeeper';
import { SceneTour } from './sceneTour';
import { TourBook } from './tourBook';
import { tileTourOf, Tours } from './tours';
import { TourSources } from './tourSources';

interface TourDeskDeps {
  clock: ClockPort;
  store: StorePort;
  catalog: CatalogIndex;
  scene: SceneKeeper;
  actor: () => Actor;
  /** What "everything" means at this desk. */
  deskNodeId: () => NodeId | null;
  /** An alarm of that camera is active, or somebody looks back at it in that tile. */
  isHeld: (place: TilePlace, cameraId: CameraId) => boolean;
  /** An alarm that nobody has seen is on the wall, or people are at work on it. */
  isWallHeld: () => boolean;
}

/** As many rows as anybody reads. */
const mostRows = 300;

/** Tours 轮巡 of cameras in tiles, of scenes over the whole wall, and the named ones. */
export class TourDesk {
  readonly #deps: TourDeskDeps;
  readonly book: TourBook;
  readonly tours: Tours;
  /** Those of the walls that are presented on; what they show is nobody's watch. */
  readonly presented: Tours;
  readonly scenes: SceneTour;
  readonly #sources: TourSources;
  readonly #teardowns: (() => void)[];

  constructor(deps: TourDeskDeps) {
    this.#deps = deps;
    const { catalog, scene } = deps;
    this.book = new TourBook(deps);
    const groupOf = (number: number) => this.book.withNumber(number);
    this.#sources = new TourSources({
      under: (nodeId) => catalog.under(nodeId ?? deps.deskNodeId()),
      byNumber: (number) => catalog.byNumber(number),
    });
    const touring: ConstructorParameters<typeof Tours>[0] = {
      ...deps,
      groupOf,
      camerasOf: (tour) => this.#sources.of(tour),
      nameOf: (nodeId) => catalog.nameOf(nodeId),
    };
    this.tours = new Tours(touring);
    this.presented = new Tours(touring);
    this.scenes = new SceneTour({
      clock: deps.clock,
      groupOf,
      sceneId: (number) => scene.rows().find((row) => row.number === number)?.sceneId,
      recall: (sceneId, isFirst) =>
        scene.recall(deps.actor(), { sceneId }, isFirst ? {} : { isByTour: true }),
      isHeld: () => deps.isWallHeld(),
      keep: (number) => void this.book.keepSceneTour(number),
    });
    this.#teardowns = [
      catalog.onCatalogChanged(() => this.#sources.catalogChanged()),
      scene.onSceneChanged(() => this.scenes.look(scene.inForce().changes[0])),
    ];
  }

  /** After the scenes were read: one of their tours may have been under way. */
  async load(): Promise<void> {
    await this.book.load();
  }

  /** The tour of scenes that was under way goes on. */
  resume(): void {
    const number = this.book.sceneTour();
    if (number === null) return;
    this.scenes.resume(number, this.#deps.scene.inForce().scene?.sceneId ?? null);
  }

  /** What "everything" is changed with the settings. */
  settingsChanged(): void {
    this.#sources.catalogChanged();
  }

  /** Tells whenever time or a person moved anything here. */
  onChanged(listener: () => void): () => void {
    const teardowns = [
      this.tours.onToursChanged(listener),
      this.presented.onToursChanged(listener),
      this.scenes.onSceneTourChanged(listener),
      this.book.onToursChanged(listener),
    ];
    return () => {
      for (const teardown of teardowns) teardown();
    };
  }

  /** Starts a named tour where it belongs: in that tile, on its screen, or over the whole wall. */
  start(place: TilePlace, number: number): Outcome<null> {
    const group = this.book.withNumber(number);
    if (group === undefined) return failure('tour/unknown', String(number));
    const tour = tileTourOf(group);
    if (tour === undefined) return this.scenes.start(number);
    return this.#deps.scene.tour(this.#deps.actor(), place, tour, group.isWholeScreen);
  }

  /** An order goes to the tour of that tile, else to the one of scenes. */
  order(place: TilePlace, order: TourOrder): Outcome<null> {
    const isScene = this.scenes.view() !== null && !this.tours.isIn(place);
    return isScene ? this.scenes.order(order) : this.tours.order(place, order);
  }

  look(source: TourSource): TourLook {
    if (source.kind === 'scenes') return this.#lookAtScenes(source.list);
    const of = source.kind === 'cameras' ? { nodeId: null, list: source.list } : source;
    const { cameras, positions, unknown } = this.#sources.of({ ...of, dwellS: 10 });
    const shownMs = this.tours.shownMs();
    return {
      count: positions.size,
      skipped: cameras.length - positions.size,
      unknown: [...unknown],
      rows: cameras.slice(0, mostRows).map(({ cameraId, number, name, isOnline }) => ({
        ...{ cameraId, number, name, isOnline },
        shownMs: shownMs.get(cameraId) ?? 0,
      })),
    };
  }

  stop(): void {
    for (const teardown of this.#teardowns) teardown();
    this.tours.stop();
    this.presented.stop();
    this.scenes.stop();
  }

  #lookAtScenes(list: readonly { number: number }[]): TourLook {
    const known = new Map(this.#deps.scene.rows().map((row) => [row.number, row]));
    const rows = list.flatMap(({ number }) => known.get(number) ?? []);
    return {
      count: rows.length,
      skipped: 0,
      unknown: list.flatMap(({ number }) => (known.has(number) ? [] : [number])),
      rows: rows.map(({ number, name }) => ({
        ...{ cameraId: null, number, isOnline: true, shownMs: 0 },
        name: { zh: name, en: name },
      })),
    };
  }
}
