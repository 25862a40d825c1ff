import type { Figures } from '#contract/board';
import type { NodeId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { PlaceTree } from './incidentPlaces';

/**
 * The cohort of ux.md §6 in each span: registered is what was taken up in it, in the node or
 * below, a merged case once with the one that took it in; handled is what of these is closed by
 * now, whenever that was and whatever the verdict.
 */
export const countCases = (
  incidents: readonly Incident[],
  nodeId: NodeId | null,
  edgesMs: readonly number[],
  tree: Pick<PlaceTree, 'pathTo'>,
): Figures[] => {
  const counts = edgesMs.slice(1).map(() => ({ registered: 0, handled: 0 }));
  for (const incident of newest(incidents)) {
    const begunMs = incident.steps[1]?.startedAtMs ?? null;
    if (begunMs === null || incident.mergedInto !== null) continue;
    if (!isIn(nodeId, incident.nodeId, tree)) continue;
    const count = counts[spanOf(begunMs, edgesMs)];
    if (count === undefined) continue;
    count.registered += 1;
    if (incident.closedAtMs !== null) count.handled += 1;
  }
  return counts;
};

/** One report per case, however often it was told. */
const newest = (incidents: readonly Incident[]): Iterable<Incident> => {
  const byId = new Map<string, Incident>();
  for (const one of incidents) {
    const known = byId.get(one.incidentId);
    if (known === undefined || known.version <= one.version) byId.set(one.incidentId, one);
  }
  return byId.values();
};

const isIn = (
  nodeId: NodeId | null,
  placeId: NodeId | null,
  tree: Pick<PlaceTree, 'pathTo'>,
): boolean =>
  nodeId === null ||
  placeId === nodeId ||
  (placeId !== null && tree.pathTo(placeId).includes(nodeId));

/** -1 where it is in none. */
const spanOf = (atMs: number, edgesMs: readonly number[]): number => {
  if (atMs >= (edgesMs.at(-1) ?? 0)) return -1;
  return edgesMs.findLastIndex((edge) => edge <= atMs);
};
