import type { AlarmReport } from '#contract/alarm';
import type { NodeId } from '#contract/ids';

/** Tells where reports lie in the tree, as it was known at one time. */
export interface RuleAreas {
  /** In one of these nodes or below. What the tree does not know is in none. */
  isIn(report: Pick<AlarmReport, 'nodeId' | 'cameraId'>, areas: readonly NodeId[]): boolean;
}

/** A tree as far as areas need it. */
interface AreaTree {
  pathTo(nodeId: NodeId): NodeId[];
  camera(cameraId: NonNullable<AlarmReport['cameraId']>): { nodeId: NodeId } | undefined;
}

/** No tree is known. */
export const noAreas: RuleAreas = {
  isIn: ({ nodeId }, areas) => nodeId !== null && areas.includes(nodeId),
};

/** A new one for every edition of the tree, so that nobody holds on to what an older one said. */
export const areasOf = (tree: AreaTree): RuleAreas => ({
  isIn: ({ nodeId, cameraId }, areas) => {
    const at = nodeId ?? (cameraId === null ? undefined : tree.camera(cameraId)?.nodeId);
    if (at === undefined) return false;
    return areas.includes(at) || tree.pathTo(at).some((above) => areas.includes(above));
  },
});
