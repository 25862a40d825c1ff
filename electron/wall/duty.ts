import type { Actor } from '#contract/actor';
import type { NodeId } from '#contract/ids';
import type { ProcedureBook } from '#contract/procedure';
import type { Settings } from '#contract/settings';
import type { StationView, WindowView } from '#contract/view';
import type { AlarmLedger } from './alarmLedger';
import type { AlarmOrders } from './alarmOrders';
import { pointOf } from './alarmPoint';
import { CallBook } from './callBook';
import type { CallWorld } from './dueCalls';
import type { FloodWatch } from './floodWatch';
import type { IncidentLedger } from './incidentLedger';
import type { ClockPort, StorePort } from './ports';
import { ProcedureDesk } from './procedureDesk';
import { Signal } from './signal';
import { SoundKeeper } from './soundKeeper';

interface DutyDeps {
  clock: ClockPort;
  store: StorePort;
  alarms: AlarmLedger;
  alarmOrders: AlarmOrders;
  incidents: IncidentLedger;
  flood: FloodWatch;
  settings(): Settings;
  isInside(nodeId: NodeId | null): boolean;
  /** Procedures of a site that imported none. */
  procedures: ProcedureBook;
}

/** What keeps a desk awake: calls of the lead, procedures of cases, and sound that can be heard. */
export class Duty {
  readonly calls: CallBook;
  readonly procedures: ProcedureDesk;
  readonly sound: SoundKeeper;
  readonly #deps: DutyDeps;
  readonly #changed = new Signal<null>();
  readonly onDutyChanged = this.#changed.on;
  readonly #teardowns: (() => void)[] = [];

  constructor(deps: DutyDeps) {
    this.#deps = deps;
    this.procedures = new ProcedureDesk({
      ...deps,
      shipped: deps.procedures,
      ruledId: ({ alarmIds }) =>
        alarmIds.map((alarmId) => deps.alarms.alarm(alarmId)?.ruling.procedureId).find(Boolean) ??
        null,
    });
    this.sound = new SoundKeeper({
      ...deps,
      shiftStarts: () => deps.settings().alarmRules.shiftStarts,
    });
    this.calls = new CallBook({ ...deps, world: () => this.#world() });
  }

  async load(): Promise<void> {
    await Promise.all([this.calls.load(), this.procedures.load(), this.sound.load()]);
    const changed = (): void => {
      this.#changed.emit(null);
    };
    const looked = (): void => {
      this.calls.worldChanged();
    };
    const { alarms, incidents, flood } = this.#deps;
    this.#teardowns.push(
      this.calls.onCallsChanged(changed),
      this.procedures.onProceduresChanged(changed),
      this.procedures.onProceduresChanged(looked),
      this.sound.onSoundChanged(changed),
      alarms.onAlarmsChanged(looked),
      flood.onFloodChanged(looked),
      incidents.onIncidentsChanged(looked),
    );
  }

  async stop(): Promise<void> {
    for (const teardown of this.#teardowns.splice(0)) teardown();
    this.sound.stop();
    await this.calls.stop();
  }

  settingsChanged(): void {
    this.calls.worldChanged();
  }

  /** An officer is told what of theirs went on to the lead; the lead everything. */
  view(): Pick<StationView, 'calls' | 'systemAlarms' | 'isSoundTestDue'> {
    const isLead = this.#actor().role === 'lead';
    return {
      calls: this.calls
        .waiting()
        .filter(({ kind }) => isLead || kind === 'overdue' || kind === 'overdue-next'),
      systemAlarms: this.sound.alarms(),
      isSoundTestDue: this.sound.isTestDue(),
    };
  }

  runs(): WindowView['runs'] {
    return this.procedures.runs(this.#incidents());
  }

  #actor(): Actor {
    return this.#deps.settings().actor;
  }

  #incidents() {
    return this.#deps.incidents.open().filter(({ nodeId }) => this.#deps.isInside(nodeId));
  }

  #world(): CallWorld {
    const { alarms, alarmOrders, flood } = this.#deps;
    return {
      alarms: alarms.open().filter(({ nodeId }) => this.#deps.isInside(nodeId)),
      waitsSinceMs: (alarm) =>
        Math.max(alarm.raisedAtMs, alarmOrders.returnedAtMs(pointOf(alarm)) ?? 0),
      incidents: this.#incidents(),
      answerWithin: this.#deps.settings().answerWithin,
      isFlood: flood.isOn(),
      skipped: (incident) => this.procedures.skipped(incident),
    };
  }
}
