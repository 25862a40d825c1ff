import {
  mostFavourites,
  mostRecent,
  storedShelfSchema,
  type Camera,
  type CameraShelf as Shelf,
} from '#contract/camera';
import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { ClockPort, StorePort } from './ports';

const fileName = 'camera-shelf';
/** Cameras called in a row are written once. */
const writeDelayMs = 3_000;

interface CameraShelfDeps {
  store: StorePort;
  clock: ClockPort;
  cameras: (cameraIds: readonly CameraId[]) => Camera[];
}

/** Favourites 收藏 of the desk and what was called last 最近, kept over a restart. */
export class CameraShelf {
  readonly #deps: CameraShelfDeps;
  #favourites: readonly CameraId[] = [];
  #recent: readonly CameraId[] = [];
  #cancelWrite: (() => void) | undefined;

  constructor(deps: CameraShelfDeps) {
    this.#deps = deps;
  }

  /** A file that cannot be read leaves none. */
  async load(): Promise<void> {
    const read = await this.#deps.store.read(fileName);
    const kept = read.ok ? storedShelfSchema.safeParse(read.value).data : undefined;
    if (kept === undefined) return;
    this.#favourites = kept.favourites;
    this.#recent = kept.recent;
  }

  /** Those that are known now; the others come back with their platform. */
  shelf(): Shelf {
    const { cameras } = this.#deps;
    return { favourites: cameras(this.#favourites), recent: cameras(this.#recent) };
  }

  /** Newest last. Fault catalog/shelf-full. */
  async favour(cameraId: CameraId, isFavourite: boolean): Promise<Outcome<Shelf>> {
    const others = this.#favourites.filter((other) => other !== cameraId);
    if (isFavourite && others.length >= mostFavourites) return failure('catalog/shelf-full');
    const former = this.#favourites;
    this.#favourites = isFavourite ? [...others, cameraId] : others;
    const kept = await this.#write();
    if (!kept.ok) this.#favourites = former;
    return kept.ok ? success(this.shelf()) : kept;
  }

  /** It was put on a tile. */
  called(cameraId: CameraId): void {
    if (this.#recent[0] === cameraId) return;
    const others = this.#recent.filter((other) => other !== cameraId);
    this.#recent = [cameraId, ...others].slice(0, mostRecent);
    this.#cancelWrite ??= this.#deps.clock.after(writeDelayMs, () => void this.#write());
  }

  #write(): Promise<Outcome<null>> {
    this.#cancelWrite?.();
    this.#cancelWrite = undefined;
    const value = { version: 1, favourites: this.#favourites, recent: this.#recent };
    return this.#deps.store.write(fileName, value);
  }
}
