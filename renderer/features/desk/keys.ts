import type { CameraId } from '#contract/ids';
import type { ZoomOrder } from '#contract/zoom';
import type { CaseFormKind } from '../incidents';
import { chordOf, isEditing, isFunctionKey } from './chords';
import { defaultKeyBook, type KeyBook } from './keyBook';

/** What a key press means at the desk: number first, then the key (ux.md §9). */
export type DeskCommand =
  | { kind: 'digits'; digits: string }
  | { kind: 'select-screen'; number: number }
  | { kind: 'select-tile'; number: number }
  | { kind: 'put-camera'; number: number }
  | { kind: 'layout'; tileCount: number }
  | { kind: 'scene'; number: number }
  | { kind: 'preset'; number: number }
  | { kind: 'tour-start'; number: number }
  /** A camera that was found, onto the selected tile. */
  | { kind: 'put-found'; cameraId: CameraId }
  | { kind: 'zoom'; order: ZoomOrder }
  | { kind: 'move-selection'; column: number; row: number }
  | { kind: 'replay-step'; pictures: number }
  | { kind: 'case-form'; form: CaseFormKind }
  | { kind: 'procedure-answer'; number: number }
  | { kind: SimpleKind };

export type SimpleKind =
  | 'previous-scene'
  | 'take-off'
  | 'enlarge'
  | 'pin'
  | 'reserve'
  | 'replay'
  | 'undo'
  | 'layouts'
  | 'take'
  | 'give-up'
  | 'fetch-back'
  | 'acknowledge'
  | 'accept'
  | 'archive'
  | 'on-wall'
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
  | 'help'
  | 'palette'
  | 'context-menu'
  | 'settings'
  | 'log'
  | 'handover'
  | 'briefing'
  | 'rules'
  | 'scenes'
  | 'history'
  | 'save'
  | 'report'
  | 'cameras'
  | 'theme'
  | 'page'
  | 'identify'
  | 'ribbon'
  | 'board'
  | 'tours'
  | 'crops'
  | 'around'
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
  /** The focus is in a text field: only function keys and combinations with Ctrl work there. */
  isInText: boolean;
  /** The key is being held. */
  isRepeat: boolean;
}

/** No camera, scene or layout has a longer number. */
const maxDigits = 6;

/** The command of a key press after `digits` were typed; undefined when it has none. */
export function interpretKey(
  digits: string,
  press: KeyPress,
  book: KeyBook = defaultKeyBook,
): DeskCommand | undefined {
  if (press.isComposing || press.hasAlt) return undefined;
  const chord = chordOf(press);
  if (press.isInText && !worksInText(chord)) return undefined;
  if (!press.isInText && (book.hasCharacterKeys || digits !== '')) {
    const written = writeNumber(digits, press);
    if (written !== undefined) return written;
  }
  const action = (digits === '' ? undefined : book.withNumber(chord)) ?? book.plain(chord);
  if (action === undefined || (press.isRepeat && action.isRepeated !== true)) return undefined;
  return action.command(Number(digits));
}

/** A text field keeps what it writes and what it edits with. */
function worksInText(chord: string): boolean {
  return isFunctionKey(chord) || (chord.startsWith('Ctrl+') && !isEditing(chord));
}

function writeNumber(digits: string, press: KeyPress): DeskCommand | undefined {
  if (press.hasCtrl) return undefined;
  if (press.code === 'Backspace') return { kind: 'digits', digits: digits.slice(0, -1) };
  const typed = digitOf(press);
  return typed === undefined || digits.length >= maxDigits || press.isRepeat
    ? undefined
    : { kind: 'digits', digits: digits + typed };
}

/** Digits of the row (without Shift) and of the number pad. */
function digitOf(press: KeyPress): string | undefined {
  const match = /^(Digit|Numpad)([0-9])$/.exec(press.code);
  if (match === null || (match[1] === 'Digit' && press.hasShift)) return undefined;
  return match[2];
}
