import type { CanvasId, PictureId, Placement } from '../messages';
import { covers, meet } from './fit';

/** A placement that has to be painted. */
export type Stroke = Placement;

/**
 * What lies where, and above what. A picture that another covers whole is not painted, but only
 * once the upper one has something to show: that is how a camera is changed without a black moment.
 */
export class Board {
  #placements: readonly Placement[] = [];
  /** For each placement, those above it that share pixels with it. */
  #above: number[][] = [];
  #byPicture = new Map<PictureId, number[]>();

  /** Answer: the places that nobody has any more, and those that are new. */
  place(placements: readonly Placement[]): { gone: Placement[]; come: Placement[] } {
    const before = this.#placements;
    this.#placements = placements;
    this.#above = placements.map((lower, index) => {
      const above: number[] = [];
      for (let later = index + 1; later < placements.length; later += 1) {
        const upper = placements[later];
        if (upper?.canvasId === lower.canvasId && meet(upper.rect, lower.rect)) above.push(later);
      }
      return above;
    });
    this.#byPicture = new Map();
    for (const [index, { pictureId }] of placements.entries()) {
      const known = this.#byPicture.get(pictureId);
      if (known === undefined) this.#byPicture.set(pictureId, [index]);
      else known.push(index);
    }
    return { gone: missingFrom(placements, before), come: missingFrom(before, placements) };
  }

  /** What has to be painted, in order, when these places were cleared or are new. */
  strokesAt(places: readonly Placement[], hasPicture: (id: PictureId) => boolean): Stroke[] {
    const touched = this.#placements.flatMap(({ canvasId, rect }, index) =>
      places.some((place) => place.canvasId === canvasId && meet(place.rect, rect)) ? [index] : [],
    );
    return this.#withAbove(touched, hasPicture);
  }

  has(pictureId: PictureId): boolean {
    return this.#byPicture.has(pictureId);
  }

  /** The largest rectangle that it fills, 0 when it is nowhere. */
  areaOf(pictureId: PictureId): number {
    const areas = (this.#byPicture.get(pictureId) ?? []).map((index) =>
      area(this.#placements[index]),
    );
    return Math.max(0, ...areas);
  }

  /** What has to be painted, in order, when these pictures have changed. */
  strokes(changed: Iterable<PictureId>, hasPicture: (id: PictureId) => boolean): Stroke[] {
    const touched = [...changed].flatMap((pictureId) => this.#byPicture.get(pictureId) ?? []);
    return this.#withAbove(touched, hasPicture);
  }

  /** Everything that is to be seen, on one canvas or on all. */
  all(hasPicture: (id: PictureId) => boolean, canvasId?: CanvasId): Stroke[] {
    const indices = this.#placements
      .map((_, index) => index)
      .filter((index) => canvasId === undefined || this.#placements[index]?.canvasId === canvasId);
    return this.#inOrder(indices, hasPicture);
  }

  #withAbove(touched: readonly number[], hasPicture: (id: PictureId) => boolean): Stroke[] {
    const due = new Set<number>();
    const add = (index: number): void => {
      if (due.has(index)) return;
      due.add(index);
      for (const upper of this.#above[index] ?? []) add(upper);
    };
    for (const index of touched) if (!this.#isHidden(index, hasPicture)) add(index);
    return this.#inOrder([...due], hasPicture);
  }

  #inOrder(indices: number[], hasPicture: (id: PictureId) => boolean): Stroke[] {
    return indices
      .filter((index) => !this.#isHidden(index, hasPicture))
      .sort((a, b) => a - b)
      .map((index) => this.#placements[index])
      .filter((stroke) => stroke !== undefined && hasPicture(stroke.pictureId)) as Stroke[];
  }

  #isHidden(index: number, hasPicture: (id: PictureId) => boolean): boolean {
    const lower = this.#placements[index];
    if (lower === undefined) return true;
    return (this.#above[index] ?? []).some((later) => {
      const upper = this.#placements[later];
      return upper !== undefined && hasPicture(upper.pictureId) && covers(upper.rect, lower.rect);
    });
  }
}

const keyOf = ({ pictureId, canvasId, rect, part }: Placement): string =>
  [
    ...[canvasId, pictureId, rect.left, rect.top, rect.width, rect.height],
    ...(part === undefined ? [] : [part.left, part.top, part.width]),
  ].join(' ');

const missingFrom = (some: readonly Placement[], of: readonly Placement[]): Placement[] => {
  const keys = new Set(some.map(keyOf));
  return of.filter((placement) => !keys.has(keyOf(placement)));
};

/** As if all of the picture were painted as large as its part is. */
const area = (placement: Placement | undefined): number => {
  if (placement === undefined) return 0;
  const { rect, part } = placement;
  return (rect.width * rect.height) / ((part?.width ?? 1) * (part?.height ?? 1));
};
