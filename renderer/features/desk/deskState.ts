import type { BundleReceipt } from '#contract/bundle';
import type { AlarmId, CameraId, IncidentId, ScreenId, TileId } from '#contract/ids';
import type { FaultCode } from '#contract/outcome';
import type { CaseFormKind } from '../incidents';
import type { Editing } from '../layouts';
import type { SoundState } from '../playback';
import { fastestSpeed, usualSpeed } from '../ptz';
import { usualLengthMs } from '../timeline';

export type DeskOverlay =
  | 'keys'
  | 'settings'
  | 'briefing'
  | 'log'
  | 'handover'
  | 'report'
  | 'history'
  | 'rules'
  | 'sources'
  | 'board'
  | 'tours'
  | 'scenes'
  | 'crops'
  | null;

/** The tile that is listened to, and the camera that it showed when that began. */
export interface Listening {
  screenId: ScreenId;
  tileId: TileId;
  cameraId: CameraId;
}

/** Steps of loudness. */
export const mostSoundLevel = 10;
const usualSoundLevel = 7;

/** What the desk itself remembers: open pages and the number being typed. Nothing of the wall. */
export interface DeskState {
  digits: string;
  digitsAtMs: number;
  /** The last refusal, shown in the number line until the next key. */
  refusal: { code: FaultCode; detail: string | undefined; subject: string } | null;
  /** Number of the screen that layouts and tiles are meant for. */
  screenNumber: number;
  overlay: DeskOverlay;
  /** The case whose page is open in the centre; the wall page when both are null. */
  opened: { alarmId: AlarmId | null; incidentId: IncidentId | null };
  focusedAlarmId: AlarmId | null;
  /** What the column of alarms lists. */
  rail: 'alarms' | 'incidents' | 'aside';
  /** The step of speed at which cameras are steered. */
  steerSpeed: number;
  /** What is being ordered about the focused alarm: time or priority, then the reason. */
  ordering: 'shelve' | 'rate' | null;
  /** The order about the open case that is being written. */
  caseForm: CaseFormKind | null;
  /** The last bundle that was saved, shown on the page of its case. */
  bundle: { incidentId: IncidentId; receipt: BundleReceipt } | null;
  /** Why a step of the procedure is skipped is being written. */
  isSkipping: boolean;
  /** The editor of layouts is open in the centre; what it remembers. */
  editing: Editing | null;
  /** A preview was given up and can be fetched back. */
  hasGivenUp: boolean;
  /** On narrow desks one of the two is shown. */
  page: 'wall' | 'alarms';
  areCamerasOpen: boolean;
  /** Help lies over whatever is open, which stays as it is. */
  isHelpOpen: boolean;
  /** The guided look points at the parts of the desk. */
  isLooking: boolean;
  /** How long the timeline of recordings 录像 is; null: it is not open. */
  timelineMs: number | null;
  /** What is heard; nothing as a rule. */
  listening: Listening | null;
  /** What came of it. */
  heard: SoundState;
  /** How loud, 1 to `mostSoundLevel`. */
  soundLevel: number;
  /** The search of everything is open. */
  isPaletteOpen: boolean;
  /** The context menu: the mark of what it is about, and where it stands. */
  menu: { mark: string; x: number; y: number } | null;
}

/** Nothing lies over the wall page. */
const bareDesk = {
  overlay: null,
  opened: { alarmId: null, incidentId: null },
  page: 'wall',
} as const;

export const initialDesk: DeskState = {
  digits: '',
  digitsAtMs: 0,
  refusal: null,
  screenNumber: 1,
  overlay: null,
  opened: { alarmId: null, incidentId: null },
  focusedAlarmId: null,
  rail: 'alarms',
  steerSpeed: usualSpeed,
  ordering: null,
  caseForm: null,
  bundle: null,
  isSkipping: false,
  editing: null,
  hasGivenUp: false,
  page: 'wall',
  areCamerasOpen: false,
  isHelpOpen: false,
  isLooking: false,
  timelineMs: null,
  listening: null,
  heard: 'opening',
  soundLevel: usualSoundLevel,
  isPaletteOpen: false,
  menu: null,
};

export type DeskAction =
  | { type: 'digitsTyped'; digits: string; atMs: number }
  | { type: 'digitsFaded'; atMs: number }
  | { type: 'refused'; code: FaultCode; detail: string | undefined; subject: string }
  | { type: 'screenChosen'; number: number }
  | { type: 'overlayToggled'; overlay: DeskOverlay }
  | { type: 'caseOpened'; alarmId: AlarmId | null; incidentId: IncidentId | null }
  | { type: 'alarmFocused'; alarmId: AlarmId }
  /** The most urgent alarm becomes the chosen one without turning any page. */
  | { type: 'alarmArrived'; alarmId: AlarmId }
  | { type: 'steerSpeedChanged'; by: 1 | -1 }
  | { type: 'railTurned'; rail: DeskState['rail'] }
  /** The same again leaves. */
  | { type: 'orderToggled'; ordering: DeskState['ordering'] }
  /** The same again leaves. */
  | { type: 'caseFormToggled'; form: CaseFormKind | null }
  | { type: 'bundleSaved'; incidentId: IncidentId; receipt: BundleReceipt }
  /** The same again leaves. */
  | { type: 'skipToggled'; isSkipping?: boolean }
  /** Null leaves the editor; what is prepared stays. */
  | { type: 'edited'; editing: Editing | null }
  | { type: 'previewGivenUp'; hasGivenUp: boolean }
  | { type: 'pageTurned'; page?: 'wall' | 'alarms' }
  | { type: 'camerasToggled'; isOpen?: boolean }
  /** The same again leaves. */
  | { type: 'paletteToggled'; isOpen?: boolean }
  | { type: 'menuOpened'; menu: NonNullable<DeskState['menu']> }
  | { type: 'menuLeft' }
  /** The same again leaves. */
  | { type: 'timelineToggled' }
  | { type: 'timelineZoomed'; lengthMs: number }
  | { type: 'soundTurned'; listening: Listening | null }
  | { type: 'soundTold'; heard: SoundState }
  | { type: 'soundLevelChanged'; by: 1 | -1 }
  | { type: 'helpToggled' }
  /** Begins at the bare desk: what it points at must be seen. */
  | { type: 'lookToggled'; isOn: boolean }
  | { type: 'left' };

/** Typed digits vanish after this time (ux.md §9). */
export const digitsLifeMs = 5000;

export function deskReducer(state: DeskState, action: DeskAction): DeskState {
  switch (action.type) {
    case 'digitsTyped':
      return { ...state, digits: action.digits, digitsAtMs: action.atMs, refusal: null };
    case 'digitsFaded':
      return action.atMs - state.digitsAtMs >= digitsLifeMs
        ? { ...state, digits: '', refusal: null }
        : state;
    case 'refused':
      return {
        ...state,
        // The next number may have been begun while the answer was on its way; it is not lost.
        digits: state.digits === action.subject ? '' : state.digits,
        refusal: { code: action.code, detail: action.detail, subject: action.subject },
      };
    case 'screenChosen':
      return { ...state, screenNumber: action.number };
    case 'overlayToggled':
      return {
        ...state,
        isHelpOpen: false,
        overlay: state.overlay === action.overlay ? null : action.overlay,
      };
    case 'caseOpened':
      return openCase(state, action);
    case 'alarmFocused':
      return focusAlarm(state, action.alarmId);
    case 'alarmArrived':
      return { ...state, focusedAlarmId: action.alarmId };
    case 'steerSpeedChanged': {
      const steerSpeed = Math.max(1, Math.min(fastestSpeed, state.steerSpeed + action.by));
      return { ...state, steerSpeed };
    }
    case 'railTurned':
      return { ...state, rail: action.rail, ordering: null, page: 'alarms' };
    case 'orderToggled':
      return {
        ...state,
        ordering: state.ordering === action.ordering ? null : action.ordering,
        page: action.ordering === null ? state.page : 'alarms',
      };
    case 'caseFormToggled':
      // A form that was sent or left takes its refusal along.
      return {
        ...state,
        refusal: null,
        caseForm: state.caseForm === action.form ? null : action.form,
        isSkipping: false,
      };
    case 'skipToggled':
      return {
        ...state,
        refusal: null,
        caseForm: null,
        isSkipping: action.isSkipping ?? !state.isSkipping,
      };
    case 'bundleSaved':
      return { ...state, bundle: { incidentId: action.incidentId, receipt: action.receipt } };
    case 'edited':
      return edit(state, action.editing);
    case 'previewGivenUp':
      return { ...state, hasGivenUp: action.hasGivenUp };
    case 'pageTurned':
      return { ...state, page: action.page ?? (state.page === 'wall' ? 'alarms' : 'wall') };
    case 'paletteToggled':
      return { ...state, isPaletteOpen: action.isOpen ?? !state.isPaletteOpen, menu: null };
    case 'menuOpened':
      return { ...state, menu: action.menu, isPaletteOpen: false };
    case 'menuLeft':
      return { ...state, menu: null };
    case 'camerasToggled':
      return { ...state, areCamerasOpen: action.isOpen ?? !state.areCamerasOpen };
    case 'timelineToggled':
      return toggleTimeline(state);
    case 'timelineZoomed':
      return { ...state, timelineMs: state.timelineMs === null ? null : action.lengthMs };
    case 'soundTurned':
      return { ...state, listening: action.listening, heard: 'opening' };
    case 'soundTold':
      return { ...state, heard: action.heard };
    case 'soundLevelChanged': {
      const soundLevel = Math.max(1, Math.min(mostSoundLevel, state.soundLevel + action.by));
      return { ...state, soundLevel };
    }
    case 'helpToggled':
      return { ...state, isHelpOpen: !state.isHelpOpen, isLooking: false };
    case 'lookToggled':
      return action.isOn
        ? { ...state, ...bareDesk, isHelpOpen: false, isLooking: true }
        : { ...state, isLooking: false };
    case 'left':
      return leave(state);
  }
}

/** What is being ordered is about one alarm: another one is another order. */
function focusAlarm(state: DeskState, alarmId: AlarmId): DeskState {
  const ordering = state.focusedAlarmId === alarmId ? state.ordering : null;
  return { ...state, focusedAlarmId: alarmId, ordering, rail: 'alarms', page: 'alarms' };
}

function openCase(state: DeskState, { alarmId, incidentId }: DeskState['opened']): DeskState {
  return {
    ...state,
    opened: { alarmId, incidentId },
    caseForm: null,
    isSkipping: false,
    focusedAlarmId: alarmId ?? state.focusedAlarmId,
    page: 'wall',
    overlay: null,
  };
}

/** The editor stands in the centre: whatever stood there before makes room. */
function edit(state: DeskState, editing: Editing | null): DeskState {
  if (state.editing !== null || editing === null) return { ...state, editing };
  const opened = { alarmId: null, incidentId: null };
  return { ...state, editing, opened, caseForm: null, overlay: null, page: 'wall' };
}

/** It stands under the wall page: whatever lies over that makes room. */
function toggleTimeline(state: DeskState): DeskState {
  const isSeen = state.opened.alarmId === null && state.opened.incidentId === null;
  return state.timelineMs !== null && isSeen && state.editing === null
    ? { ...state, timelineMs: null }
    : { ...state, ...bareDesk, editing: null, timelineMs: state.timelineMs ?? usualLengthMs };
}

/** Nothing is open that Escape would leave. */
export const isAtRest = (state: DeskState): boolean => {
  const { digits, refusal, ordering, caseForm, isSkipping, overlay, opened } = state;
  const isQuiet = digits === '' && refusal === null && ordering === null && caseForm === null;
  const isAlone = overlay === null && opened.alarmId === null && opened.incidentId === null;
  const isPlain = state.editing === null && state.timelineMs === null;
  return isQuiet && isAlone && !isSkipping && !state.areCamerasOpen && isPlain;
};

/** Escape leaves one thing at a time: the number, the order, the overlay, the drawer, the case. */
function leave(state: DeskState): DeskState {
  if (state.menu !== null) return { ...state, menu: null };
  if (state.isPaletteOpen) return { ...state, isPaletteOpen: false };
  if (state.digits !== '' || state.refusal !== null) return { ...state, digits: '', refusal: null };
  if (state.isLooking) return { ...state, isLooking: false };
  if (state.isHelpOpen) return { ...state, isHelpOpen: false };
  if (state.ordering !== null) return { ...state, ordering: null };
  if (state.caseForm !== null) return { ...state, caseForm: null };
  if (state.isSkipping) return { ...state, isSkipping: false };
  if (state.overlay !== null) return { ...state, overlay: null };
  if (state.areCamerasOpen) return { ...state, areCamerasOpen: false };
  if (state.opened.alarmId === null && state.opened.incidentId === null) {
    return state.editing === null ? { ...state, timelineMs: null } : { ...state, editing: null };
  }
  return { ...state, opened: { alarmId: null, incidentId: null } };
}
