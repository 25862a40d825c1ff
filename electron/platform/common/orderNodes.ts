import type { CatalogNode } from '#contract/camera';
import type { NodeId } from '#contract/ids';

/** Deeper than any tree of places; only a broken one goes on. */
const maxDepth = 24;

/**
 * Nodes as a tree can take them: parents first, each once. A node whose parent is nowhere, that is
 * its own ancestor or hangs too deep, hangs below `rootId`: its cameras stay within reach.
 *
 * @param isKnown nodes told before
 */
export const orderNodes = (
  nodes: readonly CatalogNode[],
  rootId: NodeId | null,
  isKnown: (nodeId: NodeId) => boolean = () => false,
): CatalogNode[] => inOrder(nodes, rootId) ?? sorted(nodes, rootId, isKnown);

/** Of a list in which every parent stands before its children, as most do; undefined for others. */
const inOrder = (
  nodes: readonly CatalogNode[],
  rootId: NodeId | null,
): CatalogNode[] | undefined => {
  const seen = new Set<NodeId>();
  const ordered: CatalogNode[] = [];
  for (const node of nodes) {
    const { nodeId, parentId } = node;
    if (seen.has(nodeId)) continue;
    if (parentId !== null && !seen.has(parentId)) return undefined;
    seen.add(nodeId);
    ordered.push(parentId === null ? { ...node, parentId: hook(node, rootId) } : node);
  }
  return ordered;
};

const sorted = (
  nodes: readonly CatalogNode[],
  rootId: NodeId | null,
  isKnown: (nodeId: NodeId) => boolean,
): CatalogNode[] => {
  const byId = new Map<NodeId, CatalogNode>();
  for (const node of nodes) if (!byId.has(node.nodeId)) byId.set(node.nodeId, node);
  const ordered = new Map<NodeId, CatalogNode>();
  for (const node of byId.values()) {
    for (const one of lineOf(node, { byId, ordered, isKnown, rootId })) {
      ordered.set(one.nodeId, one);
    }
  }
  return [...ordered.values()];
};

interface Ordering {
  byId: ReadonlyMap<NodeId, CatalogNode>;
  ordered: ReadonlyMap<NodeId, CatalogNode>;
  isKnown: (nodeId: NodeId) => boolean;
  rootId: NodeId | null;
}

/** The node and those of its ancestors that have no place yet, the highest first. */
const lineOf = (from: CatalogNode, { byId, ordered, isKnown, rootId }: Ordering): CatalogNode[] => {
  const line: CatalogNode[] = [];
  const seen = new Set<NodeId>();
  let node: CatalogNode | undefined = from;
  while (node !== undefined && !ordered.has(node.nodeId)) {
    seen.add(node.nodeId);
    const above: NodeId | null = node.parentId;
    const parent: CatalogNode | undefined = above === null ? undefined : byId.get(above);
    const isThere: boolean =
      above !== null &&
      line.length < maxDepth &&
      (parent === undefined ? isKnown(above) || above === rootId : !seen.has(above));
    line.unshift(isThere ? node : { ...node, parentId: hook(node, rootId) });
    node = isThere ? parent : undefined;
  }
  return line;
};

const hook = ({ nodeId }: CatalogNode, rootId: NodeId | null): NodeId | null =>
  nodeId === rootId ? null : rootId;
