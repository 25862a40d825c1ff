import { cameraClassSchema, cameraKindSchema } from '#contract/camera';
import type { NodeId } from '#contract/ids';
import {
  defaultTourDwell,
  tourDwells,
  tourGroupSchema,
  type TourGroup,
  type TourRule,
  type TourSource,
} from '#contract/tour';
import { readItems, writeItems } from './tourItems';

/** What stands in the form; lists as they are typed. */
export interface Draft {
  number: string;
  name: string;
  what: TourSource['kind'];
  cameras: string;
  scenes: string;
  nodeId: NodeId | null;
  /** `any`, or one of them. */
  kind: string;
  cameraClass: string;
  word: string;
  dwellS: number;
  isWholeScreen: boolean;
}

/** An empty form; its number is the first free one. */
export function newDraft(groups: readonly TourGroup[]): Draft {
  const taken = new Set(groups.map(({ number }) => number));
  const free = Array.from({ length: 99 }, (_, at) => at + 1).find((one) => !taken.has(one));
  return {
    ...{ number: String(free ?? 1), name: '', what: 'cameras', cameras: '', scenes: '' },
    ...{ nodeId: null, kind: 'any', cameraClass: 'any', word: '' },
    ...{ dwellS: defaultTourDwell, isWholeScreen: false },
  };
}

/** The form of a kept group. */
export function draftOf({ number, name, dwellS, isWholeScreen, source }: TourGroup): Draft {
  const draft = { ...newDraft([]), number: String(number), name, dwellS, isWholeScreen };
  switch (source.kind) {
    case 'cameras':
      return { ...draft, what: source.kind, cameras: writeItems(source.list) };
    case 'scenes':
      return { ...draft, what: source.kind, scenes: writeItems(source.list) };
    case 'rule': {
      const { nodeId, rule } = source;
      return {
        ...draft,
        ...{ what: source.kind, nodeId, kind: rule.kind ?? 'any', word: rule.name ?? '' },
        cameraClass: rule.cameraClass === undefined ? 'any' : String(rule.cameraClass),
      };
    }
  }
}

/** What the form asks for; `bad` names what was not understood, null while something is missing. */
export function sourceOf(draft: Draft): { source: TourSource } | { bad: string | null } {
  if (draft.what === 'rule') {
    return { source: { kind: 'rule', nodeId: draft.nodeId, rule: ruleOf(draft) } };
  }
  const read = readItems(draft.what === 'cameras' ? draft.cameras : draft.scenes);
  if ('bad' in read) return read;
  const fewest = draft.what === 'cameras' ? 1 : 2;
  if (read.items.length < fewest) return { bad: null };
  return { source: { kind: draft.what, list: read.items } };
}

/** The whole group; undefined while the form is not complete. */
export function groupOf(draft: Draft): TourGroup | undefined {
  const read = sourceOf(draft);
  if (!('source' in read)) return undefined;
  const { number, name, dwellS, isWholeScreen } = draft;
  return tourGroupSchema.safeParse({
    ...{ number: Number(number), name, dwellS, isWholeScreen },
    source: read.source,
  }).data;
}

/** A stay that is offered; the nearest where it was another one. */
export const offeredDwell = (dwellS: number): number =>
  [...tourDwells].sort((a, b) => Math.abs(a - dwellS) - Math.abs(b - dwellS))[0] ?? dwellS;

function ruleOf({ kind, cameraClass, word }: Draft): TourRule {
  const chosenKind = cameraKindSchema.safeParse(kind).data;
  const chosenClass = cameraClassSchema.safeParse(Number(cameraClass)).data;
  const name = word.trim();
  return {
    ...(chosenKind === undefined ? {} : { kind: chosenKind }),
    ...(chosenClass === undefined ? {} : { cameraClass: chosenClass }),
    ...(name === '' ? {} : { name }),
  };
}
