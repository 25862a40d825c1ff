/** What a key means in the library of scenes. */
export type LibraryCommand =
  | 'up'
  | 'down'
  | 'first'
  | 'last'
  | 'recall'
  | 'save-new'
  | 'overwrite'
  | 'edit'
  | 'duplicate'
  | 'remove'
  | 'undo'
  | 'search'
  | 'export-one'
  | 'export-all'
  | 'import';

/** While words are being typed into the search these still work. */
const always: Readonly<Record<string, LibraryCommand>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'recall',
  NumpadEnter: 'recall',
  Insert: 'save-new',
  F2: 'edit',
};
const plain: Readonly<Record<string, LibraryCommand>> = {
  ...always,
  Home: 'first',
  End: 'last',
  Delete: 'remove',
  Slash: 'search',
  KeyX: 'export-one',
};
const withShift: Readonly<Record<string, LibraryCommand>> = { KeyX: 'export-all' };
const withCtrl: Readonly<Record<string, LibraryCommand>> = {
  KeyS: 'overwrite',
  KeyD: 'duplicate',
  KeyO: 'import',
};

/** The command of a key; undefined when it has none here. Forms keep their own keys. */
export function libraryCommand(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'target'>,
): LibraryCommand | undefined {
  const { code } = event;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const field = target?.closest('input, select, textarea') ?? null;
  const isSearch = field instanceof HTMLElement && field.dataset['part'] === 'search';
  if (event.altKey || (field !== null && !isSearch)) return undefined;
  // In the field Ctrl Z is for its words.
  if (event.ctrlKey) return code === 'KeyZ' && !isSearch ? 'undo' : withCtrl[code];
  const isOnButton = target?.closest('button') != null;
  if (isOnButton && code.endsWith('Enter')) return undefined;
  if (isSearch) return event.shiftKey ? undefined : always[code];
  return (event.shiftKey ? withShift : plain)[code];
}
