import type { SceneId } from '#contract/ids';
import type { AlarmRule } from '#contract/alarmRule';
import type { Scene } from '#contract/scene';
import type { SceneUse } from '#contract/sceneLibrary';

/** Something that recalls scenes, and which: by number or by id. */
export type SceneCaller = SceneUse & { scene: number | SceneId };

/**
 * Who recalls which scene. Whatever can recall one says so here once, by a function that tells its
 * callers of now.
 */
export class SceneUses {
  readonly #sources: (() => readonly SceneCaller[])[] = [];

  add(source: () => readonly SceneCaller[]): void {
    this.#sources.push(source);
  }

  /** By scene; asked once for a whole list. */
  read(): (scene: Pick<Scene, 'sceneId' | 'number'>) => SceneUse[] {
    const callers = this.#sources.flatMap((source) => source());
    return ({ sceneId, number }) =>
      callers
        .filter(({ scene }) => scene === number || scene === sceneId)
        .map(({ kind, name }) => ({ kind, name: name.slice(0, 80) }));
  }
}

/** Rules for alarms that recall a scene, by their place in the table. */
export const rulesThatRecall = (table: readonly AlarmRule[]): SceneCaller[] =>
  table.flatMap(({ isOn, then }, index) =>
    !isOn || then.scene === null
      ? []
      : [{ kind: 'rule' as const, name: String(index + 1), scene: then.scene }],
  );
