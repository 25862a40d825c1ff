import { chordOf, isEditing, isFunctionKey } from './chords';
import type { DeskCommand } from './deskCommand';
import { defaultKeyBook, type KeyBook } from './keyBook';
import type { KeyPress } from './keyPress';

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
  return action.command(Number(digits), digits);
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
