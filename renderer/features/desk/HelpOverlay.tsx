import { GuidedLook, helpFor, HelpPanel } from '../help';
import { useDesk } from './useDesk';

/** Help over whatever is open, and the guided look over the desk itself. */
export function HelpOverlay() {
  const { state, dispatch, run } = useDesk();
  const { overlay, opened, rail, isHelpOpen, isLooking } = state;
  const hasCase = opened.alarmId !== null || opened.incidentId !== null;
  if (isLooking) return <GuidedLook onEnd={() => dispatch({ type: 'lookToggled', isOn: false })} />;
  if (!isHelpOpen) return null;
  return (
    <HelpPanel
      pageId={helpFor({ overlay, hasCase, hasTimeline: state.timelineMs !== null, rail })}
      onLeave={() => run({ kind: 'help' })}
      onLook={() => dispatch({ type: 'lookToggled', isOn: true })}
    />
  );
}
