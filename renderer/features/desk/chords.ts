import { chordSchema } from '#contract/keys';
import type { KeyPress } from './keyPress';

/** Keys that are two on the board and one to the hand. */
const sameKey: Readonly<Record<string, string>> = {
  NumpadEnter: 'Enter',
  NumpadDivide: 'Slash',
  NumpadDecimal: 'Period',
};

/** The press as settings and the table write it: `Ctrl+Shift+KeyS`. */
export function chordOf({ code, hasCtrl, hasShift }: KeyPress): string {
  const key = sameKey[code] ?? code;
  return `${hasCtrl ? 'Ctrl+' : ''}${hasShift ? 'Shift+' : ''}${key}`;
}

const isHeldKey = (code: string): boolean => /^(Control|Shift|Alt|Meta)(Left|Right)$/.test(code);

/** Digits and Backspace write the number, Escape leaves, Tab moves the focus: they stay. */
const kept = /^(Shift\+)?(Digit[0-9]|Numpad[0-9]|Backspace|Escape|Tab|Space)$/;

/** The press can be given to an action: a whole one, and no key that every action needs. */
export function isAssignable(press: KeyPress): boolean {
  const chord = chordOf(press);
  if (press.hasAlt || isHeldKey(press.code) || !chordSchema.safeParse(chord).success) return false;
  return !kept.test(chord) && (chord === 'Ctrl+KeyZ' || !isEditing(chord));
}

/** Writes a letter, digit or sign: what speech input may send by the dozen (WCAG 2.1.4). */
export function isCharacter(chord: string): boolean {
  return /^(Shift\+)?(Key|Digit|Numpad|Comma|Period|Slash|Semicolon|Quote|Bracket|Backslash|Backquote|Minus|Equal|Intl|Space)/.test(
    chord,
  );
}

/** What every text field understands itself: copying, pasting, taking back. */
export function isEditing(chord: string): boolean {
  return /^Ctrl\+(Key[ACVXZ]|Shift\+KeyZ|Backspace|Delete|(Shift\+)?(Arrow\w+|Home|End))$/.test(
    chord,
  );
}

/** Keys that no text field takes. */
export function isFunctionKey(chord: string): boolean {
  return /^(Shift\+)?(Escape|ContextMenu|F[0-9]{1,2})$/.test(chord);
}

const signs: Readonly<Record<string, string>> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Semicolon: ';',
  Quote: "'",
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  Insert: 'Ins',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ContextMenu: '☰',
};

/** The key as it is printed, such as `Shift S`, `Ctrl ,` or `?`. */
export function chordLabel(chord: string): string {
  if (chord === 'Shift+Slash') return '?';
  if (chord === 'Shift+Equal') return '+';
  const parts = chord.split('+');
  const code = parts.pop() ?? '';
  const key =
    signs[code] ??
    code
      .replace(/^(Key|Digit)(?=.$)/, '')
      .replace(/^Numpad(Add|Subtract|Multiply|Divide)?/, (_all, sign: string | undefined) =>
        sign === undefined ? 'Num ' : `Num ${padSigns[sign] ?? ''}`,
      );
  return [...parts, key].join(' ');
}

const padSigns: Readonly<Record<string, string>> = {
  Add: '+',
  Subtract: '-',
  Multiply: '*',
  Divide: '/',
};
