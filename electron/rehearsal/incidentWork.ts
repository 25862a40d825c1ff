import type { Catalog } from './catalog';
import type { IncidentDesk } from './incidentDesk';
import { clock, leadNeeded, stepTo, taken, told, verdictWords, wrongStep } from './incidentSteps';
import { done, refused, type Result } from './refusal';
import { allows, stepLoop, type IncidentAction } from './stepLoop';
import type { Actor, Incident, Joint, Picture, Verdict } from './wire';

/** What units are told. */
export interface UnitOrder {
  units: readonly { name: string; nameEn: string }[];
  joint?: Joint | null;
  instruction: string;
  instructionEn?: string;
  limitMs: number;
}

/** What came of it, in both languages, and what it looks like now. */
export interface FeedbackWords {
  zh: string;
  en: string;
  pictures?: Picture[];
}

/** What officers and units do with cases, step by step. */
export class IncidentWork {
  constructor(
    private readonly desk: IncidentDesk,
    private readonly catalog: Catalog,
    private readonly now: () => number,
  ) {}

  accept(id: string, actor: Actor, atMs = this.now()): Result<Incident> {
    const found = this.desk.find(id);
    if (!found.ok) return found;
    const incident = found.value;
    if (!allows(incident, 'accept')) return wrongStep(incident);
    if (incident.owner) {
      return incident.owner.seat === actor.seat ? found : taken(incident.owner);
    }
    // After it was passed on, the next desk takes it where it stands.
    const isNew = incident.currentStep === 'reported';
    const moved = isNew ? stepTo(incident, 'assessing', actor.name, atMs) : incident;
    return this.keep(told({ ...moved, owner: actor }, atMs, actor.name, '已签收', 'Accepted'));
  }

  assign(id: string, actor: Actor, order: UnitOrder, atMs = this.now()): Result<Incident> {
    const found = this.mayWork(id, actor, 'assign');
    if (!found.ok) return found;
    const moved = stepTo(found.value, 'assigned', actor.name, atMs, order.limitMs);
    const orderEn = order.instructionEn ?? order.instruction;
    const instruction =
      order.instruction === '' ? {} : { instructionZh: order.instruction, instructionEn: orderEn };
    const fresh = order.units.map((unit) => ({ ...unit, signedAtMs: null }));
    const names = new Set(fresh.map(({ name }) => name));
    const units = [...moved.units.filter(({ name }) => !names.has(name)), ...fresh].slice(-16);
    const zh = fresh.map(({ name }) => name).join('、');
    const en = fresh.map(({ nameEn }) => nameEn).join(', ');
    return this.keep(
      told(
        { ...moved, ...instruction, units, joint: order.joint ?? null },
        atMs,
        actor.name,
        `指派给${zh}，限时 ${clock(order.limitMs)}：${order.instruction}`,
        `Assigned to ${en}, limit ${clock(order.limitMs)}: ${orderEn}`,
      ),
    );
  }

  /** A unit signs for it; with the first signature step 4 begins. */
  sign(id: string, atMs = this.now()): Result<Incident> {
    const found = this.desk.find(id);
    if (!found.ok) return found;
    const incident = found.value;
    const unit = incident.units.find((one) => one.signedAtMs === null);
    const isAwaited = ['assigned', 'investigating'].includes(incident.currentStep);
    if (!isAwaited || !unit) return wrongStep(incident);
    const isFirst = incident.currentStep === 'assigned';
    const moved = isFirst ? stepTo(incident, 'investigating', unit.name, atMs) : incident;
    const units = incident.units.map((one) => (one === unit ? { ...one, signedAtMs: atMs } : one));
    return this.keep(
      told({ ...moved, units }, atMs, unit.name, '已签收任务，正在前往', 'Signed, on the way'),
    );
  }

  /** A line in the timeline that moves nothing. */
  note(id: string, by: string, textZh: string, textEn: string): Result<Incident> {
    const found = this.desk.find(id);
    if (!found.ok) return found;
    if (!allows(found.value, 'note')) return wrongStep(found.value);
    return this.keep(told(found.value, this.now(), by, textZh, textEn));
  }

  feedBack(id: string, actor: Actor, words: FeedbackWords, atMs = this.now()): Result<Incident> {
    const found = this.mayWork(id, actor, 'feedback');
    return found.ok ? this.writeFeedback(found.value, actor.name, words, atMs) : found;
  }

  /** What the unit on the spot sends by itself. */
  feedBackOfUnit(id: string, words: FeedbackWords, atMs = this.now()): Result<Incident> {
    const found = this.desk.find(id);
    if (!found.ok) return found;
    if (found.value.currentStep !== 'investigating') return wrongStep(found.value);
    const unit = found.value.units.find((one) => one.signedAtMs !== null);
    return this.writeFeedback(found.value, unit?.name ?? '', words, atMs);
  }

  reopen(id: string, actor: Actor, reason: string): Result<Incident> {
    const found = this.mayWork(id, actor, 'reopen');
    if (!found.ok) return found;
    const atMs = this.now();
    const moved = stepTo(found.value, 'investigating', actor.name, atMs);
    const open = { ...moved, verdict: null, closedReason: null };
    return this.keep(told(open, atMs, actor.name, `退回：${reason}`, `Sent back: ${reason}`));
  }

  close(
    id: string,
    actor: Actor,
    verdict: Verdict,
    reason: string,
    atMs = this.now(),
  ): Result<Incident> {
    const found = this.mayWork(id, actor, 'close');
    if (!found.ok) return found;
    const isGrave = stepLoop.leadCloses.includes(found.value.level);
    if (isGrave && verdict !== 'false' && actor.role !== 'lead') return leadNeeded();
    const moved = stepTo(found.value, 'closed', actor.name, atMs);
    const closed = { ...moved, owner: moved.owner ?? actor, verdict, closedReason: reason || null };
    const [zh, en] = verdictWords[verdict];
    const tail = reason === '' ? '' : ` · ${reason}`;
    return this.keep(told(closed, atMs, actor.name, `结案：${zh}${tail}`, `Closed: ${en}${tail}`));
  }

  archive(id: string, actor: Actor): Result<Incident> {
    const found = this.mayWork(id, actor, 'archive');
    return found.ok ? this.keep(this.archived(found.value, actor.name)) : found;
  }

  /** Whoever it is about: calling the lead is everybody's right. */
  escalate(id: string, by: string, text: string): Result<Incident> {
    const found = this.desk.find(id);
    if (!found.ok) return found;
    if (!allows(found.value, 'escalate')) return wrongStep(found.value);
    const tail = text === '' ? ['', ''] : [`：${text}`, `: ${text}`];
    return this.keep(
      this.called(found.value, by, `督办${tail[0] ?? ''}`, `Escalated${tail[1] ?? ''}`),
    );
  }

  /** One level of the tree up or down towards the place; whoever is there accepts anew. */
  pass(id: string, actor: Actor, direction: 'up' | 'down', reason: string): Result<Incident> {
    const found = this.mayWork(id, actor, 'pass');
    if (!found.ok) return found;
    const path = this.catalog.pathOf(found.value.nodeId);
    const at = path.findIndex((node) => node.id === found.value.holder.nodeId);
    const node = at < 0 ? undefined : path[at + (direction === 'up' ? 1 : -1)];
    if (!node) return refused(409, 'no-level', `there is no level further ${direction}`);
    const holder = { nodeId: node.id, name: node.name, nameEn: node.nameEn };
    const [zh, en] = direction === 'up' ? ['上报', 'Passed up'] : ['下派', 'Passed down'];
    return this.keep(
      told(
        { ...found.value, holder, owner: null },
        this.now(),
        actor.name,
        `${zh}${node.name}：${reason}`,
        `${en} to ${node.nameEn}: ${reason}`,
      ),
    );
  }

  /** Whether this officer may do that with the case now; then the case. */
  mayWork(id: string, actor: Actor, action: IncidentAction): Result<Incident> {
    const found = this.desk.find(id);
    if (!found.ok) return found;
    const { owner } = found.value;
    if (!allows(found.value, action)) return wrongStep(found.value);
    if (owner && owner.seat !== actor.seat && actor.role !== 'lead') return taken(owner);
    return found;
  }

  /** The case with the call for the lead written down. */
  called(incident: Incident, by: string, textZh: string, textEn: string): Incident {
    const atMs = this.now();
    const escalations = [...incident.escalations, { atMs, by, textZh, textEn }].slice(-50);
    return told({ ...incident, escalations }, atMs, by, textZh, textEn);
  }

  archived(incident: Incident, by: string): Incident {
    const atMs = this.now();
    return told({ ...incident, archivedAtMs: atMs }, atMs, by, '已归档', 'Archived');
  }

  private writeFeedback(
    incident: Incident,
    by: string,
    { zh, en, pictures = [] }: FeedbackWords,
    atMs: number,
  ): Result<Incident> {
    const isThere = incident.currentStep === 'feedback';
    const moved = isThere ? incident : stepTo(incident, 'feedback', by, atMs);
    const entry = { atMs, by, textZh: zh, textEn: en, pictures };
    const feedback = [...moved.feedback, entry].slice(-50);
    return this.keep(told({ ...moved, feedback }, atMs, by, `反馈：${zh}`, `Feedback: ${en}`));
  }

  private keep(incident: Incident): Result<Incident> {
    return done(this.desk.keep(incident));
  }
}
