import type { AlarmDesk } from './alarmDesk';
import type { Catalog } from './catalog';
import { Chance } from './chance';
import type { CityCamera } from './city';
import { dayScript, morning } from './dayScript';
import { happeningKind, happeningKinds, type HappeningKind } from './happeningKinds';
import { IncidentClocks } from './incidentClocks';
import type { IncidentDesk } from './incidentDesk';
import type { IncidentWork } from './incidentWork';
import { reporterOf } from './names';
import type { PictureShelf } from './pictureShelf';
import type { Result } from './refusal';
import type { Actor, Alarm, Incident, Level } from './wire';

export type Script = 'day' | 'random' | 'off';

const hourMs = 3_600_000;
const ordinaryRate = 6;
const firstAfterMs = 90_000;
const signAfterMs = [20_000, 45_000] as const;
const arriveAfterMs = [40_000, 90_000] as const;
const doneAfterMs = [90_000, 180_000] as const;
/** Officers of seats that exist only in the script. */
const otherOfficer: Actor = { seat: 12, name: '周岸', role: 'officer' };
const morningLead: Actor = { seat: 11, name: '方中', role: 'lead' };

/** Whoever reads of it anywhere reads that it is a rehearsal. */
const rehearsed = (kind: HappeningKind): HappeningKind => ({
  ...kind,
  titleZh: `演练 ${kind.titleZh}`,
  titleEn: `Rehearsal: ${kind.titleEn}`,
  isRehearsal: true,
});

const rehearsedOrder = (kind: HappeningKind) => ({
  units: [{ name: '演练一组', nameEn: 'Rehearsal Unit 1' }],
  instruction: kind.instructionZh,
  instructionEn: kind.instructionEn,
  limitMs: 5 * 60_000,
});

export interface HappeningsParts {
  catalog: Catalog;
  alarms: AlarmDesk;
  incidents: IncidentDesk;
  work: IncidentWork;
  shelf: PictureShelf;
  now: () => number;
  seed: number;
  script: Script;
  alarmsPerHour: number;
}

/** Makes things happen: by script, by chance, or because somebody asked. */
export class Happenings {
  private readonly chance: Chance;
  private rate: number;
  private nextAtMs: number | null = null;
  private line = 0;
  private readonly dues: { atMs: number; act: () => unknown }[] = [];
  private readonly clocks: IncidentClocks;

  constructor(private readonly parts: HappeningsParts) {
    this.chance = new Chance(parts.seed ^ 0x5eed);
    this.clocks = new IncidentClocks(parts.incidents, parts.work, parts.now);
    this.rate = parts.script === 'off' ? 0 : parts.alarmsPerHour;
    const first = Math.min(firstAfterMs, (firstAfterMs * ordinaryRate) / Math.max(0.1, this.rate));
    this.nextAtMs = this.rate > 0 ? parts.now() + first : null;
  }

  get alarmsPerHour(): number {
    return this.rate;
  }

  get nextHappeningAtMs(): number | null {
    return this.nextAtMs;
  }

  setRate(alarmsPerHour: number): void {
    this.rate = alarmsPerHour;
    this.nextAtMs = alarmsPerHour > 0 ? this.parts.now() + this.pause() : null;
  }

  /** Does everything that is due; called a few times a second. */
  tick(): void {
    const nowMs = this.parts.now();
    // After a sleep of the machine the missed ones are left out instead of falling in at once.
    for (let burst = 0; this.nextAtMs !== null && this.nextAtMs <= nowMs; burst += 1) {
      if (burst < 20) this.happen();
      this.nextAtMs = burst < 20 ? this.nextAtMs + this.pause() : nowMs + this.pause();
    }
    this.parts.alarms.clearDue();
    this.clocks.tick();
    for (let at = this.dues.length - 1; at >= 0; at -= 1) {
      const due = this.dues[at];
      if (!due || due.atMs > nowMs) continue;
      this.dues.splice(at, 1);
      due.act();
    }
  }

  raiseAlarm(
    one: CityCamera,
    kind: HappeningKind,
    how: { level?: Level | undefined; clearAfterMs?: number | null | undefined } = {},
  ): Alarm {
    const [least, most] = kind.clearsMs ?? [0, 0];
    const usual = kind.clearsMs ? this.chance.whole(least, most) : null;
    const clearAfterMs = how.clearAfterMs === undefined ? usual : how.clearAfterMs;
    const alarm = this.parts.alarms.raise(one, kind, { level: how.level, clearAfterMs });
    if (alarm.level <= 2 && alarm.incidentId === null) this.openIncident(alarm);
    const now = this.parts.alarms.find(alarm.id);
    return now.ok ? now.value : alarm;
  }

  /** An incident that goes through its six steps by itself, and says in its words what it is. */
  rehearse(one: CityCamera, kind: HappeningKind): Alarm {
    const { alarms, work } = this.parts;
    const alarm = this.raiseAlarm(one, rehearsed(kind), { level: 1, clearAfterMs: null });
    const { id } = this.openIncident(alarm);
    const steps: readonly [number, () => unknown][] = [
      [8_000, () => work.accept(id, otherOfficer)],
      [18_000, () => work.assign(id, otherOfficer, rehearsedOrder(kind))],
      [28_000, () => work.sign(id)],
      [40_000, () => this.reportDone(id)],
      [55_000, () => work.close(id, morningLead, 'real', '演练')],
      [60_000, () => alarms.clear(alarm.id)],
    ];
    for (const [waitMs, act] of steps) this.later(waitMs, act);
    return alarm;
  }

  /** The incident of an alarm: the one it has, or a new one. */
  openIncident(alarm: Alarm): Incident {
    const known = alarm.incidentId === null ? null : this.parts.incidents.find(alarm.incidentId);
    if (known?.ok) return known.value;
    const incident = this.parts.incidents.openFromAlarm(alarm);
    this.parts.alarms.link(alarm.id, incident.id);
    return incident;
  }

  raiseIncident(one: CityCamera, kind: HappeningKind, level?: Level): Incident {
    const atMs = this.parts.now();
    const pictures = this.parts.shelf.of(kind.kind, one, atMs);
    const reporter = reporterOf(this.chance);
    return this.parts.incidents.openFromWorker({ one, kind, reporter, pictures, level, atMs });
  }

  /** After an order each unit signs by itself, and some time later the first arrives. */
  expectSignature(incidentId: string): void {
    this.later(this.chance.whole(...signAfterMs), () => {
      const signed = this.parts.work.sign(incidentId);
      if (!signed.ok) return;
      this.expectArrival(signed.value);
      if (signed.value.units.some((one) => one.signedAtMs === null)) {
        this.expectSignature(incidentId);
      }
    });
  }

  expectArrival(incident: Incident): void {
    const unit = incident.units.findLast((one) => one.signedAtMs !== null);
    this.later(this.chance.whole(...arriveAfterMs), () => {
      const now = this.parts.incidents.find(incident.id);
      if (!now.ok || now.value.currentStep !== 'investigating') return;
      const by = unit?.name ?? '';
      this.parts.work.note(incident.id, by, '已到达现场，正在处置', 'On the spot, at work');
      this.later(this.chance.whole(...doneAfterMs), () => this.reportDone(incident.id));
    });
  }

  /** The unit on the spot says what it did and sends a picture of it. */
  reportDone(incidentId: string): Result<Incident> {
    const { incidents, work, catalog, shelf, now } = this.parts;
    const found = incidents.find(incidentId);
    if (!found.ok) return found;
    const one = catalog.find(found.value.cameraIds[0] ?? '');
    const pictures = one ? shelf.of('', one, now()) : [];
    const words = { zh: '现场已处理完毕，请核实', en: 'Done on the spot, please verify' };
    return work.feedBackOfUnit(incidentId, { ...words, pictures });
  }

  /** Units that had not signed when the city was stopped sign after all. */
  resumeSignatures(): void {
    for (const incident of this.parts.incidents.list('open')) {
      const isAwaited = ['assigned', 'investigating'].includes(incident.currentStep);
      const unsigned = incident.units.some((one) => one.signedAtMs === null);
      if (isAwaited && unsigned) this.expectSignature(incident.id);
    }
  }

  /** What was going on before the wall was opened. */
  recallMorning(): void {
    for (const past of morning) {
      const one = this.cameraNumbered(past.number);
      const kind = happeningKind(past.kind);
      if (one && kind) this.recall(one, kind, past.minutesAgo * 60_000, past.outcome);
    }
  }

  private recall(
    one: CityCamera,
    kind: HappeningKind,
    agoMs: number,
    outcome: 'investigating' | 'feedback' | 'closed',
  ): void {
    const { alarms, work } = this.parts;
    const atMs = this.parts.now() - agoMs;
    const alarm = alarms.raise(one, kind, { clearAfterMs: null, atMs });
    const { id } = this.openIncident(alarm);
    alarms.acknowledge(alarm.id, otherOfficer, atMs + 24_000);
    alarms.clear(alarm.id, atMs + agoMs * 0.4);
    work.accept(id, otherOfficer, atMs + 31_000);
    const unit = { name: '北岸巡逻一组', nameEn: 'North Bank Patrol 1' };
    const words = { instruction: kind.instructionZh, instructionEn: kind.instructionEn };
    const order = { units: [unit], ...words, limitMs: 5 * 60_000 };
    work.assign(id, otherOfficer, order, atMs + 95_000);
    work.sign(id, atMs + 140_000);
    if (outcome === 'investigating') return;
    const result = { zh: '现场已处理完毕，等待核实', en: 'Done on the spot, to be verified' };
    work.feedBack(id, otherOfficer, result, atMs + agoMs * 0.6);
    if (outcome === 'closed') {
      work.close(id, morningLead, 'real', '', atMs + agoMs * 0.8);
    }
  }

  private happen(): void {
    const planned = this.parts.script === 'day' ? this.fromScript() : null;
    const what = planned ?? this.fromChance();
    if (!what) return;
    if (what.kind.byWorker) this.raiseIncident(what.one, what.kind);
    else this.raiseAlarm(what.one, what.kind);
  }

  private fromScript(): { one: CityCamera; kind: HappeningKind } | null {
    const entry = dayScript[this.line % dayScript.length];
    this.line += 1;
    const one = entry ? this.cameraNumbered(entry.number) : null;
    const kind = entry ? happeningKind(entry.kind) : null;
    return one && kind ? { one, kind } : null;
  }

  /** Small things are common, grave ones rare: each level is about three times rarer. */
  private fromChance(): { one: CityCamera; kind: HappeningKind } | null {
    const weights = { 1: 1, 2: 2, 3: 8, 4: 16 } as const;
    const total = happeningKinds.reduce((sum, kind) => sum + weights[kind.level], 0);
    const draw = this.chance.next() * total;
    let reached = 0;
    const kind = happeningKinds.find((candidate) => {
      reached += weights[candidate.level];
      return draw < reached;
    });
    if (!kind) return null;
    const online = this.parts.catalog.all().filter((one) => one.camera.online);
    const fitting = online.filter(
      (one) => kind.scenes.length === 0 || kind.scenes.includes(one.scene),
    );
    const from = fitting.length > 0 ? fitting : online;
    return from.length > 0 ? { one: this.chance.pick(from), kind } : null;
  }

  private cameraNumbered(number: number): CityCamera | null {
    return this.parts.catalog.all().find((one) => one.camera.number === number) ?? null;
  }

  /** Until the next one: even by script, as it comes by chance. */
  private pause(): number {
    const mean = hourMs / this.rate;
    if (this.parts.script === 'day') return mean * (0.8 + this.chance.next() * 0.4);
    return Math.min(mean * 4, -Math.log(1 - this.chance.next()) * mean);
  }

  private later(waitMs: number, act: () => unknown): void {
    this.dues.push({ atMs: this.parts.now() + waitMs, act });
  }
}
