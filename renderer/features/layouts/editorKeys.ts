/** What a key means while a layout is edited, beside the keys of the desk. */
export type EditorCommand =
  | { kind: 'span-step'; column: number; row: number }
  | { kind: 'move-tile'; column: number; row: number }
  | { kind: 'matrix'; columns: number; rows: number }
  | { kind: 'accept' | 'cancel' | 'merge' | 'split' | 'swap' | 'equalise' };

const steps = {
  ArrowLeft: { column: -1, row: 0 },
  ArrowRight: { column: 1, row: 0 },
  ArrowUp: { column: 0, row: -1 },
  ArrowDown: { column: 0, row: 1 },
} as const;

const commands: Readonly<Record<string, EditorCommand>> = {
  ...Object.fromEntries(
    Object.entries(steps).flatMap(([code, step]): [string, EditorCommand][] => [
      [`Shift+${code}`, { kind: 'span-step', ...step }],
      [`Ctrl+${code}`, { kind: 'move-tile', ...step }],
    ]),
  ),
  'Shift+KeyM': { kind: 'merge' },
  'Shift+KeyD': { kind: 'split' },
  KeyR: { kind: 'swap' },
  Equal: { kind: 'equalise' },
  BracketLeft: { kind: 'matrix', columns: -1, rows: 0 },
  BracketRight: { kind: 'matrix', columns: 1, rows: 0 },
  'Shift+BracketLeft': { kind: 'matrix', columns: 0, rows: -1 },
  'Shift+BracketRight': { kind: 'matrix', columns: 0, rows: 1 },
};

/** Only while something waits to be accepted: else these keys mean what they always do. */
const whileWaiting: Readonly<Record<string, EditorCommand>> = {
  Enter: { kind: 'accept' },
  Escape: { kind: 'cancel' },
};

/** The editor's command of a chord, such as `Shift+ArrowLeft`; undefined: the desk's key, if any. */
export const editorCommand = (
  chord: string,
  now: { hasDigits: boolean; isWaiting: boolean },
): EditorCommand | undefined => {
  if (now.hasDigits) return undefined;
  return (now.isWaiting ? whileWaiting[chord] : undefined) ?? commands[chord];
};
