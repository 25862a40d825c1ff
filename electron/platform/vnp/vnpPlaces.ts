import type { LocalText } from '#contract/text';

import type { WireNode } from './vnpWire';

type Place = Pick<WireNode, 'parentId' | 'level' | 'name' | 'nameEn'>;

const deepest = 16;

/** The place named in captions: the district above a node, or what stands nearest to that. */
export class VnpPlaces {
  readonly #nodes = new Map<string, Place>();
  readonly #found = new Map<string, LocalText>();

  add({ id, parentId, level, name, nameEn }: WireNode): void {
    this.#nodes.set(id, { parentId, level, name, nameEn });
    this.#found.clear();
  }

  of(nodeId: string): LocalText {
    const known = this.#found.get(nodeId);
    if (known !== undefined) return known;
    const place = this.#climb(nodeId);
    const text = { zh: place?.name ?? '', en: place?.nameEn ?? '' };
    this.#found.set(nodeId, text);
    return text;
  }

  #climb(nodeId: string): Place | undefined {
    let place = this.#nodes.get(nodeId);
    // A tree that is a ring ends here as well.
    for (let step = 0; step < deepest && place !== undefined; step += 1) {
      if (place.level === 'district' || place.parentId === null) return place;
      const above = this.#nodes.get(place.parentId);
      if (above === undefined || above.level === 'city' || above.level === 'province') return place;
      place = above;
    }
    return place;
  }
}
