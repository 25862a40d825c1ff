import type { Alarm } from '#contract/alarm';
import type { ScreenId } from '#contract/ids';
import type { Screen, ScreenPlan } from '#contract/scene';
import type { BriefingKeeper } from './briefingKeeper';
import { presentedScene, withPresented } from './presentedWall';
import type { SceneInForce } from './sceneInForce';
import { byUrgency, type StageTile, type TileLight } from './spotlight';
import type { Toured, Tours } from './tours';

interface PresentedWallsDeps {
  briefing: BriefingKeeper;
  /** The tours of the scene in force; those beneath a presentation stand still. */
  tours: Tours;
  /** Tours of presented scenes, which end with them. */
  presentedTours: Tours;
}

/** What a presentation 讲解 does to the picture of the station: it covers, and changes nothing. */
export class PresentedWalls {
  readonly #deps: PresentedWallsDeps;

  constructor(deps: PresentedWallsDeps) {
    this.#deps = deps;
  }

  isOn(): boolean {
    return this.#deps.briefing.show() !== null;
  }

  /** The scene as the walls show it now. */
  over(screens: readonly Screen[], scene: SceneInForce): SceneInForce {
    const { briefing, tours, presentedTours } = this.#deps;
    const contents = briefing.contents();
    tours.hold(new Set(contents.keys()));
    tours.look(screens, scene);
    const shown = contents.size === 0 ? scene : presentedScene(scene, contents);
    presentedTours.look(
      screens.filter(({ screenId }) => contents.has(screenId)),
      shown,
    );
    return shown;
  }

  tourOf(screenId: ScreenId, index: number): Toured | undefined {
    const { briefing, tours, presentedTours } = this.#deps;
    const shown = briefing.isPresented(screenId) ? presentedTours : tours;
    return shown.shownIn(screenId, index);
  }

  /** The spotlight neither takes nor gives back what lies beneath, and counts nothing there as seen. */
  beneath(tile: StageTile): StageTile {
    return this.#deps.briefing.isPresented(tile.screenId)
      ? { ...tile, isInUse: true, isVisible: false }
      : tile;
  }

  /** What was rehearsed takes no tile of a wall that nobody presents. */
  real(alarms: Alarm[]): Alarm[] {
    const isAny = alarms.some(({ isRehearsal }) => isRehearsal === true);
    return isAny ? alarms.filter(({ isRehearsal }) => isRehearsal !== true) : alarms;
  }

  /** Alarms stay away from visitors: only rehearsed ones are shown, others where somebody said so. */
  lights(lights: readonly TileLight[], alarms: readonly Alarm[]): readonly TileLight[] {
    const { briefing } = this.#deps;
    const show = briefing.show();
    if (show === null) return lights;
    const others = lights.filter(({ screenId }) => !briefing.isPresented(screenId));
    const sorted = [...alarms].sort(byUrgency);
    const mine = [...briefing.contents()].flatMap(([screenId, { tiles }]) =>
      tiles.flatMap(({ cameraId }, index): TileLight[] => {
        const of = sorted.filter((alarm) => cameraId !== null && alarm.cameraId === cameraId);
        const rehearsed = of.find(({ isRehearsal }) => isRehearsal === true);
        const first = rehearsed ?? (show.showsAlarms ? of[0] : undefined);
        if (first === undefined) return [];
        const taken = rehearsed === undefined ? null : { cameraId };
        return [{ screenId, index, alarmId: first.alarmId, taken, moreAlarms: 0 }];
      }),
    );
    return [...others, ...mine];
  }

  plans(
    plans: Record<ScreenId, ScreenPlan>,
    alarms: readonly Alarm[],
  ): Record<ScreenId, ScreenPlan> {
    const { briefing } = this.#deps;
    const show = briefing.show();
    if (show === null) return plans;
    const hasMark = alarms.some(
      ({ isRehearsal, priority, response, aside }) =>
        (priority === 'critical' || priority === 'high') &&
        response !== 'acknowledged' &&
        aside === null &&
        isRehearsal !== true,
    );
    return Object.fromEntries(
      Object.values(plans).map((plan) => [
        plan.screenId,
        briefing.isPresented(plan.screenId) ? withPresented(plan, show, hasMark) : plan,
      ]),
    );
  }
}
