import type { Actor } from '#contract/actor';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PreviewEdit, PreviewStep } from '#contract/preview';
import type { Screen, ScreenContent } from '#contract/scene';
import type { ClockPort } from './ports';
import { editContent } from './previewEdit';
import { isSameContent, layoutFor } from './screenContents';
import type { SceneKeeper } from './sceneKeeper';
import { Signal } from './signal';

/** As many edits can be taken back. */
const undoDepth = 20;

type Contents = ReadonlyMap<ScreenId, ScreenContent>;

interface PreviewDeps {
  clock: ClockPort;
  scene: Pick<SceneKeeper, 'inForce' | 'take'>;
  /** Plugged in now. */
  screens: () => readonly Screen[];
  camera: (cameraId: CameraId) => { number: number } | undefined;
}

interface Draft {
  sinceMs: number;
  /** What was in force when it began. */
  base: Contents;
  screens: Contents;
  steps: { step: PreviewStep; before: Contents }[];
}

/** What is prepared, for whoever draws it. */
export interface PreviewInForce {
  sinceMs: number;
  screens: Contents;
  changed: ReadonlySet<ScreenId>;
  /** Newest first. */
  steps: readonly PreviewStep[];
  isOvertaken: boolean;
}

/** The preview 预备 of the whole wall: begun from what is in force, taken in one step. */
export class Preview {
  readonly #deps: PreviewDeps;
  readonly #changed = new Signal<null>();
  readonly onPreviewChanged = this.#changed.on;
  #draft: Draft | undefined;
  /** Given up last: opening again brings it back once. */
  #given: Draft | undefined;

  constructor(deps: PreviewDeps) {
    this.#deps = deps;
  }

  /** Begins, or goes on with what was begun. `isAgain`: the one given up last. */
  open(isAgain: boolean): Outcome<null> {
    if (this.#draft !== undefined) return success(null);
    if (isAgain && this.#given === undefined) return failure('preview/none');
    const base = this.#deps.scene.inForce().screens;
    const fresh = { sinceMs: this.#deps.clock.now(), base, screens: base, steps: [] };
    this.#draft = isAgain ? this.#given : fresh;
    this.#given = undefined;
    return this.#told();
  }

  edit(screenId: ScreenId, edit: PreviewEdit): Outcome<null> {
    const draft = this.#draft;
    if (draft === undefined) return failure('preview/none');
    const screen = this.#deps.screens().find((known) => known.screenId === screenId);
    const content = this.#contentsOf(draft).get(screenId);
    if (screen === undefined || content === undefined) return failure('scene/unknown-screen');
    const edited = editContent(content, edit);
    if (!edited.ok) return edited;
    if (isSameContent(edited.value, content)) return success(null);
    const step = {
      atMs: this.#deps.clock.now(),
      screenNumber: screen.number,
      ...this.#words(edit),
      tiles: layoutFor(edited.value).tileCount,
    };
    // Until somebody touches it here, a screen goes with the wall: this is where it leaves.
    const before = new Map(draft.screens).set(screenId, content);
    this.#draft = {
      ...draft,
      base: this.#changedIn(draft).has(screenId)
        ? draft.base
        : new Map(draft.base).set(screenId, content),
      screens: new Map(before).set(screenId, edited.value),
      steps: [{ step, before }, ...draft.steps].slice(0, undoDepth),
    };
    return this.#told();
  }

  /** Takes back the last edit. */
  undo(): Outcome<null> {
    const draft = this.#draft;
    if (draft === undefined) return failure('preview/none');
    const [last, ...steps] = draft.steps;
    if (last === undefined) return failure('scene/nothing-to-undo');
    this.#draft = { ...draft, screens: last.before, steps };
    return this.#told();
  }

  /** Puts the screens that would change on the wall, all in one step; the others stay. */
  take(actor: Actor): Outcome<null> {
    const draft = this.#draft;
    if (draft === undefined) return failure('preview/none');
    const changed = this.#changedIn(draft);
    if (changed.size === 0) return failure('preview/unchanged');
    const taken = new Map([...draft.screens].filter(([screenId]) => changed.has(screenId)));
    this.#draft = undefined;
    this.#given = undefined;
    this.#deps.scene.take(actor, taken);
    return this.#told();
  }

  /** Gives it up; the wall stays as it is. */
  drop(): Outcome<null> {
    const draft = this.#draft;
    if (draft === undefined) return failure('preview/none');
    this.#given = this.#changedIn(draft).size > 0 ? draft : undefined;
    this.#draft = undefined;
    return this.#told();
  }

  /** Every screen as it would be: what a scene saved from here holds. */
  contents(): Contents | undefined {
    return this.#draft === undefined ? undefined : this.#contentsOf(this.#draft);
  }

  current(): PreviewInForce | undefined {
    const draft = this.#draft;
    if (draft === undefined) return undefined;
    const changed = this.#changedIn(draft);
    const now = this.#deps.scene.inForce().screens;
    return {
      sinceMs: draft.sinceMs,
      screens: this.#contentsOf(draft),
      changed,
      steps: draft.steps.map(({ step }) => step),
      isOvertaken: [...changed].some((screenId) => !isSame(draft.base, now, screenId)),
    };
  }

  /** Screens that nobody touches here go with the wall; so do those plugged in meanwhile. */
  #contentsOf(draft: Draft): Contents {
    const changed = this.#changedIn(draft);
    const now = this.#deps.scene.inForce().screens;
    const touched = [...draft.screens].filter(([screenId]) => changed.has(screenId));
    return new Map([...now, ...touched]);
  }

  #changedIn({ base, screens }: Draft): Set<ScreenId> {
    return new Set([...screens.keys()].filter((screenId) => !isSame(base, screens, screenId)));
  }

  #words(edit: PreviewEdit): Pick<PreviewStep, 'kind'> & Partial<PreviewStep> {
    const { kind } = edit;
    const tile = 'tileId' in edit ? { tile: numberOf(edit.tileId) } : {};
    switch (kind) {
      case 'matrix':
        return { kind, columns: edit.columns, rows: edit.rows };
      case 'span':
        return { kind, ...tile, columns: edit.slot.columnSpan, rows: edit.slot.rowSpan };
      case 'merge':
      case 'swap':
        return { kind, ...tile, other: numberOf(edit.withId) };
      case 'camera': {
        const camera = edit.cameraId === null ? undefined : this.#deps.camera(edit.cameraId);
        return { kind, ...tile, cameraNumber: camera?.number ?? null };
      }
      case 'pin':
        return { kind, ...tile, isOn: edit.isPinned };
      case 'reserve':
        return { kind, ...tile, isOn: edit.isReserved };
      case 'ribbon':
        return { kind, isOn: edit.isOn };
      default:
        return { kind, ...tile };
    }
  }

  #told(): Outcome<null> {
    this.#changed.emit(null);
    return success(null);
  }
}

const numberOf = (tileId: TileId): number => Number(tileId);

const isSame = (a: Contents, b: Contents, screenId: ScreenId): boolean => {
  const [one, two] = [a.get(screenId), b.get(screenId)];
  return one !== undefined && two !== undefined && isSameContent(one, two);
};
