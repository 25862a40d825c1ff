import type { Alarm } from '#contract/alarm';
import type { AlarmId, IncidentId, NodeId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { Screen, ScreenPlan } from '#contract/scene';
import type { Settings } from '#contract/settings';
import type { StationView, WindowView } from '#contract/view';
import type { Sender } from './ports';
import { byUrgency } from './spotlight';
import type { Sections } from './windowFeed';

/** Incidents that a ribbon can show at once. */
const ribbonIncidents = 6;

/** Screens as people named them. */
export const nameScreens = (screens: readonly Screen[], settings: Settings): Screen[] =>
  screens.map((screen) => {
    const told = settings.screens[screen.screenId];
    if (told === undefined) return screen;
    return {
      ...screen,
      name: told.name === '' ? screen.name : told.name,
      diagonalInch: told.diagonalInch ?? screen.diagonalInch,
      distanceM: told.distanceM ?? screen.distanceM,
    };
  });

/** The part of the station's view that comes from settings. */
export const settingsView = (
  settings: Settings,
): Pick<
  StationView,
  'stationName' | 'locale' | 'theme' | 'actor' | 'sound' | 'silenceMs' | 'spoken' | 'noteTemplates'
> => ({
  stationName: settings.stationName,
  locale: settings.locale,
  theme: settings.theme,
  actor: settings.actor,
  sound: settings.sound,
  silenceMs: settings.silenceMs,
  spoken: settings.spoken,
  noteTemplates: settings.noteTemplates,
});

/** All that the station tells, from which each window gets its part. */
export type WholeView = Omit<Sections, 'window'>;

/** Most urgent first: what a ribbon shows of many. */
const ribbonOrder = (a: Incident, b: Incident): number =>
  Number(a.currentStep === 'closed') - Number(b.currentStep === 'closed') ||
  priorityRank(a) - priorityRank(b) ||
  b.reportedAtMs - a.reportedAtMs;

const ranks = { critical: 0, high: 1, medium: 2, low: 3 };
const priorityRank = (incident: Incident): number => ranks[incident.priority];

/** What a view depends on besides what is known. */
interface ViewRules {
  /** Closed for so long that walls leave it out. */
  isSettled: (incident: Incident) => boolean;
  /** In the part of the tree that this desk works for. */
  isInside: (nodeId: NodeId | null) => boolean;
}

/** The same object where nothing is outside, so that nothing is compared in vain. */
const alarmsInside = (
  alarms: Record<AlarmId, Alarm>,
  isInside: ViewRules['isInside'],
): Record<AlarmId, Alarm> => {
  const all = Object.values(alarms);
  const inside = all.filter(({ nodeId }) => isInside(nodeId));
  if (inside.length === all.length) return alarms;
  return Object.fromEntries(inside.map((alarm) => [alarm.alarmId, alarm]));
};

/** The desk is told everything of its place, a wall window what it shows. */
export const viewFor = (
  whole: WholeView,
  window: Sender,
  deskScale: number,
  { isSettled, isInside }: ViewRules,
): Sections => {
  const described: WindowView['window'] = { ...window, deskScale };
  if (window.kind === 'desk') {
    return { window: described, ...whole, alarms: alarmsInside(whole.alarms, isInside) };
  }
  const plan = window.screenId === null ? undefined : whole.plans[window.screenId];
  return {
    ...whole,
    window: described,
    station: isBare(whole.station) ? whole.station : withoutOrders(whole.station),
    plans: plan === undefined ? {} : { [plan.screenId]: plan },
    alarms: alarmsOn(plan, whole.alarms),
    incidents: incidentsOn(plan, whole.incidents, isSettled),
    scenes: noScenes,
    runs: noRuns,
    showing: {},
  };
};

const isBare = (station: StationView): boolean =>
  station.alarmOrders.length === 0 &&
  station.pendingOrders.length === 0 &&
  station.handover === null &&
  station.calls.length === 0 &&
  station.systemAlarms.length === 0 &&
  !station.isSoundTestDue;

/** Made once per view, so that it stays the same object for every wall and patch. */
const withoutOrders = (station: StationView): StationView => {
  const known = bare.get(station) ?? {
    ...station,
    alarmOrders: [],
    pendingOrders: [],
    handover: null,
    calls: [],
    systemAlarms: [],
    isSoundTestDue: false,
  };
  bare.set(station, known);
  return known;
};

const bare = new WeakMap<StationView, StationView>();

const noScenes: Sections['scenes'] = [];
const noRuns: Sections['runs'] = {};

const alarmsOn = (
  plan: ScreenPlan | undefined,
  alarms: Record<AlarmId, Alarm>,
): Record<AlarmId, Alarm> => {
  const shown = (plan?.tiles ?? []).flatMap((tile) => {
    const alarm = tile.alarmId === null ? undefined : alarms[tile.alarmId];
    return alarm === undefined ? [] : [alarm];
  });
  return Object.fromEntries(shown.sort(byUrgency).map((alarm) => [alarm.alarmId, alarm]));
};

const incidentsOn = (
  plan: ScreenPlan | undefined,
  incidents: Record<IncidentId, Incident>,
  isSettled: (incident: Incident) => boolean,
): Record<IncidentId, Incident> => {
  const shown = (plan?.tiles ?? []).flatMap((tile) => {
    const incident = tile.incidentId === null ? undefined : incidents[tile.incidentId];
    return incident === undefined ? [] : [incident];
  });
  const onRibbon =
    plan?.hasRibbon === true
      ? Object.values(incidents)
          .filter((incident) => !isSettled(incident))
          .sort(ribbonOrder)
          .slice(0, ribbonIncidents)
      : [];
  return Object.fromEntries(
    [...shown, ...onRibbon].map((incident) => [incident.incidentId, incident]),
  );
};
