import type { ActionNeed } from './actionTable';
import { caseAtHand } from './caseCommands';
import type { CommandRoom } from './commandRoom';
import { chosenScreen, selectedTile } from './runCommand';
import { ownSteering } from './useSteering';

type Room = Pick<CommandRoom, 'state' | 'view'>;

/** What an action needs is there: its tile, its alarm, its case. */
export function isThere(need: ActionNeed | undefined, { state, view }: Room): boolean {
  if (need === undefined) return true;
  const screen = chosenScreen(view, state.screenNumber);
  const tile = selectedTile(view, screen === undefined ? undefined : view.plans[screen.screenId]);
  switch (need) {
    case 'tile':
      return tile !== undefined;
    case 'camera':
      return tile?.camera != null;
    case 'steerable':
      return tile?.camera?.kind === 'ptz';
    case 'steering':
      return ownSteering(view) !== undefined;
    case 'replay':
      return tile?.replay != null;
    case 'timeline':
      return state.timelineMs !== null;
    case 'sound':
      return state.listening !== null;
    case 'tour':
      return tile?.tour != null;
    case 'alarm':
      return state.focusedAlarmId !== null && view.alarms[state.focusedAlarmId] !== undefined;
    case 'case':
      return caseAtHand({ state, view }) !== undefined;
    case 'procedure':
      return hasStep({ state, view });
    case 'call':
      return view.station.calls.length > 0;
  }
}

function hasStep(room: Room): boolean {
  const incident = caseAtHand(room);
  const run = incident === undefined ? undefined : room.view.runs[incident.incidentId];
  return run?.steps.some(({ state }) => state === 'current') === true;
}
