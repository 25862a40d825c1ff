import type { Catalog } from './catalog';
import type { CityCamera } from './city';
import type { HappeningKind } from './happeningKinds';
import type { PictureShelf } from './pictureShelf';
import { camerasNear, placeOf } from './places';
import { done, refused, type Refusal, type Result } from './refusal';
import type { Actor, Alarm, Level } from './wire';

/** The same camera and kind within this time of an open alarm makes its count rise instead. */
const repeatMs = 60_000;
const keptAlarms = 2000;
const keptPictures = 8;

export interface AlarmDeskParts {
  catalog: Catalog;
  shelf: PictureShelf;
  now: () => number;
  announce: (alarm: Alarm) => void;
}

/** Every alarm of the city and what was answered to it. */
export class AlarmDesk {
  private alarms = new Map<string, Alarm>();
  private readonly clearsAtMs = new Map<string, number>();
  private serial = 0;

  constructor(private readonly parts: AlarmDeskParts) {}

  raise(
    one: CityCamera,
    kind: HappeningKind,
    how: { level?: Level | undefined; clearAfterMs: number | null; atMs?: number },
  ): Alarm {
    const nowMs = how.atMs ?? this.parts.now();
    const open = this.openAt(one.camera.id, kind, nowMs);
    const alarm = open ? this.repeated(open, one, nowMs) : this.fresh(one, kind, how.level, nowMs);
    if (how.clearAfterMs !== null) this.clearsAtMs.set(alarm.id, nowMs + how.clearAfterMs);
    return this.keep(alarm);
  }

  clear(id: string, atMs = this.parts.now()): Result<Alarm> {
    const alarm = this.alarms.get(id);
    if (!alarm) return unknownAlarm(id);
    this.clearsAtMs.delete(id);
    if (alarm.condition === 'cleared') return done(alarm);
    return done(this.keep({ ...alarm, condition: 'cleared', clearedAtMs: atMs }));
  }

  /** Clears what has come to its end; called once a second or so. */
  clearDue(): void {
    for (const [id, dueMs] of this.clearsAtMs) if (dueMs <= this.parts.now()) this.clear(id);
  }

  acknowledge(id: string, actor: Actor, atMs = this.parts.now()): Result<Alarm> {
    const alarm = this.alarms.get(id);
    if (!alarm) return unknownAlarm(id);
    if (alarm.acknowledged) return done(alarm);
    return done(this.keep({ ...alarm, acknowledged: { actor, atMs } }));
  }

  link(id: string, incidentId: string): void {
    const alarm = this.alarms.get(id);
    if (alarm) this.keep({ ...alarm, incidentId });
  }

  find(id: string): Result<Alarm> {
    const alarm = this.alarms.get(id);
    return alarm ? done(alarm) : unknownAlarm(id);
  }

  /** Newest first. */
  list(state: 'open' | 'all'): Alarm[] {
    const all = [...this.alarms.values()].reverse();
    return state === 'all' ? all : all.filter(isOpen);
  }

  snapshot(): { alarms: Alarm[]; clears: [string, number][] } {
    return { alarms: [...this.alarms.values()], clears: [...this.clearsAtMs] };
  }

  restore(kept: { alarms: Alarm[]; clears: [string, number][] }): void {
    this.alarms = new Map(kept.alarms.map((alarm) => [alarm.id, alarm]));
    for (const [id, dueMs] of kept.clears) this.clearsAtMs.set(id, dueMs);
  }

  /** What is rehearsed repeats nothing that happened, nor the other way round. */
  private openAt(cameraId: string, kind: HappeningKind, nowMs: number): Alarm | null {
    for (const alarm of this.alarms.values()) {
      const same =
        alarm.cameraId === cameraId &&
        alarm.kind === kind.kind &&
        alarm.isRehearsal === kind.isRehearsal;
      if (!same || alarm.condition !== 'active') continue;
      if (nowMs - alarm.lastRaisedAtMs < repeatMs) return alarm;
    }
    return null;
  }

  private repeated(alarm: Alarm, one: CityCamera, nowMs: number): Alarm {
    const latest = this.parts.shelf.of(alarm.kind, one, nowMs, alarm.count);
    // The first picture and the newest ones are kept; those between give way.
    const pictures =
      alarm.pictures.length < keptPictures
        ? [...alarm.pictures, ...latest]
        : [...alarm.pictures.slice(0, 1), ...alarm.pictures.slice(2), ...latest];
    return { ...alarm, count: alarm.count + 1, lastRaisedAtMs: nowMs, pictures };
  }

  private fresh(
    one: CityCamera,
    kind: HappeningKind,
    level: Level | undefined,
    nowMs: number,
  ): Alarm {
    return {
      id: this.nextId(nowMs),
      cameraId: one.camera.id,
      nodeId: one.camera.nodeId,
      level: level ?? kind.level,
      method: kind.method,
      kind: kind.kind,
      titleZh: kind.titleZh,
      titleEn: kind.titleEn,
      ...placeOf(this.parts.catalog, one),
      position: one.camera.position,
      raisedAtMs: nowMs,
      lastRaisedAtMs: nowMs,
      count: 1,
      condition: 'active',
      clearedAtMs: null,
      acknowledged: null,
      descriptionZh: kind.descriptionZh,
      descriptionEn: kind.descriptionEn,
      instructionZh: kind.instructionZh,
      instructionEn: kind.instructionEn,
      linkedCameraIds: camerasNear(this.parts.catalog, one, 4),
      pictures: this.parts.shelf.of(kind.kind, one, nowMs),
      incidentId: null,
      ...(kind.isRehearsal && { isRehearsal: kind.isRehearsal }),
      version: 0,
    };
  }

  /** The time in it keeps two runs of a city from giving the same identifier to two alarms. */
  private nextId(nowMs: number): string {
    this.serial += 1;
    return `A-${nowMs.toString(36)}-${this.serial.toString(36)}`;
  }

  private keep(alarm: Alarm): Alarm {
    const version = Math.max(alarm.version + 1, this.parts.now());
    const kept = { ...alarm, version };
    this.alarms.set(kept.id, kept);
    this.parts.announce(kept);
    if (this.alarms.size > keptAlarms) this.forgetOne();
    return kept;
  }

  /** The oldest alarm that nobody waits for goes first. */
  private forgetOne(): void {
    const ended = [...this.alarms.values()].find((alarm) => !isOpen(alarm));
    const id = ended?.id ?? this.alarms.keys().next().value;
    if (id !== undefined) {
      this.alarms.delete(id);
      this.clearsAtMs.delete(id);
    }
  }
}

export function isOpen(alarm: Alarm): boolean {
  return alarm.condition === 'active' || alarm.acknowledged === null;
}

function unknownAlarm(id: string): { ok: false; refusal: Refusal } {
  return refused(404, 'unknown-alarm', 'no such alarm', { alarmId: id });
}
