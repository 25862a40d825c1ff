import { useState } from 'react';
import type { NodeId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { useText } from '../../kit/text/useText';
import { PlaceCounts, usePlaceFilter } from '../incidents';
import { IncidentRows } from './IncidentRows';

/** Open cases, by place. */
export function IncidentRail({ incidents }: { incidents: readonly Incident[] }) {
  const [nodeId, setNodeId] = useState<NodeId | null>(null);
  const { told, inside } = usePlaceFilter(incidents, nodeId);
  return (
    <>
      <PlaceCounts told={told} incidents={incidents} nodeId={nodeId} onNarrow={setNodeId} />
      <IncidentRows incidents={inside} />
    </>
  );
}

/** What grid workers reported and nobody has accepted yet, beside the alarms of devices. */
export function WorkerReports({ incidents }: { incidents: readonly Incident[] }) {
  const { t } = useText();
  const waiting = incidents.filter(
    ({ source, owner, closedAtMs }) => source === 'worker' && owner === null && closedAtMs === null,
  );
  if (waiting.length === 0) return null;
  return (
    <section className="worker-reports">
      <h3 className="part-title">{t('case.worker', { count: waiting.length })}</h3>
      <IncidentRows incidents={waiting} testId="worker-reports" />
    </section>
  );
}
