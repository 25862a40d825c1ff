import type { AlarmReport } from '#contract/alarm';
import type { NodeId } from '#contract/ids';
import type { RuleWords } from '#contract/ruleBook';
import type { LocalText } from '#contract/text';

const maxKinds = 500;
const maxAreas = 1_000;
/** Streets and estates; a single building is named by its cameras. */
const maxDepth = 4;

interface Branches {
  branches(nodeId: NodeId | null): { nodeId: NodeId; name: LocalText }[];
}

/** Branches of the tree with their ways from the root, as they stand in it. */
const areasIn = (tree: Branches): RuleWords['areas'] => {
  const areas: RuleWords['areas'] = [];
  const walk = (nodeId: NodeId | null, above: LocalText[]): void => {
    if (above.length >= maxDepth) return;
    for (const branch of tree.branches(nodeId)) {
      if (areas.length >= maxAreas) return;
      const path = [...above, branch.name];
      areas.push({ nodeId: branch.nodeId, path });
      walk(branch.nodeId, path);
    }
  };
  walk(null, []);
  return areas;
};

/** Words that rules can be made of here: types that came lately, and places. */
export const ruleWords = (
  reports: readonly Pick<AlarmReport, 'kind' | 'what'>[],
  tree: Branches,
): RuleWords => {
  const kinds = new Map(reports.map(({ kind, what }) => [kind, { kind, what }]));
  return {
    kinds: [...kinds.values()].filter(({ kind }) => kind !== '').slice(0, maxKinds),
    areas: areasIn(tree),
  };
};
