import type { SceneId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { FileScene, ImportChoice } from '#contract/sceneLibrary';
import {
  freeNumber,
  newScene,
  putScene,
  withContents,
  type Making,
  type Shelf,
} from './sceneShelf';

interface Imported {
  shelf: Shelf;
  added: number;
  replaced: number;
}

/**
 * The shelf with the scenes of a file. What replaces a scene becomes its next version; what is kept
 * beside it takes the next free number. A scene nobody chose for comes in where its number is free,
 * and replaces nothing. Pure.
 */
export const importInto = (
  shelf: Shelf,
  scenes: readonly FileScene[],
  choices: readonly ImportChoice[],
  { making, newId }: { making: Making; newId: () => SceneId },
): Outcome<Imported> => {
  const chosen = new Map(choices.map(({ index, how }) => [index, how]));
  // Numbers that are given stay with whom they have; those of the file come first to the others.
  const byFreedom = scenes
    .map((scene, index) => ({ scene, how: chosen.get(index) ?? 'keep' }))
    .filter(({ how }) => how !== 'skip')
    .sort((a, b) => Number(isTaken(shelf, a.scene)) - Number(isTaken(shelf, b.scene)));
  const done: Imported = { shelf, added: 0, replaced: 0 };
  for (const { scene, how } of byFreedom) {
    const there = shelf.find(({ number }) => number === scene.number);
    if (how === 'replace' && there !== undefined) {
      const { name, folder, note, screens } = scene;
      const next = { ...withContents(there, screens, making), name, folder, note };
      done.shelf = putScene(done.shelf, next);
      done.replaced += 1;
      continue;
    }
    const number = freeNumber(done.shelf, scene.number);
    if (number === undefined) return failure('scene/library-full');
    done.shelf = putScene(done.shelf, newScene({ ...scene, number, sceneId: newId() }, making));
    done.added += 1;
  }
  return success(done);
};

const isTaken = (shelf: Shelf, { number }: FileScene): boolean =>
  shelf.some((one) => one.number === number);
