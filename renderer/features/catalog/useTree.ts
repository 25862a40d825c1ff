import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CameraFilter, ChildrenPage } from '#contract/camera';
import type { CameraId, NodeId } from '#contract/ids';
import { request } from '../../bridge/bridge';
import { rootKey, treeRows, type TreeRow } from './treeRows';

/** Online marks and counts of open branches are asked again this often. */
const refreshMs = 15_000;
/** So soon while the catalog is still being read: its counts lag behind what the platform told. */
const catchUpMs = 1000;
/** Province and city open by themselves: nobody looks for a camera up there. */
const openDepth = 2;

export interface Tree {
  rows: TreeRow[];
  total: number;
  isLoaded: boolean;
  toggle: (nodeId: NodeId, isOpen?: boolean) => void;
  /** Opens the branches above a camera, so that it is seen when the search is left. */
  reveal: (cameraId: CameraId) => void;
}

/**
 * The open part of the tree. `stamp` changes when the catalog did; `expected` is how many cameras
 * the platforms have.
 */
export function useTree(filter: CameraFilter, stamp: string, expected: number): Tree {
  const [pages, setPages] = useState<ReadonlyMap<string, ChildrenPage>>(new Map());
  const [open, setOpen] = useState<ReadonlySet<NodeId>>(new Set());

  const load = useCallback(
    async (nodeId: NodeId | null): Promise<ChildrenPage | undefined> => {
      const outcome = await request('catalog:children', { nodeId, filter });
      if (!outcome.ok) return undefined;
      setPages((before) => new Map(before).set(nodeId ?? rootKey, outcome.value));
      return outcome.value;
    },
    [filter],
  );

  useEffect(() => {
    let isCurrent = true;
    const openTop = async (nodeId: NodeId | null, depth: number): Promise<void> => {
      const page = await load(nodeId);
      if (!isCurrent || page === undefined || depth >= openDepth) return;
      const first = page.nodes.length <= 2 ? page.nodes : [];
      setOpen((before) => new Set([...before, ...first.map((node) => node.nodeId)]));
      await Promise.all(first.map((node) => openTop(node.nodeId, depth + 1)));
    };
    void openTop(null, 0);
    return () => {
      isCurrent = false;
    };
  }, [load, stamp]);

  const roots = pages.get(rootKey);
  const total = roots?.nodes.reduce((sum, node) => sum + node.cameraCount, 0) ?? 0;
  const isBehind = Object.keys(filter).length === 0 && total < expected;

  useEffect(() => {
    const refresh = (): void => {
      void load(null);
      for (const nodeId of open) void load(nodeId);
    };
    refresh();
    const timer = setInterval(refresh, isBehind ? catchUpMs : refreshMs);
    return () => clearInterval(timer);
  }, [load, open, stamp, isBehind]);

  const toggle = useCallback((nodeId: NodeId, isOpen?: boolean) => {
    setOpen((before) => {
      const after = new Set(before);
      if (isOpen ?? !before.has(nodeId)) after.add(nodeId);
      else after.delete(nodeId);
      return after;
    });
  }, []);

  const reveal = useCallback((cameraId: CameraId) => {
    void request('catalog:path', { cameraId }).then((outcome) => {
      if (outcome.ok) setOpen((before) => new Set([...before, ...outcome.value]));
    });
  }, []);

  const rows = useMemo(() => treeRows(pages, open), [pages, open]);
  // A tree without a branch is one that is still to come, unless a filter leaves none.
  const isNarrowed = Object.keys(filter).length > 0;
  const isLoaded = roots !== undefined && (isNarrowed || roots.nodes.length > 0);
  return { rows, total, isLoaded, toggle, reveal };
}
