import type { ActionLine } from '#contract/channels';
import { success, type Fault, type Outcome } from '#contract/outcome';
import type { JournalPort, PendingAnswer } from '../../electron/wall/ports';

/** A journal in memory. Given to a second station it stands for the file over a restart. */
export class FakeJournal implements JournalPort {
  readonly lines: ActionLine[] = [];
  readonly answers = new Map<string, PendingAnswer>();
  fault: Fault | undefined;

  append(line: ActionLine): Outcome<null> {
    if (this.fault !== undefined) return { ok: false, fault: this.fault };
    this.lines.push(line);
    return success(null);
  }

  actions(limit: number): ActionLine[] {
    return this.lines.toReversed().slice(0, limit);
  }

  keepAnswer(pending: PendingAnswer): Outcome<null> {
    if (this.fault !== undefined) return { ok: false, fault: this.fault };
    this.answers.set(pending.answer.key, pending);
    return success(null);
  }

  dropAnswer(key: string): void {
    this.answers.delete(key);
  }

  pendingAnswers(): PendingAnswer[] {
    return [...this.answers.values()];
  }

  close(): void {
    this.answers.clear();
  }
}
