import type { Actor } from '#contract/actor';
import type { AlarmId, IncidentId, PlatformId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { failure, success, type Outcome } from '#contract/outcome';
import { LatestReports } from './latestReports';
import { platformIdOf } from './platformIds';
import type { ClockPort, EventNews, IdPort, PlatformPort } from './ports';
import { Signal } from './signal';

interface IncidentLedgerDeps {
  clock: ClockPort;
  ids: IdPort;
  platformOf(platformId: PlatformId): PlatformPort | undefined;
  /** How long a closed one is still shown. */
  closedShownMs(): number;
}

/** Every incident not yet archived: step, owner, clocks, linked alarms and cameras. */
export class IncidentLedger {
  readonly #deps: IncidentLedgerDeps;
  readonly #open = new Map<IncidentId, Incident>();
  readonly #byAlarm = new Map<AlarmId, IncidentId>();
  readonly #latest = new LatestReports<IncidentId>();
  readonly #leaving = new Map<IncidentId, () => void>();
  /** One question per incident, however often the key is pressed. */
  readonly #accepting = new Map<IncidentId, Promise<Outcome<null>>>();
  readonly #changed = new Signal<null>();
  readonly onIncidentsChanged = this.#changed.on;

  constructor(deps: IncidentLedgerDeps) {
    this.#deps = deps;
  }

  /** Repeats and late comers change nothing. */
  apply(platformId: PlatformId, news: EventNews): void {
    let isChanged = false;
    for (const incident of news.incidents) isChanged = this.#take(incident) || isChanged;
    if (news.isFull) isChanged = this.#dropMissing(platformId, news.incidents) || isChanged;
    this.#latest.trim((incidentId) => this.#open.has(incidentId));
    if (isChanged) this.#changed.emit(null);
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
    const incidentId = this.#byAlarm.get(alarmId);
    return incidentId === undefined ? undefined : this.#open.get(incidentId);
  }

  /** Accept 签收: first wins, and the platform is the judge of who was first. */
  async accept(incidentId: IncidentId, actor: Actor): Promise<Outcome<null>> {
    const incident = this.#open.get(incidentId);
    if (incident === undefined) return failure('incident/unknown');
    if (incident.currentStep === 'closed') return failure('incident/wrong-step');
    const { owner } = incident;
    if (owner !== null) {
      return owner.seat === actor.seat && owner.name === actor.name
        ? success(null)
        : failure('incident/taken', owner.name);
    }
    const accepting = this.#accepting.get(incidentId) ?? this.#ask(incidentId, actor);
    this.#accepting.set(incidentId, accepting);
    return accepting;
  }

  /** The platform was taken out. */
  forget(platformId: PlatformId): void {
    for (const incidentId of [...this.#open.keys()]) {
      if (platformIdOf(incidentId) !== platformId) continue;
      this.#drop(incidentId);
      this.#latest.forget(incidentId);
    }
    this.#changed.emit(null);
  }

  stop(): void {
    for (const cancel of this.#leaving.values()) cancel();
    this.#leaving.clear();
  }

  async #ask(incidentId: IncidentId, actor: Actor): Promise<Outcome<null>> {
    try {
      const platform = this.#deps.platformOf(platformIdOf(incidentId));
      if (platform === undefined) return failure('platform/unreachable');
      const answer = { actor, atMs: this.#deps.clock.now(), key: this.#deps.ids.secret() };
      const said = await platform.accept(incidentId, answer);
      if (!said.ok) return said;
      if (this.#take(said.value)) this.#changed.emit(null);
      return success(null);
    } finally {
      this.#accepting.delete(incidentId);
    }
  }

  #take(incident: Incident): boolean {
    const { incidentId, version } = incident;
    const edition = { bornAtMs: incident.reportedAtMs, version };
    if (!this.#latest.isNews(incidentId, edition)) return false;
    const wasOpen = this.#open.has(incidentId);
    const isClosed = incident.currentStep === 'closed';
    // One that was never shown open needs no farewell.
    if (isClosed && !wasOpen) return false;
    for (const alarmId of this.#open.get(incidentId)?.alarmIds ?? []) this.#byAlarm.delete(alarmId);
    this.#open.set(incidentId, incident);
    for (const alarmId of incident.alarmIds) this.#byAlarm.set(alarmId, incidentId);
    this.#cancelLeave(incidentId);
    if (isClosed) this.#planLeave(incidentId);
    return true;
  }

  /** Archived while we were away. */
  #dropMissing(platformId: PlatformId, listed: readonly Incident[]): boolean {
    const listedIds = new Set(listed.map(({ incidentId }) => incidentId));
    const missing = [...this.#open.values()].filter(
      ({ incidentId, currentStep }) =>
        platformIdOf(incidentId) === platformId &&
        !listedIds.has(incidentId) &&
        currentStep !== 'closed',
    );
    for (const { incidentId } of missing) this.#drop(incidentId);
    return missing.length > 0;
  }

  #planLeave(incidentId: IncidentId): void {
    const cancel = this.#deps.clock.after(this.#deps.closedShownMs(), () => {
      this.#drop(incidentId);
      this.#changed.emit(null);
    });
    this.#leaving.set(incidentId, cancel);
  }

  #cancelLeave(incidentId: IncidentId): void {
    this.#leaving.get(incidentId)?.();
    this.#leaving.delete(incidentId);
  }

  #drop(incidentId: IncidentId): void {
    this.#cancelLeave(incidentId);
    for (const alarmId of this.#open.get(incidentId)?.alarmIds ?? []) this.#byAlarm.delete(alarmId);
    this.#open.delete(incidentId);
  }
}
