import type { Actor } from '#contract/actor';
import type { Camera } from '#contract/camera';
import type { CameraId, ScreenId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PlanTile, ScreenContent } from '#contract/scene';
import type { ZoomOrder } from '#contract/zoom';
import { arrangeAround, mostAround } from './around';
import type { CatalogIndex } from './catalogIndex';
import { CropBook } from './cropBook';
import type { StorePort } from './ports';
import type { TilePlace } from './sceneInForce';
import type { SceneKeeper } from './sceneKeeper';
import { isSameContent } from './screenContents';
import { TileZooms } from './tileZooms';

interface CloseUpsDeps {
  store: StorePort;
  catalog: CatalogIndex;
  scene: SceneKeeper;
  actor: () => Actor;
}

/** A nearer look: digital zoom of tiles, saved parts of pictures, neighbours around a camera. */
export class CloseUps {
  readonly #deps: CloseUpsDeps;
  readonly zooms = new TileZooms();
  readonly crops: CropBook;
  /** What each screen showed before neighbours came, and what they made of it. */
  readonly #around = new Map<ScreenId, { before: ScreenContent; after: ScreenContent }>();

  constructor(deps: CloseUpsDeps) {
    this.#deps = deps;
    this.crops = new CropBook({
      store: deps.store,
      isCamera: (number) => deps.catalog.byNumber(number) !== undefined,
    });
  }

  onChanged(listener: () => void): () => void {
    const teardowns = [this.zooms.onZoomsChanged(listener), this.crops.onCropsChanged(listener)];
    return () => {
      for (const teardown of teardowns) teardown();
    };
  }

  /** Fault media/no-picture: the tile shows no camera. */
  zoom(place: TilePlace, { camera, zoom }: PlanTile, order: ZoomOrder): Outcome<null> {
    if (camera === null) return failure('media/no-picture');
    this.zooms.order(place, camera.cameraId, order, zoom);
    return success(null);
  }

  /** Keeps what that tile shows as a part of its camera. Fault crop/whole: it shows all of it. */
  async save({ camera, zoom }: PlanTile, number: number, name: string): Promise<Outcome<null>> {
    if (camera === null) return failure('media/no-picture');
    if (zoom === null) return failure('crop/whole');
    return this.crops.save({ number, name, cameraId: camera.cameraId, zoom });
  }

  /** Puts a saved part on a tile. Fault crop/unknown. */
  put(place: TilePlace, number: number): Outcome<null> {
    const crop = this.crops.withNumber(number);
    if (crop === undefined) return failure('crop/unknown', String(number));
    const { cameraId, ...part } = crop;
    const { catalog, scene, actor } = this.#deps;
    if (catalog.camera(cameraId) === undefined) return failure('catalog/unknown-camera');
    const put = scene.assign(actor(), place, { cameraId, number }, part);
    if (put.ok) this.zooms.forget(place);
    return put;
  }

  /** Neighbours around the camera of a tile; where they stand already: back to what was before. */
  around({ screenId }: TilePlace, { camera }: PlanTile): Outcome<null> {
    const { scene, actor } = this.#deps;
    const now = scene.inForce().screens.get(screenId);
    const known = this.#around.get(screenId);
    this.#around.delete(screenId);
    if (now !== undefined && known !== undefined && isSameContent(now, known.after)) {
      return scene.surround(actor(), screenId, known.before);
    }
    if (camera === null) return failure('media/no-picture');
    const neighbours = this.#neighbours(camera);
    if (neighbours.length === 0) return failure('catalog/no-neighbours');
    const put = scene.surround(actor(), screenId, arrangeAround(camera, neighbours));
    const after = scene.inForce().screens.get(screenId);
    if (put.ok && now !== undefined && after !== undefined) {
      this.#around.set(screenId, { before: now, after });
    }
    return put;
  }

  /** By position; then those of the same street by number, where positions are missing. */
  #neighbours(camera: Camera): Camera[] {
    const { catalog } = this.#deps;
    const { position, nodeId, number } = camera;
    const near = position === null ? [] : catalog.nearest(position, mostAround + 1);
    const seen = new Set<CameraId>([camera.cameraId]);
    const streetId = catalog.pathTo(nodeId).at(-2) ?? nodeId;
    const street =
      near.length > mostAround
        ? []
        : catalog
            .under(streetId)
            .filter(({ isOnline }) => isOnline)
            .sort((a, b) => Math.abs(a.number - number) - Math.abs(b.number - number));
    const all = [...near, ...street].filter(({ cameraId }) => {
      const isNew = !seen.has(cameraId);
      seen.add(cameraId);
      return isNew;
    });
    return all.slice(0, mostAround);
  }
}
