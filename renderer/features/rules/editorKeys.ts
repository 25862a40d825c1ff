import type { KeyboardEvent } from 'react';

/** What a key means in the editor of rules. */
export type EditorCommand =
  | 'up'
  | 'down'
  | 'move-up'
  | 'move-down'
  | 'edit'
  | 'turn'
  | 'add'
  | 'remove'
  | 'undo'
  | 'save'
  | 'try'
  | 'leave-rule';

const plain: Readonly<Record<string, EditorCommand>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'edit',
  NumpadEnter: 'edit',
  KeyP: 'turn',
  Insert: 'add',
  Delete: 'remove',
  KeyT: 'try',
};

/** Ctrl works everywhere; the rest only where no word is being typed or chosen. */
export function editorCommand(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'target'>,
  isEditing: boolean,
): EditorCommand | undefined {
  const { code } = event;
  if (event.ctrlKey) return code === 'KeyZ' ? 'undo' : code === 'KeyS' ? 'save' : undefined;
  if (event.altKey) {
    return code === 'ArrowUp' ? 'move-up' : code === 'ArrowDown' ? 'move-down' : undefined;
  }
  if (code === 'Escape') return isEditing ? 'leave-rule' : undefined;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const isField = target?.closest('input, select, textarea') !== null;
  const isButton = target?.closest('button') !== null;
  if (event.shiftKey || isField || (isButton && code.endsWith('Enter'))) return undefined;
  return plain[code];
}
