import type { Actor } from '#contract/actor';
import type { TileBoard } from '#contract/board';
import type { Camera } from '#contract/camera';
import type { LowerThird } from '#contract/content';
import type { TileHotspot } from '#contract/hotspot';
import type { CameraId, NodeId, SceneId, ScreenId, TileId } from '#contract/ids';
import { isSameLayout, layoutOf } from '#contract/layout';
import { failure, success, type Outcome } from '#contract/outcome';
import {
  maxAlarmTiles,
  type Scene,
  type SceneRow,
  type Screen,
  type ScreenContent,
  type StarterScenes,
  type TileContent,
  type WallChange,
} from '#contract/scene';
import type { LibraryOrder } from '#contract/sceneLibrary';
import type { Locale } from '#contract/text';
import type { TileTour } from '#contract/tour';
import type { ClockPort, IdPort, StorePort } from './ports';
import { contentsIn, isAsSaved, type SceneInForce, type TilePlace } from './sceneInForce';
import { SceneLibrary } from './sceneLibrary';
import { SceneStore } from './sceneStore';
import {
  emptyContent,
  freeForTour,
  isFilled,
  isSameContent,
  layoutFor,
  tileAt,
  tileIdAt,
  tileIndexOf,
  withBoard,
  withCamera,
  withHotspot,
  withLayout,
  withLowerThird,
  withPin,
  withRibbon,
  withReserved,
  withTour,
} from './screenContents';
import { Signal } from './signal';
import {
  isStarterKnown,
  starterContents,
  starterScenes,
  starterTileCount,
  type CameraSource,
} from './starterScreens';

const undoDepth = 20;
const changesKept = 20;

/** Enough to bring the wall back as it was. */
interface Moment {
  sceneId: SceneId | null;
  screens: ReadonlyMap<ScreenId, ScreenContent>;
}

interface SceneKeeperDeps {
  store: StorePort;
  clock: ClockPort;
  ids: IdPort;
  starter: StarterScenes;
}

/** The scene in force and the saved scenes: changes by method, tells by signal, kept by itself. */
export class SceneKeeper {
  readonly #deps: SceneKeeperDeps;
  readonly #files: SceneStore;
  /** The saved scenes; the one in force is one of them, or none. */
  readonly library: SceneLibrary;
  readonly #changed = new Signal<null>();
  readonly onSceneChanged = this.#changed.on;
  #screens: readonly Screen[] = [];
  #now: Moment = { sceneId: null, screens: new Map() };
  #undo: Moment[] = [];
  /** What the last recall replaced, unsaved changes included. */
  #previous: Moment | undefined;
  #enlarged = new Map<ScreenId, TileId>();
  #selection: TilePlace | null = null;
  #changes: WallChange[] = [];
  /** Screens that nobody has arranged yet. */
  readonly #blank = new Set<ScreenId>();
  #isFirstStart = false;

  constructor(deps: SceneKeeperDeps) {
    this.#deps = deps;
    this.#files = new SceneStore(deps);
    this.library = new SceneLibrary({ ...deps, files: this.#files });
    this.library.onLibraryChanged(() => {
      this.#tell();
    });
  }

  /** The last scene in force is back. Files that cannot be read leave an empty wall. */
  async load(): Promise<void> {
    const kept = await this.#files.read();
    this.#isFirstStart = kept.wall === undefined && kept.scenes === undefined;
    this.library.take(kept.scenes ?? []);
    const screens = contentsIn(kept.wall ?? { screens: {} });
    this.#now = {
      sceneId: kept.wall?.sceneId ?? null,
      screens: new Map(screens.map(([screenId, content]) => [screenId, repaired(content)])),
    };
    this.#tell();
  }

  /** A screen that went keeps its content; one that was never here waits to be filled. */
  setScreens(screens: readonly Screen[]): void {
    this.#screens = screens;
    const contents = new Map(this.#now.screens);
    const layout = layoutOf(starterTileCount);
    for (const { screenId } of screens) {
      if (contents.has(screenId) || layout === undefined) continue;
      contents.set(screenId, emptyContent(layout));
      this.#blank.add(screenId);
    }
    this.#now = { ...this.#now, screens: contents };
    this.#tell();
  }

  /** Fills screens that nobody arranged, as soon as the cameras for it are known. */
  fillBlank(source: CameraSource, isCatalogComplete: boolean, locale: Locale): void {
    const blank = this.#screens.map(({ screenId }) => screenId).filter((id) => this.#blank.has(id));
    if (blank.length === 0) return;
    if (!isCatalogComplete && !isStarterKnown(source, this.#deps.starter)) return;
    const shown = [...this.#now.screens.values()].flatMap(({ tiles }) =>
      tiles.flatMap(({ cameraId }) => cameraId ?? []),
    );
    const contents = starterContents(source, this.#deps.starter, blank, shown);
    for (const [screenId, content] of contents) {
      if (content.tiles.length === 0) continue;
      this.#blank.delete(screenId);
      this.#putContent(screenId, content);
    }
    if (this.#isFirstStart && this.#blank.size === 0) this.#makeStarterScenes(source, locale);
    this.#keep();
    this.#tell();
  }

  inForce(): SceneInForce {
    const scene = this.library.find(this.#now.sceneId);
    return {
      scene,
      isChanged: scene !== undefined && !isAsSaved(this.#now.screens, scene),
      screens: this.#now.screens,
      enlarged: this.#enlarged,
      selection: this.#selection,
      changes: this.#changes,
    };
  }

  /** The saved scene of that number. */
  saved(number: number): Scene | undefined {
    return this.library.withNumber(number);
  }

  rows(): SceneRow[] {
    return this.library.rows(this.#now.sceneId);
  }

  /** Puts a camera on a tile; null takes it off. */
  assign(
    actor: Actor,
    place: TilePlace,
    camera: Pick<Camera, 'cameraId' | 'number'> | null,
    crop?: TileContent['crop'],
  ): Outcome<null> {
    return this.#onTile(place, (content, index, screen) => {
      if (tileAt(content, index).isPinned) return failure('scene/tile-pinned');
      this.#change(actor, screen, withCamera(content, index, camera?.cameraId ?? null, crop), {
        kind: 'camera',
        screenNumber: screen.number,
        tile: index + 1,
        cameraNumber: camera?.number ?? null,
      });
      return success(null);
    });
  }

  /** Puts figures or cases on a tile instead of a camera. */
  show(actor: Actor, place: TilePlace, board: TileBoard): Outcome<null> {
    return this.#onTile(place, (content, index, screen) => {
      if (tileAt(content, index).isPinned) return failure('scene/tile-pinned');
      this.#change(actor, screen, withBoard(content, index, board), {
        kind: 'board',
        screenNumber: screen.number,
        tile: index + 1,
        board: board.kind,
      });
      return success(null);
    });
  }

  /** Has a tile follow whichever camera matters now. */
  follow(actor: Actor, place: TilePlace, hotspot: TileHotspot): Outcome<null> {
    return this.#onTile(place, (content, index, screen) => {
      if (tileAt(content, index).isPinned) return failure('scene/tile-pinned');
      this.#change(actor, screen, withHotspot(content, index, hotspot), {
        kind: 'hotspot',
        screenNumber: screen.number,
        tile: index + 1,
      });
      return success(null);
    });
  }

  /** Puts words over the picture of a tile; null takes them off. A pin keeps the picture, not them. */
  write(actor: Actor, place: TilePlace, lowerThird: LowerThird | null): Outcome<null> {
    return this.#onTile(place, (content, index, screen) => {
      const tile = tileAt(content, index);
      if (!isFilled(tile) || tile.board !== undefined) return failure('scene/no-camera');
      const next = withLowerThird(content, index, lowerThird);
      if (isSameContent(next, content)) return success(null);
      this.#change(actor, screen, next, {
        kind: 'lower-third',
        screenNumber: screen.number,
        tile: index + 1,
        isOn: lowerThird !== null,
      });
      return success(null);
    });
  }

  /** Has cameras go round in a tile, or in all that are free for it. */
  tour(actor: Actor, place: TilePlace, tour: TileTour, isWholeScreen: boolean): Outcome<null> {
    return this.#onTile(place, (content, index, screen) => {
      const tiles = isWholeScreen ? freeForTour(content) : [index];
      const isFree = isWholeScreen ? tiles.length > 0 : !tileAt(content, index).isPinned;
      if (!isFree) return failure('scene/tile-pinned');
      const next = tiles.reduce((now, one) => withTour(now, one, tour), content);
      if (isSameContent(next, content)) return success(null);
      this.#change(actor, screen, next, {
        kind: 'tour',
        screenNumber: screen.number,
        tile: isWholeScreen ? null : index + 1,
      });
      return success(null);
    });
  }

  layout(actor: Actor, screenId: ScreenId, tileCount: number): Outcome<null> {
    return this.#onScreen(screenId, (content, screen) => {
      const layout = layoutOf(tileCount);
      if (layout === undefined) return failure('scene/unknown-layout');
      if (isSameLayout(layoutFor(content), layout)) return success(null);
      this.#enlarged.delete(screenId);
      this.#change(actor, screen, withLayout(content, layout), {
        kind: 'layout',
        screenNumber: screen.number,
        tileCount,
      });
      return success(null);
    });
  }

  pin(actor: Actor, place: TilePlace, isPinned: boolean): Outcome<null> {
    return this.#onTile(place, (content, index, screen) => {
      if (tileAt(content, index).isPinned === isPinned) return success(null);
      this.#change(actor, screen, withPin(content, index, isPinned), {
        kind: 'pin',
        screenNumber: screen.number,
        tile: index + 1,
        isPinned,
      });
      return success(null);
    });
  }

  /** Reserves a tile for alarms, or gives it back. */
  reserve(actor: Actor, place: TilePlace, isReserved: boolean): Outcome<null> {
    return this.#onTile(place, (content, index, screen) => {
      const { alarmTiles } = content;
      if (alarmTiles.includes(index) === isReserved) return success(null);
      if (isReserved && alarmTiles.length >= maxAlarmTiles)
        return failure('scene/alarm-tiles-full');
      this.#change(actor, screen, withReserved(content, index, isReserved), {
        kind: 'reserve',
        screenNumber: screen.number,
        tile: index + 1,
        isReserved,
      });
      return success(null);
    });
  }

  /** `nodeId`: whose cases it shows; null: the desk's own; left out: as it was. */
  ribbon(actor: Actor, screenId: ScreenId, isOn: boolean, nodeId?: NodeId | null): Outcome<null> {
    return this.#onScreen(screenId, (content, screen) => {
      const next = withRibbon(content, isOn, nodeId);
      if (isSameContent(next, content)) return success(null);
      this.#change(actor, screen, next, { kind: 'ribbon', screenNumber: screen.number, isOn });
      return success(null);
    });
  }

  /** Puts a camera and its neighbours on a 3×3, or what was there before back; one step to undo. */
  surround(
    actor: Actor,
    screenId: ScreenId,
    next: ScreenContent | readonly (CameraId | null)[],
  ): Outcome<null> {
    return this.#onScreen(screenId, (content, screen) => {
      const isOn = Array.isArray(next);
      const layout = layoutOf(9);
      if (layout === undefined) return failure('scene/unknown-layout');
      const around = (): ScreenContent => ({
        ...withLayout({ ...content, tiles: [] }, layout),
        tiles: (next as readonly (CameraId | null)[]).map((cameraId) => ({
          cameraId,
          isPinned: false,
        })),
      });
      this.#enlarged.delete(screenId);
      if (this.#selection?.screenId === screenId)
        this.#selection = { screenId, tileId: tileIdAt(4) };
      this.#change(actor, screen, isOn ? around() : (next as ScreenContent), {
        kind: 'around',
        screenNumber: screen.number,
        isOn,
      });
      return success(null);
    });
  }

  /** Selecting changes nothing on the wall but a frame: no undo, not kept. */
  select(screenId: ScreenId, tileId: TileId | null): Outcome<null> {
    return this.#onScreen(screenId, (content) => {
      if (tileId !== null && tileIndexOf(content, tileId) === undefined) {
        return failure('scene/unknown-tile');
      }
      this.#selection = tileId === null ? null : { screenId, tileId };
      this.#tell();
      return success(null);
    });
  }

  /** Shows one tile full; the scene stays as it is. */
  enlarge(screenId: ScreenId, tileId: TileId | null): Outcome<null> {
    return this.#onScreen(screenId, (content) => {
      if (tileId !== null && tileIndexOf(content, tileId) === undefined) {
        return failure('scene/unknown-tile');
      }
      if (tileId === null) this.#enlarged.delete(screenId);
      else this.#enlarged.set(screenId, tileId);
      this.#tell();
      return success(null);
    });
  }

  /** Keeps what is on the wall; an existing number is replaced. */
  async save(actor: Actor, number: number, name: string): Promise<Outcome<SceneRow>> {
    const saved = await this.library.save(actor, number, name, this.#now.screens);
    if (!saved.ok) return saved;
    this.#shows(saved.value);
    return success({ sceneId: saved.value, number, name, isInForce: true });
  }

  /** Changes the library; what was kept of the wall is what the wall shows. */
  async changeLibrary(actor: Actor, order: LibraryOrder): Promise<Outcome<SceneId | null>> {
    const { screens } = this.#now;
    const changed = await this.library.change(actor, order, screens);
    const isOfWall = order.kind === 'save' || order.kind === 'overwrite';
    if (changed.ok && isOfWall && changed.value !== null) this.#shows(changed.value);
    return changed;
  }

  /** Keeps contents that are not on the wall as a scene. */
  async saveOther(
    actor: Actor,
    number: number,
    name: string,
    screens: ReadonlyMap<ScreenId, ScreenContent>,
  ): Promise<Outcome<SceneRow>> {
    const saved = await this.library.save(actor, number, name, screens);
    if (!saved.ok) return saved;
    this.#tell();
    const sceneId = saved.value;
    return success({ sceneId, number, name, isInForce: sceneId === this.#now.sceneId });
  }

  /** Other contents for these screens, all in one step; screens that are unplugged keep theirs. */
  take(actor: Actor, screens: ReadonlyMap<ScreenId, ScreenContent>): void {
    const plugged = this.#screens.filter(({ screenId }) => screens.has(screenId));
    const only = screens.size === 1 ? plugged[0]?.number : undefined;
    this.#jump(
      { sceneId: this.#now.sceneId, screens: new Map([...this.#now.screens, ...screens]) },
      actor,
      {
        kind: 'take',
        screens: screens.size,
        ...(only === undefined ? {} : { screenNumber: only }),
      },
    );
  }

  recall(
    actor: Actor,
    which: { sceneId: SceneId } | { number: number },
    how: { isByRule?: true; isByTour?: true } = {},
  ): Outcome<null> {
    const scene =
      'number' in which ? this.library.withNumber(which.number) : this.library.find(which.sceneId);
    if (scene === undefined) return failure('scene/unknown');
    this.#jump(
      { sceneId: scene.sceneId, screens: new Map([...this.#now.screens, ...contentsIn(scene)]) },
      actor,
      { kind: 'scene', number: scene.number, name: scene.name, ...how },
    );
    return success(null);
  }

  /** The wall as it was before the last recall; once more, and it is back. */
  recallPrevious(actor: Actor): Outcome<null> {
    const previous = this.#previous;
    if (previous === undefined) return failure('scene/nothing-to-undo');
    const scene = this.library.find(previous.sceneId);
    this.#jump(
      { ...previous, screens: new Map([...this.#now.screens, ...previous.screens]) },
      actor,
      { kind: 'scene', number: scene?.number ?? 0, name: scene?.name ?? '' },
    );
    return success(null);
  }

  /** Puts whole contents on screens, plugged in or not, in one step. */
  put(
    actor: Actor,
    contents: readonly (readonly [ScreenId, ScreenContent])[],
    what: WallChange['what'],
  ): void {
    this.#remember();
    for (const [screenId, content] of contents) {
      this.#blank.delete(screenId);
      this.#enlarged.delete(screenId);
      this.#putContent(screenId, content);
    }
    this.#record(actor, what);
  }

  /** What is kept for a screen that will not come back. */
  forget(screenId: ScreenId): void {
    const screens = new Map(this.#now.screens);
    screens.delete(screenId);
    this.#now = { ...this.#now, screens };
    this.#blank.delete(screenId);
    this.#keep();
    this.#tell();
  }

  /** Takes back the last change of the wall. */
  undo(actor: Actor): Outcome<null> {
    const moment = this.#undo.pop();
    if (moment === undefined) return failure('scene/nothing-to-undo');
    this.#now = {
      ...moment,
      screens: new Map([...this.#now.screens, ...moment.screens]),
    };
    this.#record(actor, { kind: 'undo' });
    return success(null);
  }

  /** Writes what is not written yet. */
  async stop(): Promise<void> {
    await this.#files.flush();
    this.#files.stop();
  }

  #makeStarterScenes(source: CameraSource, locale: Locale): void {
    this.#isFirstStart = false;
    const screenIds = this.#screens.map(({ screenId }) => screenId);
    const scenes = starterScenes(source, this.#deps.starter, screenIds, locale);
    void this.library.begin(scenes);
    const shown = scenes.find((scene) => isAsSaved(this.#now.screens, scene));
    if (shown !== undefined) this.#now = { ...this.#now, sceneId: shown.sceneId };
  }

  #onScreen(
    screenId: ScreenId,
    act: (content: ScreenContent, screen: Screen) => Outcome<null>,
  ): Outcome<null> {
    const screen = this.#screens.find((known) => known.screenId === screenId);
    const content = this.#now.screens.get(screenId);
    if (screen === undefined || content === undefined) return failure('scene/unknown-screen');
    return act(content, screen);
  }

  #onTile(
    { screenId, tileId }: TilePlace,
    act: (content: ScreenContent, index: number, screen: Screen) => Outcome<null>,
  ): Outcome<null> {
    return this.#onScreen(screenId, (content, screen) => {
      const index = tileIndexOf(content, tileId);
      return index === undefined ? failure('scene/unknown-tile') : act(content, index, screen);
    });
  }

  #change(actor: Actor, screen: Screen, content: ScreenContent, what: WallChange['what']): void {
    this.#remember();
    this.#blank.delete(screen.screenId);
    this.#putContent(screen.screenId, content);
    this.#record(actor, what);
  }

  #jump(to: Moment, actor: Actor, what: WallChange['what']): void {
    // A tour of scenes is one step to take back, however long it went; changes by hand are another.
    if (!isTourStep(what) || this.inForce().isChanged) this.#remember();
    if (!isTourStep(what)) this.#previous = this.#now;
    this.#now = to;
    this.#enlarged.clear();
    for (const screenId of to.screens.keys()) this.#blank.delete(screenId);
    this.#record(actor, what);
  }

  #remember(): void {
    this.#undo = [...this.#undo, this.#now].slice(-undoDepth);
  }

  #putContent(screenId: ScreenId, content: ScreenContent): void {
    this.#now = { ...this.#now, screens: new Map(this.#now.screens).set(screenId, content) };
  }

  #record(actor: Actor, what: WallChange['what']): void {
    const change = { atMs: this.#deps.clock.now(), actor, what };
    const former = isTourStep(what)
      ? this.#changes.filter((one) => !isTourStep(one.what))
      : this.#changes;
    this.#changes = [change, ...former].slice(0, changesKept);
    this.#dropLostMarks();
    this.#keep();
    this.#tell();
  }

  /** Selection and enlargement end with their tile. */
  #dropLostMarks(): void {
    const isThere = ({ screenId, tileId }: TilePlace): boolean => {
      const content = this.#now.screens.get(screenId);
      return content !== undefined && tileIndexOf(content, tileId) !== undefined;
    };
    if (this.#selection !== null && !isThere(this.#selection)) this.#selection = null;
    for (const [screenId, tileId] of this.#enlarged) {
      if (!isThere({ screenId, tileId })) this.#enlarged.delete(screenId);
    }
  }

  #keep(): void {
    this.#files.keepWallSoon(() => ({
      version: 1,
      sceneId: this.#now.sceneId,
      screens: Object.fromEntries(
        [...this.#now.screens].filter(([screenId]) => !this.#blank.has(screenId)),
      ),
    }));
  }

  #shows(sceneId: SceneId): void {
    this.#now = { ...this.#now, sceneId };
    this.#keep();
    this.#tell();
  }

  #tell(): void {
    this.#changed.emit(null);
  }
}

const isTourStep = (what: WallChange['what']): boolean =>
  what.kind === 'scene' && what.isByTour === true;

/** A file of another build may name a layout that this one does not have. */
const repaired = (content: ScreenContent): ScreenContent => {
  const layout = layoutFor(content);
  return layout.tileCount === content.tileCount ? content : withLayout(content, layout);
};
