import type { Alarm } from '#contract/alarm';
import type { AlarmId, IncidentId, ScreenId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { ScreenPlan } from '#contract/scene';
import type { StationView, WindowView } from '#contract/view';
import type { ViewState } from './viewSlice';

/** The part of the store that the mirror takes; selectors are typed against it. */
export interface HasView {
  view: ViewState;
}

/** True once main has told this window what it is. */
export const selectIsJoined = (state: HasView): boolean => state.view.view !== null;

/** The whole view. Only for components below the root, which renders nothing before the join. */
export function selectView(state: HasView): WindowView {
  const { view } = state.view;
  if (view === null) throw new Error('The view is read before view:join was answered');
  return view;
}

export const selectWindow = (state: HasView): WindowView['window'] => selectView(state).window;
export const selectStation = (state: HasView): StationView => selectView(state).station;
export const selectPlans = (state: HasView): Record<ScreenId, ScreenPlan> =>
  selectView(state).plans;
export const selectAlarms = (state: HasView): Record<AlarmId, Alarm> => selectView(state).alarms;
export const selectIncidents = (state: HasView): Record<IncidentId, Incident> =>
  selectView(state).incidents;
