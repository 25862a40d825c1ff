import type { Camera } from '#contract/camera';
import type { CameraId, NodeId } from '#contract/ids';
import type { TileTour, TourItem, TourRule } from '#contract/tour';
import type { TourStop } from './tourPool';

/** What a tour of cameras goes through, in its order. */
export interface TourCameras {
  readonly stops: readonly TourStop<CameraId>[];
  /** Those that are there, from 1. */
  readonly positions: ReadonlyMap<CameraId, number>;
  readonly cameras: readonly Camera[];
  /** Numbers of the list that no camera has. */
  readonly unknown: readonly number[];
}

interface TourSourcesDeps {
  /** All cameras of a place by number. */
  under(nodeId: NodeId | null): readonly Camera[];
  byNumber(number: number): Camera | undefined;
}

type Source = Pick<TileTour, 'nodeId' | 'dwellS' | 'rule' | 'list'>;

/** Lists and rules as cameras: made once until the catalog changes, for a place may have thousands. */
export class TourSources {
  readonly #deps: TourSourcesDeps;
  readonly #known = new Map<string, TourCameras>();

  constructor(deps: TourSourcesDeps) {
    this.#deps = deps;
  }

  catalogChanged(): void {
    this.#known.clear();
  }

  of({ nodeId, dwellS, rule, list }: Source): TourCameras {
    const key = JSON.stringify([nodeId, dwellS, rule, list]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made =
      list === undefined
        ? camerasOf(chosenBy(rule, this.#deps.under(nodeId)), new Map(), dwellS)
        : this.#listed(list, dwellS);
    this.#known.set(key, made);
    return made;
  }

  #listed(list: readonly TourItem[], dwellS: number): TourCameras {
    const found = new Map<CameraId, Camera>();
    const stays = new Map<CameraId, number>();
    const unknown: number[] = [];
    for (const { number, dwellS: own } of list) {
      const camera = this.#deps.byNumber(number);
      if (camera === undefined) unknown.push(number);
      else if (!found.has(camera.cameraId)) {
        found.set(camera.cameraId, camera);
        if (own !== undefined) stays.set(camera.cameraId, own);
      }
    }
    return { ...camerasOf([...found.values()], stays, dwellS), unknown };
  }
}

/** Those that a rule lets pass; the same list where it asks for nothing. */
export const chosenBy = (
  rule: TourRule | undefined,
  cameras: readonly Camera[],
): readonly Camera[] => {
  if (rule === undefined || Object.keys(rule).length === 0) return cameras;
  const { kind, cameraClass } = rule;
  const word = rule.name?.toLowerCase();
  return cameras.filter(
    (camera) =>
      (kind === undefined || camera.kind === kind) &&
      (cameraClass === undefined || camera.cameraClass === cameraClass) &&
      (word === undefined || isCalled(camera, word)),
  );
};

const isCalled = ({ name }: Camera, word: string): boolean =>
  name.zh.toLowerCase().includes(word) || name.en.toLowerCase().includes(word);

const camerasOf = (
  cameras: readonly Camera[],
  stays: ReadonlyMap<CameraId, number>,
  dwellS: number,
): TourCameras => {
  const stops = cameras.map(({ cameraId: id, isOnline }) => ({
    id,
    isThere: isOnline,
    dwellMs: (stays.get(id) ?? dwellS) * 1000,
  }));
  const there = stops.filter(({ isThere }) => isThere);
  const positions = new Map(there.map(({ id }, at) => [id, at + 1]));
  return { stops, positions, cameras, unknown: [] };
};
