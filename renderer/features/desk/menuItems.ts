import type { AlarmId, CameraId } from '#contract/ids';
import type { WindowView } from '#contract/view';
import { localText, type Text } from '../../kit/text/useText';
import { actionOf } from './keyBook';
import type { DeskCommand } from './deskCommand';

/** What a context menu is about. Pages mark it on their elements: `data-context="tile:4"`. */
export type MenuSubject =
  | { of: 'tile'; number: number }
  | { of: 'alarm'; alarmId: AlarmId }
  | { of: 'camera'; cameraId: CameraId }
  | { of: 'scene'; number: number };

/** One line of a context menu: an action of the table, or one about this very thing. */
export interface MenuItem {
  id: string;
  words: string;
  command: DeskCommand;
  /** The action whose key stands at its end, and what it needs. */
  keyOf?: string;
  typed?: number;
}

const actionsOf = {
  tile: [
    ...[
      'full',
      'sound',
      'replay',
      'pin',
      'reserve',
      'board',
      'tourPause',
      'tourPrevious',
      'tourNext',
    ],
    ...['off', 'undo'],
  ],
  alarm: ['acknowledge', 'accept', 'open', 'onWall', 'shelve', 'rate', 'silence'],
  camera: ['undo'],
  scene: ['previousScene', 'undo'],
} as const satisfies Record<MenuSubject['of'], readonly string[]>;

/** Reads the mark of an element; undefined when it is none of ours. */
export function subjectOf(mark: string): MenuSubject | undefined {
  const [of, ...rest] = mark.split(':');
  const id = rest.join(':');
  if (of === 'tile' || of === 'scene') return { of, number: Number(id) };
  if (of === 'alarm') return { of, alarmId: id as AlarmId };
  return of === 'camera' ? { of, cameraId: id as CameraId } : undefined;
}

/** The lines of the menu about a thing, in the words of the table. */
export function menuItems(subject: MenuSubject, tileNumber: number, { t }: Text): MenuItem[] {
  const first = firstItem(subject, tileNumber, t);
  const actions = actionsOf[subject.of].flatMap((id): MenuItem[] => {
    const row = actionOf(id);
    if (row === undefined) return [];
    return [{ id, words: t(`desk.keyWords.${id}`), command: row.command(0), keyOf: id }];
  });
  return first === undefined ? actions : [first, ...actions];
}

function firstItem(subject: MenuSubject, tileNumber: number, t: Text['t']): MenuItem | undefined {
  if (subject.of === 'camera') {
    const command = { kind: 'put-found', cameraId: subject.cameraId } as const;
    return { id: 'put', words: t('menu.put', { tile: tileNumber }), command, keyOf: 'put' };
  }
  if (subject.of !== 'scene') return undefined;
  const { number } = subject;
  const command = { kind: 'scene', number } as const;
  return {
    id: 'scene',
    words: t('menu.scene', { number }),
    command,
    keyOf: 'scene',
    typed: number,
  };
}

/** What the menu is called: the thing that it is about. */
export function menuTitle(subject: MenuSubject, view: WindowView, { t, locale }: Text): string {
  switch (subject.of) {
    case 'tile':
      return t('menu.tile', { number: subject.number });
    case 'scene':
      return t('menu.sceneTitle', { number: subject.number });
    case 'camera':
      return t('menu.camera');
    case 'alarm': {
      const alarm = view.alarms[subject.alarmId];
      return alarm === undefined ? t('desk.alarms.title') : localText(alarm.place, locale);
    }
  }
}
