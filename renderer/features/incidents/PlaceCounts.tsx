import type { NodeId } from '#contract/ids';
import type { Incident, IncidentPlaces } from '#contract/incident';
import { localText, useText } from '../../kit/text/useText';
import { OverCount } from './OverCount';

interface Props {
  told: IncidentPlaces | undefined;
  /** All that the desk lists. */
  incidents: readonly Incident[];
  /** The place that the list is narrowed to; null: the whole of the desk's own. */
  nodeId: NodeId | null;
  onNarrow: (nodeId: NodeId | null) => void;
}

/** Open cases by place, one level of the tree at a time; choosing a place narrows the list. */
export function PlaceCounts({ told, incidents, nodeId, onNarrow }: Props) {
  const { t, locale } = useText();
  if (told === undefined) return null;
  const above = told.path.length - 2;
  // Above its own place a desk lists nothing.
  const up = above > told.own ? told.path[above] : undefined;
  return (
    <nav className="place-counts" aria-label={t('case.place.label')} data-testid="place-counts">
      {nodeId === null ? null : (
        <button type="button" className="place-row" onClick={() => onNarrow(up?.nodeId ?? null)}>
          ← {up === undefined ? t('case.place.all') : localText(up.name, locale)}
        </button>
      )}
      {told.places.map((place) => {
        const inside = incidents.filter(({ incidentId }) => place.incidentIds.includes(incidentId));
        const waiting = inside.filter(({ owner }) => owner === null).length;
        return (
          <button
            key={place.nodeId}
            type="button"
            className="place-row"
            data-node={place.nodeId}
            onClick={() => onNarrow(place.nodeId)}
          >
            <span>{localText(place.name, locale)}</span>
            <span className="hint">
              {t('case.place.counts', { open: inside.length, waiting })}
              <OverCount incidents={inside} />
            </span>
          </button>
        );
      })}
    </nav>
  );
}
