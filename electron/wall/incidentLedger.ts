import type { Actor } from '#contract/actor';
import type { AlarmId, IncidentId, PlatformId } from '#contract/ids';
import type { Incident, TimelineEntry, Unit } from '#contract/incident';
import type { IncidentOrder, PendingOrder } from '#contract/incidentOrder';
import { failure, success, type Fault, type Outcome } from '#contract/outcome';
import { isDone, refuseOrder } from './incidentRules';
import { LatestReports } from './latestReports';
import { keptIn, Outbox, plain, subjectOf } from './outbox';
import { platformIdOf } from './platformIds';
import type {
  Answer,
  ClockPort,
  EventNews,
  IdPort,
  JournalPort,
  PendingAnswer,
  PlatformPort,
} from './ports';
import { Signal } from './signal';

interface RefusedOrder {
  pending: PendingAnswer;
  fault: Fault;
}

interface IncidentLedgerDeps {
  clock: ClockPort;
  ids: IdPort;
  journal: JournalPort;
  platformOf(platformId: PlatformId): PlatformPort | undefined;
  /** How long a closed one is still shown on walls. */
  closedShownMs(): number;
}

/** Every incident not yet archived: step, owner, clocks, linked alarms and cameras. */
export class IncidentLedger {
  readonly #deps: IncidentLedgerDeps;
  readonly #open = new Map<IncidentId, Incident>();
  /** Which incident names an alarm; made anew when somebody asks after a change. */
  #byAlarm: ReadonlyMap<AlarmId, IncidentId> | undefined;
  readonly #latest = new LatestReports<IncidentId>();
  readonly #leaving = new Map<IncidentId, () => void>();
  readonly #outbox: Outbox<Incident>;
  /** The last refusal of each subject, until the next order about it. */
  readonly #refused = new Map<AlarmId | IncidentId, RefusedOrder>();
  readonly #changed = new Signal<null>();
  readonly onIncidentsChanged = this.#changed.on;

  constructor(deps: IncidentLedgerDeps) {
    this.#deps = deps;
    this.#outbox = new Outbox({
      ...deps,
      send,
      keep: (incident) => keptIn(deps.journal, { alarms: [], incidents: [incident] }),
      confirmed: (incident) => {
        this.#take(incident);
      },
      settled: (pending, fault) => {
        if (fault !== null) this.#refused.set(subjectOf(pending), { pending, fault });
        this.#announce();
      },
    });
  }

  /** Takes up the orders that a former run could not deliver. */
  restore(): void {
    this.#outbox.restore(({ kind }) => kind !== 'acknowledge');
  }

  /** The platform works again: orders that could not be delivered go out. */
  platformLive(platformId: PlatformId): void {
    this.#outbox.sendAll(platformId);
  }

  /** Orders that wait for their platform's word, and those it refused last, oldest first. */
  orders(): PendingOrder[] {
    const waiting = this.#outbox.pending().map((pending) => orderView(pending, null));
    const refused = [...this.#refused.values()].map(({ pending, fault }) =>
      orderView(pending, fault),
    );
    return [...refused, ...waiting];
  }

  /** Notes that wait for their platform's word, as they will stand in its timeline. */
  pendingNotes(incidentId: IncidentId): TimelineEntry[] {
    return this.#outbox.pending().flatMap((pending) => {
      if (pending.kind !== 'order' || pending.incidentId !== incidentId) return [];
      const { order, answer } = pending;
      if (order.kind !== 'note') return [];
      const text = { zh: order.text, en: order.text };
      return [{ atMs: answer.atMs, by: answer.actor.name, text }];
    });
  }

  /** Repeats and late comers change nothing. */
  apply(platformId: PlatformId, news: EventNews): void {
    let isChanged = false;
    for (const incident of news.incidents) isChanged = this.#take(incident) || isChanged;
    if (news.isFull) isChanged = this.#dropMissing(platformId, news.incidents) || isChanged;
    this.#latest.trim((incidentId) => this.#open.has(incidentId), this.#open.size);
    if (isChanged) this.#announce();
  }

  /** Oldest first. */
  open(): Incident[] {
    return [...this.#open.values()].sort(
      (a, b) => a.reportedAtMs - b.reportedAtMs || (a.incidentId < b.incidentId ? -1 : 1),
    );
  }

  incident(incidentId: IncidentId): Incident | undefined {
    return this.#open.get(incidentId);
  }

  /** The incident that names this alarm. */
  incidentOf(alarmId: AlarmId): Incident | undefined {
    this.#byAlarm ??= byAlarm(this.open());
    const incidentId = this.#byAlarm.get(alarmId);
    return incidentId === undefined ? undefined : this.#open.get(incidentId);
  }

  /** Does one thing with an incident. Refused at the door it changes nothing anywhere. */
  async order(incidentId: IncidentId, order: IncidentOrder, actor: Actor): Promise<Outcome<null>> {
    const incident = this.#open.get(incidentId);
    if (incident === undefined) return failure('incident/unknown');
    if (isDone(incident, order, actor)) return success(null);
    const refused = refuseOrder(incident, order, actor);
    if (refused !== null) return refused;
    return plain(
      await this.#give({ kind: 'order', incidentId, order, answer: this.#answer(actor) }),
    );
  }

  /** The incident of an alarm that has none yet; the answer is its id. */
  async openFrom(alarmId: AlarmId, actor: Actor): Promise<Outcome<IncidentId>> {
    const known = this.incidentOf(alarmId);
    if (known !== undefined) return success(known.incidentId);
    const said = await this.#give({ kind: 'open', alarmId, answer: this.#answer(actor) });
    if (!said.ok) return said;
    return said.value === null ? failure('incident/unknown') : success(said.value.incidentId);
  }

  /** Units that this incident can be given to. */
  async units(incidentId: IncidentId): Promise<Outcome<Unit[]>> {
    const incident = this.#open.get(incidentId);
    if (incident === undefined) return failure('incident/unknown');
    const platform = this.#deps.platformOf(incident.platformId);
    return platform === undefined
      ? failure('platform/unreachable')
      : platform.units(incident.nodeId);
  }

  /** Closed, and shown as such for long enough: walls leave it out. */
  isSettled({ closedAtMs }: Incident): boolean {
    return closedAtMs !== null && this.#leavesAtMs(closedAtMs) <= this.#deps.clock.now();
  }

  /** The platform was taken out. */
  forget(platformId: PlatformId): void {
    for (const incidentId of [...this.#open.keys()]) {
      if (platformIdOf(incidentId) !== platformId) continue;
      this.#drop(incidentId);
      this.#latest.forget(incidentId);
    }
    this.#announce();
  }

  stop(): void {
    this.#outbox.stop();
    for (const cancel of this.#leaving.values()) cancel();
    this.#leaving.clear();
  }

  #announce(): void {
    this.#byAlarm = undefined;
    this.#changed.emit(null);
  }

  #answer(actor: Actor): Answer {
    return { actor, atMs: this.#deps.clock.now(), key: this.#deps.ids.secret() };
  }

  /** On the disk, then shown as pending, then sent. */
  #give(wish: PendingAnswer): Promise<Outcome<Incident | null>> {
    this.#refused.delete(subjectOf(wish));
    const given = this.#outbox.give(wish);
    this.#announce();
    return given;
  }

  #take(incident: Incident): boolean {
    const { incidentId, version } = incident;
    const edition = { bornAtMs: incident.reportedAtMs, version };
    if (!this.#latest.isNews(incidentId, edition)) return false;
    const wasOpen = this.#open.has(incidentId);
    this.#cancelLeave(incidentId);
    if (this.#isGone(incident)) {
      this.#drop(incidentId);
      return wasOpen;
    }
    this.#open.set(incidentId, incident);
    if (incident.closedAtMs !== null) this.#planLeave(incident, incident.closedAtMs);
    return true;
  }

  /** Archived, taken in by another, or closed where nobody archives. Told by the report alone. */
  #isGone(incident: Incident): boolean {
    if (incident.archivedAtMs !== null || incident.mergedInto !== null) return true;
    return this.isSettled(incident) && !incident.allowed.includes('archive');
  }

  /** Archived while we were away. */
  #dropMissing(platformId: PlatformId, listed: readonly Incident[]): boolean {
    const listedIds = new Set(listed.map(({ incidentId }) => incidentId));
    const missing = [...this.#open.values()].filter(
      ({ incidentId, closedAtMs, allowed }) =>
        platformIdOf(incidentId) === platformId &&
        !listedIds.has(incidentId) &&
        // Where nobody archives, a closed one is in no list and leaves by its own time.
        (closedAtMs === null || allowed.includes('archive')),
    );
    for (const { incidentId } of missing) this.#drop(incidentId);
    return missing.length > 0;
  }

  #leavesAtMs(closedAtMs: number): number {
    return closedAtMs + this.#deps.closedShownMs();
  }

  #planLeave(incident: Incident, closedAtMs: number): void {
    const { clock } = this.#deps;
    const leftMs = this.#leavesAtMs(closedAtMs) - clock.now();
    if (leftMs <= 0) return;
    const cancel = clock.after(leftMs, () => {
      if (this.#isGone(incident)) this.#drop(incident.incidentId);
      this.#announce();
    });
    this.#leaving.set(incident.incidentId, cancel);
  }

  #cancelLeave(incidentId: IncidentId): void {
    this.#leaving.get(incidentId)?.();
    this.#leaving.delete(incidentId);
  }

  #drop(incidentId: IncidentId): void {
    this.#cancelLeave(incidentId);
    this.#refused.delete(incidentId);
    this.#open.delete(incidentId);
  }
}

const send = (platform: PlatformPort, pending: PendingAnswer): Promise<Outcome<Incident>> => {
  switch (pending.kind) {
    case 'open':
      return platform.openIncident(pending.alarmId, pending.answer);
    case 'order':
      return platform.order(pending.incidentId, pending.order, pending.answer);
    case 'acknowledge':
      return Promise.resolve(failure('incident/unknown'));
  }
};

const orderView = (pending: PendingAnswer, refusal: Fault | null): PendingOrder => ({
  key: pending.answer.key,
  alarmId: pending.kind === 'order' ? null : pending.alarmId,
  incidentId: pending.kind === 'order' ? pending.incidentId : null,
  kind: pending.kind === 'order' ? pending.order.kind : 'open',
  actor: pending.answer.actor,
  atMs: pending.answer.atMs,
  refusal,
});

/** Two may name the same alarm while news of its move is on its way: the later edition is right. */
const byAlarm = (incidents: readonly Incident[]): ReadonlyMap<AlarmId, IncidentId> => {
  const named = new Map<AlarmId, Incident>();
  for (const incident of incidents) {
    for (const alarmId of incident.alarmIds) {
      const other = named.get(alarmId);
      if (other === undefined || other.version < incident.version) named.set(alarmId, incident);
    }
  }
  return new Map([...named].map(([alarmId, { incidentId }]) => [alarmId, incidentId]));
};
