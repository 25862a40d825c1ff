import type { CaseFormKind } from '../incidents';

/** What a key press means at the desk: number first, then the key (ux.md §9). */
export type DeskCommand =
  | { kind: 'digits'; digits: string }
  | { kind: 'select-screen'; number: number }
  | { kind: 'select-tile'; number: number }
  | { kind: 'put-camera'; number: number }
  | { kind: 'layout'; tileCount: number }
  | { kind: 'scene'; number: number }
  | { kind: 'move-selection'; column: number; row: number }
  | { kind: 'replay-step'; pictures: number }
  | { kind: 'case-form'; form: CaseFormKind }
  | { kind: 'procedure-answer'; number: number }
  | { kind: SimpleKind };

type SimpleKind =
  | 'previous-scene'
  | 'take-off'
  | 'enlarge'
  | 'pin'
  | 'reserve'
  | 'replay'
  | 'undo'
  | 'acknowledge'
  | 'accept'
  | 'archive'
  | 'procedure-step'
  | 'procedure-skip'
  | 'call-seen'
  | 'silence'
  | 'shelve'
  | 'rate'
  | 'aside'
  | 'next-alarm'
  | 'open-case'
  | 'search'
  | 'all-keys'
  | 'settings'
  | 'log'
  | 'handover'
  | 'rules'
  | 'history'
  | 'save'
  | 'report'
  | 'cameras'
  | 'page'
  | 'ribbon'
  | 'board'
  | 'tour-toggle'
  | 'tour-next'
  | 'tour-previous'
  | 'leave'
  | 'fullscreen-desk'
  | 'fullscreen-wall'
  | 'quit';

/** The part of a KeyboardEvent that matters. `code` is the physical key. */
export interface KeyPress {
  code: string;
  hasCtrl: boolean;
  hasShift: boolean;
  hasAlt: boolean;
  isComposing: boolean;
  /** The focus is in a text field: only Escape and combinations with Ctrl work there. */
  isInText: boolean;
}

/** No camera, scene or layout has a longer number. */
const maxDigits = 6;

const withCtrl: Readonly<Record<string, SimpleKind>> = {
  KeyZ: 'undo',
  KeyQ: 'quit',
  KeyF: 'history',
  KeyS: 'save',
  Comma: 'settings',
};

const withShift: Readonly<Record<string, SimpleKind>> = {
  KeyS: 'previous-scene',
  KeyA: 'rate',
  KeyK: 'reserve',
  KeyH: 'aside',
  KeyG: 'archive',
  KeyZ: 'procedure-skip',
  KeyX: 'call-seen',
  KeyB: 'handover',
  KeyY: 'report',
  KeyQ: 'board',
  KeyN: 'rules',
  Slash: 'all-keys',
  F11: 'fullscreen-wall',
};

const plain: Readonly<Record<string, SimpleKind>> = {
  Delete: 'take-off',
  Enter: 'open-case',
  NumpadEnter: 'open-case',
  KeyF: 'enlarge',
  KeyK: 'pin',
  KeyR: 'replay',
  KeyA: 'acknowledge',
  KeyJ: 'accept',
  KeyX: 'silence',
  KeyZ: 'procedure-step',
  KeyH: 'shelve',
  KeyN: 'next-alarm',
  KeyB: 'cameras',
  KeyY: 'page',
  KeyD: 'log',
  KeyQ: 'ribbon',
  KeyG: 'tour-toggle',
  BracketLeft: 'tour-previous',
  BracketRight: 'tour-next',
  Slash: 'search',
  NumpadDivide: 'search',
  F11: 'fullscreen-desk',
  Escape: 'leave',
};

const arrows: Readonly<Record<string, { column: number; row: number }>> = {
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
};

/** Keys of the forms of a case; with Shift, and without. */
const formsWithShift: Readonly<Record<string, CaseFormKind>> = {
  KeyJ: 'assign',
  KeyE: 'feedback',
  KeyR: 'reopen',
  KeyC: 'close',
  KeyF: 'false-alarm',
  KeyU: 'pass-up',
  KeyD: 'pass-down',
  KeyM: 'merge',
  KeyP: 'split',
};
const forms: Readonly<Record<string, CaseFormKind>> = { KeyE: 'note', KeyU: 'escalate' };

/** Single pictures of a replay. */
const steps: Readonly<Record<string, number>> = { Comma: -1, Period: 1 };

/** Keys that take the typed number. */
const afterNumber: Readonly<Record<string, (number: number) => DeskCommand>> = {
  KeyM: (number) => ({ kind: 'select-screen', number }),
  Period: (number) => ({ kind: 'select-tile', number }),
  NumpadDecimal: (number) => ({ kind: 'select-tile', number }),
  Enter: (number) => ({ kind: 'put-camera', number }),
  NumpadEnter: (number) => ({ kind: 'put-camera', number }),
  KeyL: (tileCount) => ({ kind: 'layout', tileCount }),
  KeyS: (number) => ({ kind: 'scene', number }),
  KeyZ: (number) => ({ kind: 'procedure-answer', number }),
};

/** The command of a key press after `digits` were typed; undefined when it has none. */
export function interpretKey(digits: string, press: KeyPress): DeskCommand | undefined {
  if (press.isComposing || press.hasAlt) return undefined;
  if (press.hasCtrl) return simple(withCtrl[press.code]);
  if (press.isInText) return functionKey(press);
  const typed = digitOf(press);
  if (typed !== undefined) {
    return digits.length < maxDigits ? { kind: 'digits', digits: digits + typed } : undefined;
  }
  if (press.code === 'Backspace') return { kind: 'digits', digits: digits.slice(0, -1) };
  const form = (press.hasShift ? formsWithShift : forms)[press.code];
  if (form !== undefined) return { kind: 'case-form', form };
  if (press.hasShift) return simple(withShift[press.code]);
  const numbered = digits === '' ? undefined : afterNumber[press.code]?.(Number(digits));
  if (numbered !== undefined) return numbered;
  const pictures = steps[press.code];
  if (pictures !== undefined) return { kind: 'replay-step', pictures };
  const arrow = arrows[press.code];
  if (arrow !== undefined) return { kind: 'move-selection', ...arrow };
  return simple(plain[press.code]);
}

/** Function keys and Escape work even while text is being typed. */
function functionKey(press: KeyPress): DeskCommand | undefined {
  if (press.code === 'Escape') return { kind: 'leave' };
  if (press.code === 'F11') return { kind: press.hasShift ? 'fullscreen-wall' : 'fullscreen-desk' };
  return undefined;
}

function simple(kind: SimpleKind | undefined): DeskCommand | undefined {
  return kind === undefined ? undefined : { kind };
}

/** Digits of the row (without Shift) and of the number pad. */
function digitOf(press: KeyPress): string | undefined {
  const match = /^(Digit|Numpad)([0-9])$/.exec(press.code);
  if (match === null || (match[1] === 'Digit' && press.hasShift)) return undefined;
  return match[2];
}
