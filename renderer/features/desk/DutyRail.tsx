import { useWallSelector } from '../../bridge/dispatch';
import { selectView } from '../../bridge/viewSelectors';
import { testSounds } from '../alarms';
import { DutyStrip } from '../duty';
import { openCall } from './dutyCommands';
import { useDesk } from './useDesk';

/** What must not wait above the alarms: dead sound, a sound test that is due, calls of the lead. */
export function DutyRail() {
  const view = useWallSelector(selectView);
  const { ask, dispatch } = useDesk();
  const { systemAlarms, isSoundTestDue, calls, actor, sound } = view.station;
  return (
    <DutyStrip
      systemAlarms={systemAlarms}
      isSoundTestDue={isSoundTestDue}
      calls={calls}
      isLead={actor.role === 'lead'}
      onTest={() => void testSounds(sound.volume)}
      onOpen={(call) => openCall(call, { view, dispatch })}
      onSeen={({ callId }) => void ask('call:seen', { callId })}
    />
  );
}
