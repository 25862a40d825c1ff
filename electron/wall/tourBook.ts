import { failure, success, type Outcome } from '#contract/outcome';
import { storedToursSchema, type StoredTours, type TourGroup, type TourRow } from '#contract/tour';
import type { StorePort } from './ports';
import { Signal } from './signal';

const fileName = 'tours';
const mostGroups = 99;

/** The named tours 轮巡组 of a station, kept over a restart. */
export class TourBook {
  readonly #store: StorePort;
  readonly #changed = new Signal<null>();
  readonly onToursChanged = this.#changed.on;
  #kept: StoredTours = { version: 1, groups: [], sceneTour: null };
  #rows: TourRow[] = [];

  constructor({ store }: { store: StorePort }) {
    this.#store = store;
  }

  /** A file that cannot be read leaves no named tours. */
  async load(): Promise<void> {
    const read = await this.#store.read(fileName);
    const kept = read.ok ? storedToursSchema.safeParse(read.value).data : undefined;
    if (kept !== undefined) this.#take(kept);
  }

  all(): readonly TourGroup[] {
    return this.#kept.groups;
  }

  rows(): TourRow[] {
    return this.#rows;
  }

  withNumber(number: number): TourGroup | undefined {
    return this.#kept.groups.find((group) => group.number === number);
  }

  /** The tour of scenes that was under way when the program ended. */
  sceneTour(): number | null {
    return this.#kept.sceneTour;
  }

  /** An existing number is replaced. Fault tour/too-many. What could not be kept is not listed. */
  async save(group: TourGroup): Promise<Outcome<null>> {
    const others = this.#kept.groups.filter(({ number }) => number !== group.number);
    if (others.length >= mostGroups) return failure('tour/too-many');
    const groups = [...others, group].sort((a, b) => a.number - b.number);
    return this.#keep({ ...this.#kept, groups });
  }

  /** Tiles that it was started in go on as they are. Fault tour/unknown. */
  async remove(number: number): Promise<Outcome<null>> {
    if (this.withNumber(number) === undefined) return failure('tour/unknown');
    const groups = this.#kept.groups.filter((group) => group.number !== number);
    return this.#keep({ ...this.#kept, groups });
  }

  /** A wall that cannot write it down tours all the same. */
  async keepSceneTour(number: number | null): Promise<void> {
    if (this.#kept.sceneTour === number) return;
    this.#kept = { ...this.#kept, sceneTour: number };
    await this.#store.write(fileName, this.#kept);
  }

  async #keep(next: StoredTours): Promise<Outcome<null>> {
    const former = this.#kept;
    this.#take(next);
    const kept = await this.#store.write(fileName, next);
    if (!kept.ok && this.#kept === next) this.#take(former);
    return kept.ok ? success(null) : kept;
  }

  #take(kept: StoredTours): void {
    this.#kept = kept;
    this.#rows = kept.groups.map(({ number, name, source }) => ({
      number,
      name,
      kind: source.kind,
    }));
    this.#changed.emit(null);
  }
}
