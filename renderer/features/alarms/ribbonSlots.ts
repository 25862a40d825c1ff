import { priorities } from '#contract/alarm';
import type { Incident } from '#contract/incident';

const slotUnits = 3.4;
const footUnits = 4.4;
const mostSlots = 10;

/** How many slots a ribbon of that height has beside its clock. */
export const slotCount = (heightUnits: number): number =>
  Math.max(0, Math.min(mostSlots, Math.floor((heightUnits - footUnits) / slotUnits)));

/** Open incidents, most urgent first, then the oldest: they keep their places while new ones come. */
export function ribbonOrder(incidents: Readonly<Record<string, Incident>>): Incident[] {
  return Object.values(incidents)
    .filter((incident) => incident.closedAtMs === null)
    .sort(
      (a, b) =>
        priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
        a.reportedAtMs - b.reportedAtMs ||
        (a.incidentId < b.incidentId ? -1 : 1),
    );
}
