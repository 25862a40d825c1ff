import type { BriefingOrder } from '#contract/briefing';

/** What a key of the presenter means (ux.md §11). Clickers send arrows, Page keys and a full stop. */
export type BriefingCommand =
  | { kind: 'order'; order: BriefingOrder }
  | { kind: 'digits'; digits: string }
  | { kind: 'leave' | 'acknowledge' | 'silence' | 'live' | 'keys' }
  | { kind: 'notes'; step: 1 | -1 };

/** The part of a KeyboardEvent that matters. */
export interface BriefingPress {
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  repeat: boolean;
}

type SimpleOrder =
  | 'next'
  | 'previous'
  | 'black'
  | 'white'
  | 'freeze'
  | 'soften'
  | 'spot'
  | 'pointer'
  | 'draw'
  | 'clear'
  | 'end';

const orders: Readonly<Record<string, SimpleOrder>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  PageDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  PageUp: 'previous',
  KeyB: 'black',
  Period: 'black',
  NumpadDecimal: 'black',
  KeyW: 'white',
  KeyZ: 'freeze',
  KeyU: 'soften',
  KeyT: 'spot',
  KeyQ: 'pointer',
  KeyD: 'draw',
  KeyE: 'clear',
  Escape: 'end',
};

const moves: Readonly<Record<string, { column: number; row: number }>> = {
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
};

const others: Readonly<Record<string, BriefingCommand>> = {
  KeyA: { kind: 'acknowledge' },
  KeyX: { kind: 'silence' },
  KeyL: { kind: 'live' },
  Minus: { kind: 'notes', step: -1 },
  NumpadSubtract: { kind: 'notes', step: -1 },
  Equal: { kind: 'notes', step: 1 },
  NumpadAdd: { kind: 'notes', step: 1 },
};

const afterNumber: Readonly<Record<string, (number: number) => BriefingOrder>> = {
  Enter: (item) => ({ kind: 'go', item }),
  NumpadEnter: (item) => ({ kind: 'go', item }),
  Period: (number) => ({ kind: 'tile', number }),
  NumpadDecimal: (number) => ({ kind: 'tile', number }),
};

const maxDigits = 3;

/** The command of a key after `digits` were typed; undefined when it has none. */
export function briefingCommand(digits: string, press: BriefingPress): BriefingCommand | undefined {
  const { code } = press;
  if (press.isComposing || press.ctrlKey || press.altKey || press.metaKey) return undefined;
  if (press.shiftKey) return withShift(code, press.repeat);
  // A key that is held is one press, but for those that type or move.
  if (press.repeat) return undefined;
  const typed = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (typed !== undefined) return { kind: 'digits', digits: (digits + typed).slice(-maxDigits) };
  if (digits !== '') {
    if (code === 'Backspace') return { kind: 'digits', digits: digits.slice(0, -1) };
    if (code === 'Escape') return { kind: 'digits', digits: '' };
    const numbered = Number(digits) === 0 ? undefined : afterNumber[code];
    if (numbered !== undefined) return { kind: 'order', order: numbered(Number(digits)) };
  }
  const order = orders[code];
  if (order !== undefined) return { kind: 'order', order: { kind: order } };
  return others[code];
}

function withShift(code: string, isRepeat: boolean): BriefingCommand | undefined {
  const move = moves[code];
  if (move !== undefined) return { kind: 'order', order: { kind: 'move', ...move } };
  if (isRepeat) return undefined;
  if (code === 'Escape') return { kind: 'leave' };
  return code === 'Slash' ? { kind: 'keys' } : undefined;
}

/** Full screen and quitting belong to the window, not to what it shows. */
export const isOfWindow = ({ code, ctrlKey }: Pick<BriefingPress, 'code' | 'ctrlKey'>): boolean =>
  code === 'F11' || (ctrlKey && code === 'KeyQ');
