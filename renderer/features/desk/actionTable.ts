import type { ZoomOrder } from '#contract/zoom';
import type { DeskCommand, SimpleKind } from './deskCommand';

/** What must be there for an action to mean something; the palette greys the others. */
export type ActionNeed =
  | 'tile'
  | 'camera'
  | 'steerable'
  | 'steering'
  | 'replay'
  | 'timeline'
  | 'sound'
  | 'tour'
  | 'alarm'
  | 'case'
  | 'procedure'
  | 'call';

/** Parts of the key card; `number`: a number is typed first. */
export const actionGroups = ['number', 'wall', 'moment', 'cases', 'orders', 'window'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/**
 * One thing a person can do at the desk. Keys, key caps, key card, palette, context menus and game
 * pad all come from this table; its words are `desk.keyWords.<id>`.
 */
export interface ActionRow {
  id: string;
  group: ActionGroup;
  /** The product's keys, most used first; a station may have its own. */
  chords: readonly string[];
  /** `number` is 0 where none is taken; `digits` are as they were typed, with zeros before. */
  command: (number: number, digits?: string) => DeskCommand;
  needs?: ActionNeed;
  /** Leaving must always be possible: this key cannot be given away. */
  isFixed?: true;
  /** Goes on while the key is held; any other action happens once. */
  isRepeated?: true;
}

type More = Pick<ActionRow, 'needs' | 'isFixed' | 'isRepeated'>;

/** Rows of a group: id, keys divided by spaces, command. */
const rows = (
  group: ActionGroup,
  list: readonly (readonly [string, string, ActionRow['command'] | SimpleKind, More?])[],
): ActionRow[] =>
  list.map(([id, chords, command, more]) => ({
    id,
    group,
    chords: chords === '' ? [] : chords.split(' '),
    command: typeof command === 'string' ? () => ({ kind: command }) : command,
    ...more,
  }));

const move = (column: number, row: number) => (): DeskCommand => ({
  kind: 'move-selection',
  column,
  row,
});

const jump = (byMs: number) => (): DeskCommand => ({ kind: 'replay-jump', byMs });

const toAlarm = (by: 1 | -1) => (): DeskCommand => ({ kind: 'replay-alarm', by });

const span = (by: 1 | -1) => (): DeskCommand => ({ kind: 'timeline-zoom', by });

const step = (pictures: number) => (): DeskCommand => ({ kind: 'replay-step', pictures });

type Form = Extract<DeskCommand, { kind: 'case-form' }>['form'];
const form = (name: Form) => (): DeskCommand => ({ kind: 'case-form', form: name });

const zoom = (order: ZoomOrder) => (): DeskCommand => ({ kind: 'zoom', order });

const level = (by: 1 | -1) => (): DeskCommand => ({ kind: 'sound-level', by });

const speed = (by: 1 | -1) => (): DeskCommand => ({ kind: 'steer-speed', by });

const camera = { needs: 'camera' } as const;
const nearer = { needs: 'camera', isRepeated: true } as const;
const tile = { needs: 'tile' } as const;
const alarm = { needs: 'alarm' } as const;
const aCase = { needs: 'case' } as const;

/** Number first, then the key (ux.md §9). */
const numberRows = rows('number', [
  ['screen', 'KeyM', (number) => ({ kind: 'select-screen', number })],
  ['tile', 'Period', (number) => ({ kind: 'select-tile', number })],
  ['put', 'Enter', (number) => ({ kind: 'put-camera', number }), tile],
  ['layout', 'KeyL', (tileCount) => ({ kind: 'layout', tileCount })],
  ['scene', 'KeyS', (number) => ({ kind: 'scene', number })],
  ['preset', 'KeyP', (number) => ({ kind: 'preset', number }), { needs: 'steerable' }],
  ['cruise', 'Shift+KeyP', (number) => ({ kind: 'cruise', number }), { needs: 'steerable' }],
  [
    'replayTyped',
    'KeyT',
    (number, digits) => ({ kind: 'replay-typed', digits: digits ?? String(number) }),
    camera,
  ],
  ['tourGroup', 'KeyG', (number) => ({ kind: 'tour-start', number }), tile],
  [
    'procedureAnswer',
    'KeyZ',
    (number) => ({ kind: 'procedure-answer', number }),
    { needs: 'procedure' },
  ],
]);

const wallRows = rows('wall', [
  ['left', 'ArrowLeft', move(-1, 0), { isRepeated: true }],
  ['right', 'ArrowRight', move(1, 0), { isRepeated: true }],
  ['up', 'ArrowUp', move(0, -1), { isRepeated: true }],
  ['down', 'ArrowDown', move(0, 1), { isRepeated: true }],
  ['full', 'KeyF', 'enlarge', tile],
  ['pin', 'KeyK', 'pin', tile],
  ['reserve', 'Shift+KeyK', 'reserve', tile],
  ['off', 'Delete', 'take-off', tile],
  ['zoomIn', 'Shift+Equal Equal NumpadAdd', zoom({ kind: 'step', steps: 2 }), nearer],
  ['zoomOut', 'Minus NumpadSubtract', zoom({ kind: 'step', steps: -2 }), nearer],
  ['zoomWhole', 'Shift+Digit0', zoom({ kind: 'whole' }), camera],
  ['zoomLeft', 'Shift+ArrowLeft', zoom({ kind: 'move', right: -1, down: 0 }), nearer],
  ['zoomRight', 'Shift+ArrowRight', zoom({ kind: 'move', right: 1, down: 0 }), nearer],
  ['zoomUp', 'Shift+ArrowUp', zoom({ kind: 'move', right: 0, down: -1 }), nearer],
  ['zoomDown', 'Shift+ArrowDown', zoom({ kind: 'move', right: 0, down: 1 }), nearer],
  ['saveCrop', 'Ctrl+Shift+KeyS', 'crops', camera],
  ['around', 'KeyV', 'around', tile],
  ['steer', 'KeyO', 'steer', { needs: 'steerable' }],
  ['steerHome', 'Home', 'steer-home', { needs: 'steering' }],
  ['steerSlower', 'PageDown', speed(-1), { needs: 'steering', isRepeated: true }],
  ['steerFaster', 'PageUp', speed(1), { needs: 'steering', isRepeated: true }],
  ['sound', 'KeyM', 'sound', camera],
  ['louder', 'Ctrl+ArrowUp', level(1), { needs: 'sound', isRepeated: true }],
  ['quieter', 'Ctrl+ArrowDown', level(-1), { needs: 'sound', isRepeated: true }],
  ['previousScene', 'Shift+KeyS', 'previous-scene'],
  ['scenes', 'Ctrl+KeyE', 'scenes'],
  ['undo', 'Ctrl+KeyZ', 'undo'],
  ['identify', 'Shift+KeyV', 'identify'],
  ['layouts', 'Shift+KeyL', 'layouts'],
  ['take', 'KeyT', 'take'],
  ['ribbon', 'KeyQ', 'ribbon'],
  ['board', 'Shift+KeyQ', 'board', tile],
]);

/** The moment 即时回看 and tours 轮巡. */
const momentRows = rows('moment', [
  ['replay', 'KeyR', 'replay', camera],
  ['pictureBack', 'Comma', step(-1), { needs: 'replay', isRepeated: true }],
  ['pictureOn', 'Period', step(1), { needs: 'replay', isRepeated: true }],
  ['timeline', 'Shift+KeyT', 'timeline', camera],
  ['replayWall', 'Shift+KeyW', 'replay-wall', camera],
  ['minuteBack', 'Shift+Comma', jump(-60_000), nearer],
  ['minuteOn', 'Shift+Period', jump(60_000), { needs: 'replay', isRepeated: true }],
  ['tenBack', 'Shift+BracketLeft', jump(-600_000), nearer],
  ['tenOn', 'Shift+BracketRight', jump(600_000), { needs: 'replay', isRepeated: true }],
  ['hourBack', 'Ctrl+BracketLeft', jump(-3_600_000), camera],
  ['hourOn', 'Ctrl+BracketRight', jump(3_600_000), { needs: 'replay' }],
  ['alarmBack', 'Semicolon', toAlarm(-1), camera],
  ['alarmOn', 'Quote', toAlarm(1), { needs: 'replay' }],
  ['timelineIn', 'Shift+PageUp', span(1), { needs: 'timeline' }],
  ['timelineOut', 'Shift+PageDown', span(-1), { needs: 'timeline' }],
  ['tours', 'Ctrl+KeyG', 'tours'],
  ['tourPause', 'KeyG', 'tour-toggle', { needs: 'tour' }],
  ['tourPrevious', 'BracketLeft', 'tour-previous', { needs: 'tour' }],
  ['tourNext', 'BracketRight', 'tour-next', { needs: 'tour' }],
]);

const caseRows = rows('cases', [
  ['next', 'KeyN', 'next-alarm'],
  ['acknowledge', 'KeyA', 'acknowledge', alarm],
  ['accept', 'KeyJ', 'accept', alarm],
  ['silence', 'KeyX', 'silence'],
  ['shelve', 'KeyH', 'shelve', alarm],
  ['aside', 'Shift+KeyH', 'aside'],
  ['rate', 'Shift+KeyA', 'rate', alarm],
  ['open', 'Enter', 'open-case', alarm],
  ['onWall', 'KeyW', 'on-wall', aCase],
  ['procedureStep', 'KeyZ', 'procedure-step', { needs: 'procedure' }],
  ['procedureSkip', 'Shift+KeyZ', 'procedure-skip', { needs: 'procedure' }],
  ['callSeen', 'Shift+KeyX', 'call-seen', { needs: 'call' }],
]);

/** What is ordered about the case at hand. */
const orderRows = rows('orders', [
  ['assign', 'Shift+KeyJ', form('assign'), aCase],
  ['feedback', 'Shift+KeyE', form('feedback'), aCase],
  ['reopen', 'Shift+KeyR', form('reopen'), aCase],
  ['close', 'Shift+KeyC', form('close'), aCase],
  ['falseAlarm', 'Shift+KeyF', form('false-alarm'), aCase],
  ['archive', 'Shift+KeyG', 'archive', aCase],
  ['note', 'KeyE', form('note'), aCase],
  ['escalate', 'KeyU', form('escalate'), aCase],
  ['passUp', 'Shift+KeyU', form('pass-up'), aCase],
  ['passDown', 'Shift+KeyD', form('pass-down'), aCase],
  ['merge', 'Shift+KeyM', form('merge'), aCase],
  ['split', 'Shift+KeyP', form('split'), aCase],
]);

const windowRows = rows('window', [
  ['palette', 'Ctrl+KeyK', 'palette'],
  ['contextMenu', 'ContextMenu Shift+F10', 'context-menu'],
  ['search', 'Slash', 'search'],
  ['cameras', 'KeyB', 'cameras'],
  ['page', 'KeyY', 'page'],
  ['log', 'KeyD', 'log'],
  ['handover', 'Shift+KeyB', 'handover'],
  ['briefing', 'Ctrl+KeyP', 'briefing'],
  ['report', 'Shift+KeyY', 'report'],
  ['rules', 'Shift+KeyN', 'rules'],
  ['history', 'Ctrl+KeyF', 'history'],
  ['save', 'Ctrl+KeyS', 'save'],
  ['settings', 'Ctrl+Comma', 'settings'],
  ['sources', 'Ctrl+KeyI', 'sources'],
  ['theme', '', 'theme'],
  ['fullDesk', 'F11', 'fullscreen-desk'],
  ['fullWall', 'Shift+F11', 'fullscreen-wall'],
  ['leave', 'Escape', 'leave', { isFixed: true }],
  ['quit', 'Ctrl+KeyQ', 'quit'],
  ['all', 'Shift+Slash', 'all-keys'],
  ['help', 'F1', 'help'],
]);

/** Every action of the desk. */
export const actionTable: readonly ActionRow[] = [
  ...numberRows,
  ...wallRows,
  ...momentRows,
  ...caseRows,
  ...orderRows,
  ...windowRows,
];
