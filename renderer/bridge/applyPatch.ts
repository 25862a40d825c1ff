import { reuse } from '#contract/reuse';
import type { ViewPatch, WindowView } from '#contract/view';

interface MapPatch<Value> {
  set: Record<string, Value>;
  remove: string[];
}

/**
 * The view after a patch, with every part that is as it was: one tile's change draws one tile anew.
 * Undefined when the patch does not follow on it and must be dropped.
 */
export function applyPatch(view: WindowView, patch: ViewPatch): WindowView | undefined {
  if (patch.from !== view.revision) return undefined;
  return {
    revision: patch.to,
    window: patch.window ?? view.window,
    station: patch.station ?? view.station,
    scenes: patch.scenes ?? view.scenes,
    preview: patch.preview === undefined ? view.preview : reuse(view.preview, patch.preview),
    changes: patch.changes ?? view.changes,
    plans: patched(view.plans, patch.plans),
    alarms: patched(view.alarms, patch.alarms),
    incidents: patched(view.incidents, patch.incidents),
    runs: patched(view.runs, patch.runs),
    showing: patched(view.showing, patch.showing),
  };
}

function patched<Value>(
  map: Record<string, Value>,
  patch: MapPatch<Value> | undefined,
): Record<string, Value> {
  if (patch === undefined) return map;
  const removed = new Set(patch.remove);
  const kept = Object.entries(map).filter(([key]) => !removed.has(key));
  const set = Object.entries(patch.set).map(([key, value]) => [key, reuse(map[key], value)]);
  return { ...Object.fromEntries(kept), ...(Object.fromEntries(set) as Record<string, Value>) };
}
