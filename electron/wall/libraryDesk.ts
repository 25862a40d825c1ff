import type { Actor } from '#contract/actor';
import type { SceneId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type {
  FileScene,
  ImportChoice,
  ImportRow,
  LibraryView,
  OpenedFile,
  SceneDetail,
} from '#contract/sceneLibrary';
import type { ClockPort, IdPort, PaperPort } from './ports';
import { readSceneFile, writeSceneFile } from './sceneFile';
import { importInto } from './sceneImport';
import type { SceneKeeper } from './sceneKeeper';
import { contentsOfVersion, isSameScreens } from './sceneShelf';
import { lostIn, shapesOf, tilesOf, type ShapeRoom } from './sceneShapes';
import type { SceneUses } from './sceneUses';

interface LibraryDeskDeps {
  clock: ClockPort;
  ids: IdPort;
  paper: PaperPort;
  scene: SceneKeeper;
  uses: SceneUses;
  room: () => ShapeRoom;
  stationName: () => string;
}

/** What the page of the library reads, and files of scenes that come and go. */
export class LibraryDesk {
  readonly #deps: LibraryDeskDeps;
  /** The file that was read last and waits for what is to become of it. */
  #opened: { importId: string; scenes: readonly FileScene[] } | undefined;

  constructor(deps: LibraryDeskDeps) {
    this.#deps = deps;
  }

  read(): LibraryView {
    const { scene, uses } = this.#deps;
    const room = this.#deps.room();
    const usesOf = uses.read();
    const inForce = scene.inForce().scene?.sceneId;
    const rows = scene.library.all().map((one) => {
      const { screens, past: _past, ...kept } = one;
      const shapes = shapesOf(screens, room);
      return {
        ...kept,
        shapes,
        isInForce: one.sceneId === inForce,
        lostCameras: lostIn(shapes),
        uses: usesOf(one),
      };
    });
    return {
      rows: rows.sort((a, b) => a.number - b.number),
      undo: scene.library.lastStep(),
    };
  }

  /** One of its states tile by tile; null: the present one. */
  scene(sceneId: SceneId, version: number | null): Outcome<SceneDetail> {
    const scene = this.#deps.scene.library.find(sceneId);
    if (scene === undefined) return failure('scene/unknown');
    const screens = contentsOfVersion(scene, version);
    if (screens === undefined) return failure('scene/unknown-version');
    return success({
      versions: [scene.present, ...scene.past.map(({ screens: _screens, ...one }) => one)],
      shown: version ?? scene.present.number,
      screens: tilesOf(screens, this.#deps.room()),
    });
  }

  /** Writes one scene, or all; null: called off. */
  async export(
    sceneId: SceneId | null,
    name: string,
  ): Promise<Outcome<{ fileName: string } | null>> {
    const { paper, clock, scene, room, stationName } = this.#deps;
    const scenes = scene.library.all().filter((one) => sceneId === null || one.sceneId === sceneId);
    if (scenes.length === 0) return failure('scene/unknown');
    const text = writeSceneFile(scenes, {
      ...room(),
      station: stationName(),
      atMs: clock.now(),
    });
    const place = await paper.choose(`${name.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.json`);
    if (place === null) return success(null);
    const written = await place.write(text);
    return written.ok ? success({ fileName: place.fileName }) : written;
  }

  /** Reads a file that the person chooses; null: called off. Nothing is taken over yet. */
  async open(): Promise<Outcome<OpenedFile | null>> {
    const file = await this.#deps.paper.open('json');
    if (!file.ok || file.value === null) return file.ok ? success(null) : file;
    const { fileName, text } = file.value;
    const read = readSceneFile(text);
    const importId = this.#deps.ids.secret();
    if ('problems' in read) {
      this.#opened = undefined;
      return success({ fileName, importId, problems: [...read.problems], rows: [] });
    }
    this.#opened = { importId, scenes: read.scenes };
    const room = this.#deps.room();
    const rows = read.scenes.map((one, index): ImportRow => {
      const { number, name, folder, screens } = one;
      const there = this.#deps.scene.library.withNumber(number);
      const shapes = shapesOf(screens, room);
      return {
        ...{ index, number, name, folder, shapes },
        lostCameras: lostIn(shapes),
        conflict:
          there === undefined ? null : { name: there.name, isSame: isSameScene(there, one) },
      };
    });
    return success({ fileName, importId, problems: [], rows });
  }

  /** Takes over what was read: all of it or nothing. */
  async import(
    actor: Actor,
    importId: string,
    choices: readonly ImportChoice[],
  ): Promise<Outcome<{ added: number; replaced: number }>> {
    const { clock, ids, scene } = this.#deps;
    if (this.#opened?.importId !== importId) return failure('scene/import-gone');
    const { scenes } = this.#opened;
    const imported = importInto(scene.library.all(), scenes, choices, {
      making: { atMs: clock.now(), actor, how: 'imported' },
      newId: () => ids.secret() as SceneId,
    });
    if (!imported.ok) return imported;
    const { shelf, added, replaced } = imported.value;
    const [first] = scenes;
    const step = { kind: 'import' as const, number: added + replaced, name: first?.name ?? '' };
    const kept = await scene.library.import(shelf, step);
    if (!kept.ok) return kept;
    this.#opened = undefined;
    return success({ added, replaced });
  }
}

/** Taking it over would change nothing. */
const isSameScene = (there: FileScene, { name, folder, note, screens }: FileScene): boolean =>
  there.name === name &&
  there.folder === folder &&
  there.note === note &&
  isSameScreens(there.screens, screens);
