import type { Actor } from '#contract/actor';
import type { IncidentId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { failure, faultTable, success, type Outcome } from '#contract/outcome';
import {
  procedureBookSchema,
  type BookProblem,
  type Procedure,
  type ProcedureBook,
  type ProcedureRun,
  type StepEntry,
  type StepResult,
} from '#contract/procedure';
import type { LocalText } from '#contract/text';
import type { IncidentLedger } from './incidentLedger';
import type { ClockPort, StorePort } from './ports';
import { checkProcedure } from './procedureCheck';
import { entryOf, noteOf } from './procedureNote';
import { currentStep, fits, runOf, type KnownEntry } from './procedureRun';
import { readBook } from './readBook';
import { Signal } from './signal';

const bookName = 'procedures';

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
 * Procedures 处置预案 of open cases. Every step is a note in the timeline of its case, which is how
 * other seats know it; on its way there it is an order like any other, kept until it was told.
 */
export class ProcedureDesk {
  readonly #deps: ProcedureDeskDeps;
  readonly #changed = new Signal<null>();
  readonly onProceduresChanged = this.#changed.on;
  #book: ProcedureBook;
  /** What a timeline says, read once per report of a case. */
  readonly #read = new WeakMap<Incident, readonly StepEntry[]>();

  constructor(deps: ProcedureDeskDeps) {
    this.#deps = deps;
    this.#book = deps.shipped;
  }

  async load(): Promise<void> {
    const book = await this.#deps.store.read(bookName);
    const ownBook = book.ok ? procedureBookSchema.safeParse(book.value) : undefined;
    const isSound = ownBook?.data?.procedures.every((one) => checkProcedure(one).length === 0);
    if (ownBook?.success === true && isSound === true) this.#book = ownBook.data;
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
    const note = { kind: 'note' as const, text: noteOf(entry, step) };
    const said = await this.#deps.incidents.order(incidentId, note, actor);
    // Done is done for this seat; the platform hears of it as soon as it can.
    return said.ok || !faultTable[said.fault.code].isPassing ? said : success(null);
  }

  #procedureOf(incident: Incident): Procedure | undefined {
    const { procedures } = this.#book;
    const [begun] = [...this.#told(incident), ...this.#own(incident)];
    const wanted = begun?.procedureId ?? this.#deps.ruledId(incident);
    return (
      procedures.find(({ procedureId }) => procedureId === wanted) ??
      procedures.find(({ kinds }) => kinds.includes(incident.kind))
    );
  }

  #entries(incident: Incident): KnownEntry[] {
    return [
      ...this.#told(incident).map((entry) => ({ ...entry, isPending: false })),
      ...this.#own(incident).map((entry) => ({ ...entry, isPending: true })),
    ];
  }

  #told(incident: Incident): readonly StepEntry[] {
    const known = this.#read.get(incident);
    if (known !== undefined) return known;
    const told = incident.timeline.flatMap((line) => entryOf(line) ?? []);
    this.#read.set(incident, told);
    return told;
  }

  #own({ incidentId }: Incident): readonly StepEntry[] {
    return this.#deps.incidents.pendingNotes(incidentId).flatMap((line) => entryOf(line) ?? []);
  }
}
