import type { Alarm } from '#contract/alarm';
import type { AlarmId, CameraId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { Position } from '#contract/text';
import type { CatalogIndex } from './catalogIndex';

/** As many neighbours as a card shows. */
const neighbours = 4;
/** Alarms whose neighbours are remembered over their reports. */
const maxRemembered = 5_000;

interface Near {
  readonly position: Position | null;
  readonly cameraIds: CameraId[];
}

/**
 * The nearest cameras for alarms and incidents whose platform links none. Looked for once per
 * report: finding them goes through the whole catalog.
 */
export class LinkedCameras {
  readonly #catalog: CatalogIndex;
  readonly #alarms = new WeakMap<Alarm, Alarm>();
  readonly #incidents = new WeakMap<Incident, Incident>();
  readonly #nearAlarms = new Map<AlarmId, Near>();

  constructor(catalog: CatalogIndex) {
    this.#catalog = catalog;
  }

  alarm(alarm: Alarm): Alarm {
    if (alarm.linkedCameraIds.length > 0) return alarm;
    return this.#once(this.#alarms, alarm, () => ({
      ...alarm,
      linkedCameraIds: this.#nearAlarm(alarm),
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

  /** One that comes again and again is where it was. */
  #nearAlarm({ alarmId, cameraId, ...alarm }: Alarm): CameraId[] {
    const position = alarm.position ?? this.#placeOf(cameraId);
    const known = this.#nearAlarms.get(alarmId);
    if (known !== undefined && isSamePlace(known.position, position)) return known.cameraIds;
    const cameraIds = this.#near(position, cameraId);
    this.#nearAlarms.set(alarmId, { position, cameraIds });
    const oldest = this.#nearAlarms.keys().next();
    if (this.#nearAlarms.size > maxRemembered && oldest.done !== true) {
      this.#nearAlarms.delete(oldest.value);
    }
    return cameraIds;
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

const isSamePlace = (a: Position | null, b: Position | null): boolean =>
  a?.longitude === b?.longitude && a?.latitude === b?.latitude;
