import type { Camera, ChildrenPage, NodeRow } from '#contract/camera';
import type { NodeId } from '#contract/ids';

/** One visible line of the tree. */
export type TreeRow =
  | { kind: 'node'; key: string; depth: number; node: NodeRow; isOpen: boolean }
  | { kind: 'camera'; key: string; depth: number; camera: Camera };

/** Key of the pages map for the roots, which have no parent. */
export const rootKey = '';

/** The lines in sight order: every open node is followed by its children, as far as they are known. */
export function treeRows(
  pages: ReadonlyMap<string, ChildrenPage>,
  open: ReadonlySet<NodeId>,
  parent: string = rootKey,
  depth = 0,
): TreeRow[] {
  const page = pages.get(parent);
  if (page === undefined) return [];
  const branches = page.nodes.flatMap((node): TreeRow[] => {
    const isOpen = open.has(node.nodeId);
    const row: TreeRow = { kind: 'node', key: node.nodeId, depth, node, isOpen };
    return isOpen ? [row, ...treeRows(pages, open, node.nodeId, depth + 1)] : [row];
  });
  const cameras = page.cameras.map((camera): TreeRow => ({
    kind: 'camera',
    key: camera.cameraId,
    depth,
    camera,
  }));
  return [...branches, ...cameras];
}

/** Index of the row above that is one level up; the row itself when it stands at the root. */
export function parentIndex(rows: readonly TreeRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  for (let above = index - 1; above >= 0; above -= 1) {
    if ((rows[above]?.depth ?? 0) < depth) return above;
  }
  return index;
}
