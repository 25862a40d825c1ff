import type { Actor } from '#contract/actor';
import type { IncidentId, PlatformId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { failure, faultTable, success, type Outcome } from '#contract/outcome';
import {
  procedureBookSchema,
  storedStepsSchema,
  type BookProblem,
  type Procedure,
  type ProcedureBook,
  type ProcedureRun,
  type StepEntry,
  type StepResult,
} from '#contract/procedure';
import type { LocalText } from '#contract/text';
import type { IncidentLedger } from './incidentLedger';
import { platformIdOf } from './platformIds';
import type { ClockPort, StorePort } from './ports';
import { checkProcedure } from './procedureCheck';
import { entryOf, noteOf } from './procedureNote';
import { currentStep, fits, runOf, type KnownEntry } from './procedureRun';
import { readBook } from './readBook';
import { Signal } from './signal';

const bookName = 'procedures';
const stepsName = 'procedure-steps';
const retryMs = 10_000;
const weekMs = 604_800_000;

type OwnSteps = Readonly<Record<IncidentId, readonly StepEntry[]>>;

interface ProcedureDeskDeps {
  clock: ClockPort;
  store: StorePort;
  incidents: IncidentLedger;
  /** What a site that imported nothing works by. */
  shipped: ProcedureBook;
  /** What a rule says about the alarms of a case; null: its kind decides. */
  ruledId(incident: Incident): string | null;
}

/**
 * Procedures 处置预案 of open cases. Every step is a line in the timeline of its case at the
 * platform, which is how other seats know it; until it is there it is kept here, on disk first.
 */
export class ProcedureDesk {
  readonly #deps: ProcedureDeskDeps;
  readonly #changed = new Signal<null>();
  readonly onProceduresChanged = this.#changed.on;
  #book: ProcedureBook;
  #own: OwnSteps = {};
  #line: Promise<unknown> = Promise.resolve();
  #cancelRetry: () => void = () => undefined;
  /** Told to the platform in this run, or on the way. */
  readonly #tried = new WeakSet<StepEntry>();
  /** What a timeline says, read once per report of a case. */
  readonly #read = new WeakMap<Incident, readonly StepEntry[]>();

  constructor(deps: ProcedureDeskDeps) {
    this.#deps = deps;
    this.#book = deps.shipped;
  }

  async load(): Promise<void> {
    const { store } = this.#deps;
    const [book, steps] = await Promise.all([store.read(bookName), store.read(stepsName)]);
    const ownBook = book.ok ? procedureBookSchema.safeParse(book.value) : undefined;
    const isSound = ownBook?.data?.procedures.every((one) => checkProcedure(one).length === 0);
    if (ownBook?.success === true && isSound === true) this.#book = ownBook.data;
    const own = steps.ok ? storedStepsSchema.safeParse(steps.value) : undefined;
    if (own?.success === true) this.#own = young(own.data.cases, this.#deps.clock.now());
  }

  /** As a file that can be edited and imported again. */
  exported(): string {
    return `${JSON.stringify(this.#book, null, 2)}\n`;
  }

  /** Replaces the book; what is wrong is told by line and nothing is replaced. */
  async import(text: string): Promise<Outcome<readonly BookProblem[]>> {
    const read = readBook(text);
    if (!read.isSound) return success(read.problems);
    const written = await this.#deps.store.write(bookName, read.book);
    if (!written.ok) return written;
    this.#book = read.book;
    this.#changed.emit(null);
    return success([]);
  }

  /** The procedure of each open case that has one, and how far it is. */
  runs(incidents: readonly Incident[]): Record<IncidentId, ProcedureRun> {
    const runs = incidents.flatMap((incident): [IncidentId, ProcedureRun][] => {
      const procedure = this.#procedureOf(incident);
      return procedure === undefined
        ? []
        : [[incident.incidentId, runOf(procedure, this.#entries(incident))]];
    });
    return Object.fromEntries(runs);
  }

  /** Steps of the case that were skipped, with their words. */
  skipped(incident: Incident): { entry: StepEntry; text: LocalText }[] {
    const procedure = this.#procedureOf(incident);
    return (procedure === undefined ? [] : this.#entries(incident)).flatMap((entry) => {
      const step = procedure?.steps.find(({ stepId }) => stepId === entry.stepId);
      return entry.result.kind !== 'skipped' || step === undefined
        ? []
        : [{ entry, text: step.text }];
    });
  }

  /** Faults procedure/none, procedure/not-current, procedure/answer-needed, or the platform's. */
  async step(
    incidentId: IncidentId,
    { stepId, result }: { stepId: string; result: StepResult },
    actor: Actor,
  ): Promise<Outcome<null>> {
    const incident = this.#deps.incidents.incident(incidentId);
    if (incident === undefined) return failure('incident/unknown');
    const procedure = this.#procedureOf(incident);
    if (procedure === undefined) return failure('procedure/none');
    const step = currentStep(procedure, this.#entries(incident));
    if (step?.stepId !== stepId) return failure('procedure/not-current');
    if (!fits(step, result)) return failure('procedure/answer-needed');
    if (!incident.allowed.includes('note')) {
      return failure('incident/wrong-step', incident.currentStep);
    }
    const { procedureId } = procedure;
    const atMs = this.#deps.clock.now();
    const entry: StepEntry = { procedureId, stepId, result, by: actor.name, atMs };
    const kept = await this.#keep(incidentId, (own) => [...own, entry]);
    return kept.ok ? this.#send(incidentId, entry, actor) : kept;
  }

  /** Reports came: what the platform has of ours need not be kept any more. */
  async incidentsChanged(actor: Actor): Promise<void> {
    const { incidents } = this.#deps;
    for (const incidentId of Object.keys(this.#own) as IncidentId[]) {
      const incident = incidents.incident(incidentId);
      if (incident === undefined) continue;
      const told = new Set(this.#told(incident).map(({ stepId }) => stepId));
      if (this.#ownOf(incidentId).some(({ stepId }) => told.has(stepId))) {
        await this.#keep(incidentId, (own) => own.filter(({ stepId }) => !told.has(stepId)));
      }
      for (const entry of this.#ownOf(incidentId)) {
        if (!this.#tried.has(entry)) await this.#sendLate(incidentId, entry, actor);
      }
    }
  }

  /** The platform works again: it is told what it has not heard. */
  async platformLive(platformId: PlatformId, actor: Actor): Promise<void> {
    for (const [incidentId, own] of Object.entries(this.#own) as [IncidentId, StepEntry[]][]) {
      if (platformIdOf(incidentId) !== platformId) continue;
      for (const entry of own) await this.#sendLate(incidentId, entry, actor);
    }
  }

  async stop(): Promise<void> {
    this.#cancelRetry();
    await this.#line;
  }

  /** Of a former run, or of another officer at this seat. */
  #sendLate(incidentId: IncidentId, entry: StepEntry, actor: Actor): Promise<unknown> {
    return this.#deps.incidents.incident(incidentId) === undefined
      ? Promise.resolve()
      : this.#send(incidentId, entry, { ...actor, name: entry.by });
  }

  async #send(incidentId: IncidentId, entry: StepEntry, actor: Actor): Promise<Outcome<null>> {
    const step = this.#book.procedures
      .find(({ procedureId }) => procedureId === entry.procedureId)
      ?.steps.find(({ stepId }) => stepId === entry.stepId);
    if (step === undefined) return success(null);
    this.#tried.add(entry);
    const text = noteOf(entry, step);
    const said = await this.#deps.incidents.order(incidentId, { kind: 'note', text }, actor);
    if (said.ok) return success(null);
    if (!faultTable[said.fault.code].isPassing) {
      await this.#keep(incidentId, (own) => own.filter((one) => one !== entry));
      return said;
    }
    // Done is done for this seat; the platform hears of it as soon as it can.
    this.#cancelRetry();
    this.#cancelRetry = this.#deps.clock.after(retryMs, () => {
      void this.platformLive(platformIdOf(incidentId), actor);
    });
    return success(null);
  }

  #procedureOf(incident: Incident): Procedure | undefined {
    const { procedures } = this.#book;
    const [begun] = [...this.#told(incident), ...this.#ownOf(incident.incidentId)];
    const wanted = begun?.procedureId ?? this.#deps.ruledId(incident);
    return (
      procedures.find(({ procedureId }) => procedureId === wanted) ??
      procedures.find(({ kinds }) => kinds.includes(incident.kind))
    );
  }

  #entries(incident: Incident): KnownEntry[] {
    return [
      ...this.#told(incident).map((entry) => ({ ...entry, isPending: false })),
      ...this.#ownOf(incident.incidentId).map((entry) => ({ ...entry, isPending: true })),
    ];
  }

  #told(incident: Incident): readonly StepEntry[] {
    const known = this.#read.get(incident);
    if (known !== undefined) return known;
    const told = incident.timeline.flatMap((line) => entryOf(line) ?? []);
    this.#read.set(incident, told);
    return told;
  }

  #ownOf(incidentId: IncidentId): readonly StepEntry[] {
    return this.#own[incidentId] ?? [];
  }

  /** In the file first, then shown; one after the other. */
  #keep(
    incidentId: IncidentId,
    change: (own: readonly StepEntry[]) => readonly StepEntry[],
  ): Promise<Outcome<null>> {
    const kept = this.#line.then(async (): Promise<Outcome<null>> => {
      const { [incidentId]: own = [], ...others } = this.#own;
      const next = change(own);
      const cases = next.length === 0 ? others : { ...others, [incidentId]: next };
      const written = await this.#deps.store.write(stepsName, { version: 1, cases });
      if (!written.ok) return written;
      this.#own = cases;
      this.#changed.emit(null);
      return success(null);
    });
    this.#line = kept;
    return kept;
  }
}

/** Of cases that are long over nothing need be told. */
const young = (own: OwnSteps, nowMs: number): OwnSteps =>
  Object.fromEntries(
    Object.entries(own).filter(([, entries]) => entries.some(({ atMs }) => atMs > nowMs - weekMs)),
  );
