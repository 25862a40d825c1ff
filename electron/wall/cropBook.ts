import { failure, success, type Outcome } from '#contract/outcome';
import { mostCrops, storedCropsSchema, type Crop } from '#contract/zoom';
import type { StorePort } from './ports';
import { Signal } from './signal';

const fileName = 'crops';

interface CropBookDeps {
  store: StorePort;
  /** A camera has that number. */
  isCamera: (number: number) => boolean;
}

/** The saved parts of pictures 画面局部, kept over a restart. */
export class CropBook {
  readonly #deps: CropBookDeps;
  readonly #changed = new Signal<null>();
  readonly onCropsChanged = this.#changed.on;
  #crops: Crop[] = [];

  constructor(deps: CropBookDeps) {
    this.#deps = deps;
  }

  /** A file that cannot be read leaves none. */
  async load(): Promise<void> {
    const read = await this.#deps.store.read(fileName);
    const kept = read.ok ? storedCropsSchema.safeParse(read.value).data : undefined;
    if (kept !== undefined) this.#crops = kept.crops;
  }

  all(): Crop[] {
    return this.#crops;
  }

  withNumber(number: number): Crop | undefined {
    return this.#crops.find((crop) => crop.number === number);
  }

  /** An existing number is replaced. Faults crop/number-taken, crop/too-many. */
  async save(crop: Crop): Promise<Outcome<null>> {
    if (this.#deps.isCamera(crop.number)) return failure('crop/number-taken', String(crop.number));
    const others = this.#crops.filter(({ number }) => number !== crop.number);
    if (others.length >= mostCrops) return failure('crop/too-many');
    return this.#keep([...others, crop].sort((a, b) => a.number - b.number));
  }

  /** Tiles that show it go on as they are. Fault crop/unknown. */
  async remove(number: number): Promise<Outcome<null>> {
    if (this.withNumber(number) === undefined) return failure('crop/unknown', String(number));
    return this.#keep(this.#crops.filter((crop) => crop.number !== number));
  }

  async #keep(crops: Crop[]): Promise<Outcome<null>> {
    const former = this.#crops;
    this.#crops = crops;
    const kept = await this.#deps.store.write(fileName, { version: 1, crops });
    if (!kept.ok && this.#crops === crops) this.#crops = former;
    this.#changed.emit(null);
    return kept.ok ? success(null) : kept;
  }
}
