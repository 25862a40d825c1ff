import type { Catalog } from './catalog';
import { draftFromAlarm, draftFromWorker, type WorkerReport } from './incidentDrafts';
import { clock, stepTo, taken, told, verdictWords, wrongStep } from './incidentSteps';
import { done, refused, type Result } from './refusal';
import {
  stepCodes,
  type Actor,
  type Alarm,
  type Incident,
  type StepCode,
  type Verdict,
} from './wire';

const keptIncidents = 1000;

/** What a unit is told. */
export interface UnitOrder {
  name: string;
  nameEn: string;
  instruction: string;
  instructionEn?: string;
  limitMs: number;
}

export interface IncidentDeskParts {
  catalog: Catalog;
  now: () => number;
  announce: (incident: Incident) => void;
}

/** The cases of the city, worked through six steps. */
export class IncidentDesk {
  private incidents = new Map<string, Incident>();
  private serial = 0;

  constructor(private readonly parts: IncidentDeskParts) {}

  openFromAlarm(alarm: Alarm): Incident {
    return this.keep(draftFromAlarm(this.nextId(alarm.raisedAtMs), alarm));
  }

  openFromWorker(report: WorkerReport): Incident {
    return this.keep(draftFromWorker(this.nextId(report.atMs), this.parts.catalog, report));
  }

  accept(id: string, actor: Actor, atMs = this.parts.now()): Result<Incident> {
    const found = this.find(id);
    if (!found.ok) return found;
    const incident = found.value;
    if (incident.owner) {
      return incident.owner.seat === actor.seat ? found : taken(incident.owner);
    }
    if (incident.currentStep !== 'reported') return wrongStep(incident);
    const moved = stepTo(incident, 'assessing', actor.name, atMs);
    return done(
      this.keep(told({ ...moved, owner: actor }, atMs, actor.name, '已签收', 'Accepted')),
    );
  }

  assign(id: string, actor: Actor, order: UnitOrder, atMs = this.parts.now()): Result<Incident> {
    const found = this.mayWork(id, actor, ['assessing', 'assigned', 'investigating']);
    if (!found.ok) return found;
    const moved = stepTo(found.value, 'assigned', actor.name, atMs, order.limitMs);
    const orderEn = order.instructionEn ?? order.instruction;
    const instruction =
      order.instruction === '' ? {} : { instructionZh: order.instruction, instructionEn: orderEn };
    const unit = { name: order.name, nameEn: order.nameEn, signedAtMs: null };
    const units = [...moved.units.filter((other) => other.name !== unit.name), unit];
    return done(
      this.keep(
        told(
          { ...moved, ...instruction, units: units.slice(-8) },
          atMs,
          actor.name,
          `指派给${order.name}，限时 ${clock(order.limitMs)}：${order.instruction}`,
          `Assigned to ${order.nameEn}, limit ${clock(order.limitMs)}: ${orderEn}`,
        ),
      ),
    );
  }

  /** The unit signs for it; with its signature step 4 begins. */
  sign(id: string, atMs = this.parts.now()): Result<Incident> {
    const found = this.find(id);
    if (!found.ok) return found;
    const incident = found.value;
    const unit = incident.units.findLast((one) => one.signedAtMs === null);
    if (incident.currentStep !== 'assigned' || !unit) return wrongStep(incident);
    const moved = stepTo(incident, 'investigating', unit.name, atMs);
    const units = incident.units.map((one) => (one === unit ? { ...one, signedAtMs: atMs } : one));
    return done(
      this.keep(
        told({ ...moved, units }, atMs, unit.name, '已签收任务，正在前往', 'Signed, on the way'),
      ),
    );
  }

  /** A line in the timeline that moves nothing. */
  note(id: string, by: string, textZh: string, textEn: string): void {
    const found = this.find(id);
    if (found.ok) this.keep(told(found.value, this.parts.now(), by, textZh, textEn));
  }

  feedBack(
    id: string,
    actor: Actor,
    text: string,
    atMs = this.parts.now(),
    textEn = text,
  ): Result<Incident> {
    const found = this.mayWork(id, actor, ['assigned', 'investigating', 'feedback']);
    if (!found.ok) return found;
    const incident = found.value;
    const moved =
      incident.currentStep === 'feedback'
        ? incident
        : stepTo(incident, 'feedback', actor.name, atMs);
    const entry = { atMs, by: actor.name, textZh: text, textEn, pictures: [] };
    const feedback = [...moved.feedback, entry].slice(-50);
    return done(
      this.keep(
        told({ ...moved, feedback }, atMs, actor.name, `反馈：${text}`, `Feedback: ${textEn}`),
      ),
    );
  }

  reopen(id: string, actor: Actor, reason: string): Result<Incident> {
    const found = this.mayWork(id, actor, ['feedback', 'closed']);
    if (!found.ok) return found;
    const atMs = this.parts.now();
    const moved = stepTo(found.value, 'investigating', actor.name, atMs);
    const open = { ...moved, verdict: null, closedReason: null };
    return done(this.keep(told(open, atMs, actor.name, `退回：${reason}`, `Sent back: ${reason}`)));
  }

  close(
    id: string,
    actor: Actor,
    verdict: Verdict,
    reason: string,
    atMs = this.parts.now(),
  ): Result<Incident> {
    const found = this.mayWork(id, actor, stepCodes.slice(0, 5));
    if (!found.ok) return found;
    const moved = stepTo(found.value, 'closed', actor.name, atMs);
    const closed = { ...moved, owner: moved.owner ?? actor, verdict, closedReason: reason || null };
    const [zh, en] = verdictWords[verdict];
    const tail = reason === '' ? '' : ` · ${reason}`;
    return done(
      this.keep(told(closed, atMs, actor.name, `结案：${zh}${tail}`, `Closed: ${en}${tail}`)),
    );
  }

  find(id: string): Result<Incident> {
    const incident = this.incidents.get(id);
    if (incident) return done(incident);
    return refused(404, 'unknown-incident', 'no such incident', { incidentId: id });
  }

  /** Newest first. */
  list(state: 'open' | 'all'): Incident[] {
    const all = [...this.incidents.values()].reverse();
    return state === 'all' ? all : all.filter((one) => one.currentStep !== 'closed');
  }

  snapshot(): { incidents: Incident[]; serial: number } {
    return { incidents: [...this.incidents.values()], serial: this.serial };
  }

  restore(kept: { incidents: Incident[]; serial: number }): void {
    this.incidents = new Map(kept.incidents.map((one) => [one.id, one]));
    this.serial = kept.serial;
  }

  private mayWork(id: string, actor: Actor, steps: readonly StepCode[]): Result<Incident> {
    const found = this.find(id);
    if (!found.ok) return found;
    const { owner, currentStep } = found.value;
    if (!steps.includes(currentStep)) return wrongStep(found.value);
    if (owner && owner.seat !== actor.seat && actor.role !== 'lead') return taken(owner);
    return found;
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

  private keep(incident: Incident): Incident {
    const nowMs = this.parts.now();
    const version = Math.max(incident.version + 1, nowMs);
    const kept = { ...incident, updatedAtMs: nowMs, version };
    this.incidents.set(kept.id, kept);
    this.parts.announce(kept);
    if (this.incidents.size > keptIncidents) this.forgetOne();
    return kept;
  }

  private forgetOne(): void {
    const ended = [...this.incidents.values()].find((one) => one.currentStep === 'closed');
    const id = ended?.id ?? this.incidents.keys().next().value;
    if (id !== undefined) this.incidents.delete(id);
  }
}
