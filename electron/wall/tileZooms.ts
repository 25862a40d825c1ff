import type { CameraId } from '#contract/ids';
import { zoomAfter, type Zoom, type ZoomOrder } from '#contract/zoom';
import type { TilePlace } from './sceneInForce';
import { Signal } from './signal';

const keyOf = ({ screenId, tileId }: TilePlace): string => `${screenId} ${tileId}`;

/** Which tiles show a part of their picture. It belongs to the camera: another one is seen whole. */
export class TileZooms {
  readonly #kept = new Map<string, { cameraId: CameraId; zoom: Zoom | null }>();
  readonly #changed = new Signal<null>();
  readonly onZoomsChanged = this.#changed.on;

  /** `saved` is the part that a saved crop shows until somebody zooms by hand. */
  of(place: TilePlace, cameraId: CameraId, saved: Zoom | null = null): Zoom | null {
    const kept = this.#kept.get(keyOf(place));
    return kept?.cameraId === cameraId ? kept.zoom : saved;
  }

  order(place: TilePlace, cameraId: CameraId, order: ZoomOrder, before: Zoom | null): void {
    this.#kept.set(keyOf(place), { cameraId, zoom: zoomAfter(before, order) });
    this.#changed.emit(null);
  }

  /** Something was put into that tile: it is seen as it was put. */
  forget(place: TilePlace): void {
    if (this.#kept.delete(keyOf(place))) this.#changed.emit(null);
  }
}
