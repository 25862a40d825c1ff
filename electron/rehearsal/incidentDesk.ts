import type { Catalog } from './catalog';
import { draftFromAlarm, draftFromWorker, type WorkerReport } from './incidentDrafts';
import { done, refused, type Result } from './refusal';
import type { Alarm, Incident } from './wire';

const keptIncidents = 1000;

export interface IncidentDeskParts {
  catalog: Catalog;
  now: () => number;
  announce: (incident: Incident) => void;
}

/** The cases of the city; what is done with them is `IncidentWork`. */
export class IncidentDesk {
  private incidents = new Map<string, Incident>();
  private serial = 0;

  constructor(private readonly parts: IncidentDeskParts) {}

  openFromAlarm(alarm: Alarm): Incident {
    return this.keep(draftFromAlarm(this.nextId(alarm.raisedAtMs), this.parts.catalog, alarm));
  }

  openFromWorker(report: WorkerReport): Incident {
    return this.keep(draftFromWorker(this.nextId(report.atMs), this.parts.catalog, report));
  }

  find(id: string): Result<Incident> {
    const incident = this.incidents.get(id);
    if (incident) return done(incident);
    return refused(404, 'unknown-incident', 'no such incident', { incidentId: id });
  }

  /** Newest first. */
  list(state: 'open' | 'all'): Incident[] {
    const all = [...this.incidents.values()].reverse();
    return state === 'all' ? all : all.filter(isOpen);
  }

  /** A change of a case; everybody hears of it. */
  keep(incident: Incident): Incident {
    const nowMs = this.parts.now();
    const version = Math.max(incident.version + 1, nowMs);
    const kept = { ...incident, updatedAtMs: nowMs, version };
    this.incidents.set(kept.id, kept);
    this.parts.announce(kept);
    if (this.incidents.size > keptIncidents) this.forgetOne();
    return kept;
  }

  snapshot(): { incidents: Incident[]; serial: number } {
    return { incidents: [...this.incidents.values()], serial: this.serial };
  }

  restore(kept: { incidents: Incident[]; serial: number }): void {
    this.incidents = new Map(kept.incidents.map((one) => [one.id, one]));
    this.serial = kept.serial;
  }

  /** `E-2026-1122-0147`: the day, and a number that goes on from the minute the city began. */
  private nextId(atMs: number): string {
    const at = new Date(atMs);
    const two = (value: number) => String(value).padStart(2, '0');
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}${two(at.getDate())}`;
    if (this.serial === 0) this.serial = at.getHours() * 60 + at.getMinutes();
    for (;;) {
      this.serial += 1;
      const id = `E-${day}-${String(this.serial).padStart(4, '0')}`;
      if (!this.incidents.has(id)) return id;
    }
  }

  private forgetOne(): void {
    const ended = [...this.incidents.values()].find((one) => !isOpen(one));
    const id = ended?.id ?? this.incidents.keys().next().value;
    if (id !== undefined) this.incidents.delete(id);
  }
}

/** Somebody may still want to do something with it. */
function isOpen(incident: Incident): boolean {
  return incident.archivedAtMs === null && incident.mergedInto === null;
}
