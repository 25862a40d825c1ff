import { useEffect, useState } from 'react';
import type { NodeId } from '#contract/ids';
import type { LocalText } from '#contract/text';
import { request } from '../../bridge/bridge';

export interface Place {
  nodeId: NodeId;
  name: LocalText;
}

/** A place with the way to it and its branches. */
interface Places {
  path: readonly Place[];
  branches: readonly Place[];
}

/** The tree around a place; null: around everything. Undefined until it was told. */
export function usePlaces(nodeId: NodeId | null): Places | undefined {
  const [told, setTold] = useState<{ nodeId: NodeId | null; places: Places }>();
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const [children, around] = await Promise.all([
        request('catalog:children', { nodeId, filter: {} }),
        request('incident:places', { nodeId }),
      ]);
      if (!isCurrent) return;
      const path = nodeId !== null && around.ok ? around.value.path : [];
      const branches = children.ok ? children.value.nodes : [];
      setTold({ nodeId, places: { path, branches } });
    };
    void ask();
    return () => {
      isCurrent = false;
    };
  }, [nodeId]);
  return told?.nodeId === nodeId ? told.places : undefined;
}
