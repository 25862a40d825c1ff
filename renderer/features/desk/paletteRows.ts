import type { Camera } from '#contract/camera';
import type { SceneRow } from '#contract/scene';
import type { ActionNeed, ActionRow } from './actionTable';
import { isAfterNumber } from './keyBook';
import type { DeskCommand } from './deskCommand';
import { distance, wishOf, type Findable } from './paletteMatch';

/** One line of the palette. */
export interface PaletteRow {
  id: string;
  zh: string;
  en: string;
  /** The action whose key stands at its end. */
  keyOf?: string;
  typed?: number;
  /** What is missing for it; null: it can be run. */
  missing: ActionNeed | null;
  /** Absent: it waits for a number. */
  command?: DeskCommand;
  camera?: Camera;
}

/** Everything that can be found. */
export interface PaletteRoom {
  actions: readonly (ActionRow & Findable)[];
  scenes: readonly (SceneRow & Findable)[];
  /** Hits of the camera search for the same query. */
  cameras: readonly Camera[];
  isThere: (need: ActionNeed | undefined) => boolean;
}

type Ranked = PaletteRow & { rank: number };

/** The most rows that somebody reads. */
const mostRows = 80;

/** What the query may mean, the likeliest first; what cannot be done now comes after what can. */
export function paletteRows(query: string, room: PaletteRoom): PaletteRow[] {
  const { words, number } = wishOf(query);
  const actions = room.actions.flatMap((action) => rankAction(action, words, number, room.isThere));
  const scenes = room.scenes.flatMap((scene) => rankScene(scene, words, number));
  const cameras = query.trim() === '' ? [] : room.cameras.map(cameraRow);
  const ranked = [...actions, ...scenes].sort((a, b) => a.rank - b.rank);
  // A bare number is a camera first, as on the number line.
  const all = words === '' && number !== null ? [...cameras, ...ranked] : [...ranked, ...cameras];
  return all.slice(0, mostRows);
}

function rankAction(
  action: ActionRow & Findable,
  words: string,
  number: number | null,
  isThere: PaletteRoom['isThere'],
): Ranked[] {
  const isNumbered = isAfterNumber(action);
  const far = distance(words, action);
  if (far === null || (number !== null && !isNumbered)) return [];
  const missing = isThere(action.needs) ? null : (action.needs ?? null);
  const told = isNumbered && number !== null ? ` ${String(number)}` : '';
  return [
    {
      id: action.id,
      zh: `${action.zh}${told}`,
      en: `${action.en}${told}`,
      keyOf: action.id,
      ...(isNumbered && number !== null ? { typed: number } : {}),
      missing,
      ...(isNumbered && number === null ? {} : { command: action.command(number ?? 0) }),
      rank: far + (missing === null ? 0 : 10),
    },
  ];
}

function rankScene(scene: SceneRow & Findable, words: string, number: number | null): Ranked[] {
  const far = words === '' ? (number === scene.number ? 0 : null) : distance(words, scene);
  if (far === null) return [];
  const command = { kind: 'scene', number: scene.number } as const;
  const { zh, en } = scene;
  const more = { keyOf: 'scene', typed: scene.number, missing: null, command };
  return [{ id: `scene ${String(scene.number)}`, zh, en, ...more, rank: far + 0.5 }];
}

const cameraRow = (camera: Camera): PaletteRow => ({
  id: camera.cameraId,
  zh: `${String(camera.number)} ${camera.name.zh}`,
  en: `${String(camera.number)} ${camera.name.en}`,
  keyOf: 'put',
  typed: camera.number,
  missing: null,
  command: { kind: 'put-found', cameraId: camera.cameraId },
  camera,
});
