import type { PreviewView } from '#contract/preview';
import type { PreviewInForce } from './preview';
import { layoutFor, tileAt, tileIdAt } from './screenContents';
import { planScreens, type PlanInput } from './scenePlanner';

/** The preview as the desk draws it: plans without alarms, and what each tile is to show. */
export function previewView(
  preview: PreviewInForce,
  known: Pick<PlanInput, 'screens' | 'camera' | 'board' | 'cases'>,
): PreviewView {
  const { screens, changed, steps, sinceMs, isOvertaken } = preview;
  const plugged = new Set(known.screens.map(({ screenId }) => screenId));
  const shown = [...screens].filter(([screenId]) => plugged.has(screenId));
  return {
    sinceMs,
    steps: [...steps],
    isOvertaken,
    changed: [...changed],
    absent: [...changed].filter((screenId) => !plugged.has(screenId)).length,
    contents: Object.fromEntries(shown),
    missing: shown.flatMap(([screenId, content]) =>
      layoutFor(content)
        .slots.map((_slot, index) => ({ index, cameraId: tileAt(content, index).cameraId }))
        .filter(({ cameraId }) => cameraId !== null && known.camera(cameraId) === undefined)
        .map(({ index }) => ({ screenId, tileId: tileIdAt(index) })),
    ),
    plans: planScreens({
      ...known,
      scene: {
        scene: undefined,
        isChanged: false,
        screens,
        enlarged: new Map(),
        selection: null,
        changes: [],
      },
      lights: [],
      incidentOf: () => null,
      replayOf: () => null,
      zoomOf: (_place, _cameraId, saved) => saved,
      tourOf: () => undefined,
      presetOf: () => null,
      hotspotOf: () => undefined,
    }),
  };
}
