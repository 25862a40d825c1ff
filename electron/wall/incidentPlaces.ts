import type { IncidentId, NodeId } from '#contract/ids';
import type { Incident, IncidentPlace, IncidentPlaces } from '#contract/incident';
import type { LocalText } from '#contract/text';

/** The tree as far as places need it. */
export interface PlaceTree {
  /** Branches above and including a node, root first; empty when the tree does not know it. */
  pathTo(nodeId: NodeId): NodeId[];
  /** Direct branches; the roots for null. */
  branches(nodeId: NodeId | null): { nodeId: NodeId; name: LocalText }[];
  nameOf(nodeId: NodeId): LocalText | undefined;
}

/**
 * Whether something that happened at a node is inside a desk's node. What the tree cannot place is
 * shown to everybody rather than to nobody.
 */
export const isInside = (
  deskNodeId: NodeId | null,
  nodeId: NodeId | null,
  tree: Pick<PlaceTree, 'pathTo'>,
): boolean => {
  if (deskNodeId === null || nodeId === null || deskNodeId === nodeId) return true;
  const path = tree.pathTo(nodeId);
  return path.length === 0 || path.includes(deskNodeId) || tree.pathTo(deskNodeId).length === 0;
};

/** The open cases of a node's branches; what is below counts in everything above it. */
export const placesOf = (
  incidents: readonly Incident[],
  nodeId: NodeId | null,
  deskNodeId: NodeId | null,
  tree: PlaceTree,
): IncidentPlaces => {
  const rows = new Map<NodeId, IncidentPlace>();
  for (const branch of tree.branches(nodeId)) {
    rows.set(branch.nodeId, { nodeId: branch.nodeId, name: branch.name, incidentIds: [] });
  }
  const path = nodeId === null ? [] : tree.pathTo(nodeId);
  const incidentIds: IncidentId[] = [];
  for (const { incidentId, closedAtMs, nodeId: placeId } of incidents) {
    if (closedAtMs !== null || placeId === null) continue;
    const way = tree.pathTo(placeId);
    const at = nodeId === null ? 0 : way.indexOf(nodeId) + 1;
    if (nodeId !== null && at === 0) continue;
    incidentIds.push(incidentId);
    const branchId = way[at];
    if (branchId !== undefined) rows.get(branchId)?.incidentIds.push(incidentId);
  }
  return {
    incidentIds,
    path: path.map((id) => ({ nodeId: id, name: tree.nameOf(id) ?? { zh: id, en: id } })),
    own: deskNodeId === null ? -1 : path.indexOf(deskNodeId),
    places: [...rows.values()].filter(({ incidentIds }) => incidentIds.length > 0),
  };
};
