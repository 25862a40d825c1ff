import type { Alarm } from '#contract/alarm';
import type { CameraId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { Position } from '#contract/text';
import type { CatalogIndex } from './catalogIndex';

/** As many neighbours as a card shows. */
const neighbours = 4;

/**
 * The nearest cameras for alarms and incidents whose platform links none. Looked for once per
 * report: finding them goes through the whole catalog.
 */
export class LinkedCameras {
  readonly #catalog: CatalogIndex;
  readonly #alarms = new WeakMap<Alarm, Alarm>();
  readonly #incidents = new WeakMap<Incident, Incident>();

  constructor(catalog: CatalogIndex) {
    this.#catalog = catalog;
  }

  alarm(alarm: Alarm): Alarm {
    if (alarm.linkedCameraIds.length > 0) return alarm;
    return this.#once(this.#alarms, alarm, () => ({
      ...alarm,
      linkedCameraIds: this.#near(alarm.position ?? this.#placeOf(alarm.cameraId), alarm.cameraId),
    }));
  }

  incident(incident: Incident): Incident {
    if (incident.cameraIds.length > 0) return incident;
    return this.#once(this.#incidents, incident, () => ({
      ...incident,
      cameraIds: this.#near(incident.position, null),
    }));
  }

  /** While a catalog is being read the answer would be of the moment, so it is not kept. */
  #once<Thing extends Alarm | Incident>(
    known: WeakMap<Thing, Thing>,
    thing: Thing,
    make: () => Thing,
  ): Thing {
    if (!this.#catalog.isComplete(thing.platformId)) return thing;
    const linked = known.get(thing) ?? make();
    known.set(thing, linked);
    return linked;
  }

  #placeOf(cameraId: CameraId | null): Position | null {
    return cameraId === null ? null : (this.#catalog.camera(cameraId)?.position ?? null);
  }

  #near(position: Position | null, except: CameraId | null): CameraId[] {
    if (position === null) return [];
    return this.#catalog
      .nearest(position, neighbours + 1)
      .map(({ cameraId }) => cameraId)
      .filter((cameraId) => cameraId !== except)
      .slice(0, neighbours);
  }
}
