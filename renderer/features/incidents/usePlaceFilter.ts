import { useEffect, useState } from 'react';
import type { NodeId } from '#contract/ids';
import type { Incident, IncidentPlaces } from '#contract/incident';
import { request } from '../../bridge/bridge';

interface PlaceFilter {
  /** Counts by place; undefined until they were told. */
  told: IncidentPlaces | undefined;
  /** The cases in the place chosen; all of them where none is. */
  inside: readonly Incident[];
}

/** Cases by place; asked for anew when the cases or the place change. */
export function usePlaceFilter(incidents: readonly Incident[], nodeId: NodeId | null): PlaceFilter {
  const [told, setTold] = useState<IncidentPlaces & { nodeId: NodeId | null }>();
  useEffect(() => {
    let isCurrent = true;
    void request('incident:places', { nodeId }).then((outcome) => {
      if (isCurrent && outcome.ok) setTold({ ...outcome.value, nodeId });
    });
    return () => {
      isCurrent = false;
    };
  }, [incidents, nodeId]);
  if (nodeId === null || told?.nodeId !== nodeId) return { told, inside: incidents };
  const ids = new Set(told.incidentIds);
  return { told, inside: incidents.filter(({ incidentId }) => ids.has(incidentId)) };
}
