import type { IncidentDesk } from './incidentDesk';
import type { IncidentWork } from './incidentWork';
import type { Incident } from './wire';

/** A closed case that nobody opened again goes to the archive by itself. */
const archiveAfterMs = 10 * 60_000;

/** What time alone does to cases: a limit overrun calls the lead, once; an old end is archived. */
export class IncidentClocks {
  constructor(
    private readonly desk: IncidentDesk,
    private readonly work: IncidentWork,
    private readonly now: () => number,
  ) {}

  tick(): void {
    for (const incident of this.desk.list('open')) {
      if (this.isOverrun(incident)) {
        this.desk.keep(this.work.called(incident, 'system', '超时，已督办', 'Over, lead called'));
      }
      const endedAtMs = incident.currentStep === 'closed' ? incident.steps[5]?.startedAtMs : null;
      if (endedAtMs != null && this.now() - endedAtMs >= archiveAfterMs) {
        this.desk.keep(this.work.archived(incident, 'system'));
      }
    }
  }

  private isOverrun(incident: Incident): boolean {
    const step = incident.steps.find(({ code }) => code === incident.currentStep);
    if (step?.startedAtMs == null || step.endedAtMs !== null || step.limitMs === null) return false;
    const { startedAtMs, limitMs } = step;
    const overAtMs = startedAtMs + limitMs;
    if (this.now() < overAtMs) return false;
    return !incident.escalations.some(({ atMs, by }) => by === 'system' && atMs >= overAtMs);
  }
}
