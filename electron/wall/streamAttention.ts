import type { CameraId, ScreenId } from '#contract/ids';
import type { ScreenPlan } from '#contract/scene';
import type { StreamPurpose } from '#contract/stream';
import { importances, type Importance } from './streamBudget';

/** Where a picture is shown and what for; `screenId` is null on the desk. */
interface ShownWhere {
  screenId: ScreenId | null;
  cameraId: CameraId;
  purpose: StreamPurpose;
}

type Plans = Readonly<Record<ScreenId, ScreenPlan>>;

/** How much each picture matters on a wall that shows these plans; looked at once per plans. */
export const attentionOf = (plans: Plans): ((shown: ShownWhere) => Importance) => {
  const known = looked.get(plans);
  if (known !== undefined) return known;
  const attention = lookAt(plans);
  looked.set(plans, attention);
  return attention;
};

const looked = new WeakMap<Plans, (shown: ShownWhere) => Importance>();

const lookAt = (plans: Plans): ((shown: ShownWhere) => Importance) => {
  const marked = new Map<string, Importance>();
  for (const plan of Object.values(plans)) {
    for (const tile of plan.tiles) {
      if (tile.camera === null) continue;
      const key = `${plan.screenId} ${tile.camera.cameraId}`;
      const importance = importanceOf(tile, tile.tileId === plan.enlargedTileId);
      marked.set(key, higher(importance, marked.get(key) ?? 'visible'));
    }
  }
  return ({ screenId, cameraId, purpose }) => {
    const asked = byPurpose[purpose];
    if (screenId === null) return asked;
    return higher(asked, marked.get(`${screenId} ${cameraId}`) ?? 'visible');
  };
};

/** A picture on the desk is what its person looks at; a miniature is only a reminder. */
const byPurpose: Readonly<Record<StreamPurpose, Importance>> = {
  alarm: 'alarm',
  desk: 'focused',
  wall: 'visible',
  miniature: 'visible',
};

const importanceOf = (
  tile: Pick<ScreenPlan['tiles'][number], 'alarmId' | 'isPinned' | 'isSelected'>,
  isEnlarged: boolean,
): Importance => {
  if (tile.alarmId !== null) return 'alarm';
  if (tile.isPinned) return 'held';
  return isEnlarged || tile.isSelected ? 'focused' : 'visible';
};

const higher = (one: Importance, other: Importance): Importance =>
  importances.indexOf(one) >= importances.indexOf(other) ? one : other;
