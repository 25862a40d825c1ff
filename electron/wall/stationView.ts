import type { Alarm } from '#contract/alarm';
import type { AlarmId, IncidentId, NodeId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import type { Screen, ScreenPlan } from '#contract/scene';
import type { Settings } from '#contract/settings';
import type { StationView, WindowView } from '#contract/view';
import type { Sender } from './ports';
import { byUrgency } from './spotlight';
import type { Sections } from './windowFeed';

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
  | 'stationName'
  | 'locale'
  | 'theme'
  | 'actor'
  | 'sound'
  | 'silenceMs'
  | 'screenCare'
  | 'spoken'
  | 'noteTemplates'
  | 'keys'
> => ({
  stationName: settings.stationName,
  locale: settings.locale,
  theme: settings.theme,
  actor: settings.actor,
  sound: settings.sound,
  silenceMs: settings.silenceMs,
  screenCare: settings.screenCare,
  spoken: settings.spoken,
  noteTemplates: settings.noteTemplates,
  keys: settings.keys,
});

/** All that the station tells, from which each window gets its part. */
export type WholeView = Omit<Sections, 'window'>;

/** What a view depends on besides what is known. */
interface ViewRules {
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
  { isInside }: ViewRules,
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
    incidents: incidentsOn(plan, whole.incidents),
    scenes: noScenes,
    preview: null,
    runs: noRuns,
    showing: {},
  };
};

const isBare = (station: StationView): boolean =>
  station.alarmOrders.length === 0 &&
  station.pendingOrders.length === 0 &&
  station.handover === null &&
  station.briefing === null &&
  station.calls.length === 0 &&
  station.steering.held.length === 0 &&
  station.steering.news === null &&
  station.screenNews.missing.length === 0 &&
  station.screenNews.doubts.length === 0 &&
  station.systemAlarms.length === 0 &&
  !station.isSoundTestDue;

/** Made once per view, so that it stays the same object for every wall and patch. */
const withoutOrders = (station: StationView): StationView => {
  const known = bare.get(station) ?? {
    ...station,
    alarmOrders: [],
    pendingOrders: [],
    handover: null,
    briefing: null,
    calls: [],
    steering: { held: [], news: null },
    systemAlarms: [],
    isSoundTestDue: false,
    screenNews: { ...station.screenNews, missing: [], doubts: [] },
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

/** Those of alarm tiles, ribbon and lists; without what no wall shows of them. */
const incidentsOn = (
  plan: ScreenPlan | undefined,
  incidents: Record<IncidentId, Incident>,
): Record<IncidentId, Incident> => {
  const named = (plan?.tiles ?? []).flatMap(({ incidentId, board }) => [
    ...(incidentId === null ? [] : [incidentId]),
    ...(board?.kind === 'incidents' ? board.incidentIds : []),
  ]);
  const shown = new Set([...named, ...(plan?.ribbon?.incidentIds ?? [])]);
  return Object.fromEntries(
    [...shown].flatMap((incidentId) => {
      const incident = incidents[incidentId];
      return incident === undefined ? [] : [[incidentId, forWall(incident)]];
    }),
  );
};

/** Made once per report, so that it stays the same object for every wall and patch. */
const forWall = (incident: Incident): Incident => {
  const known = short.get(incident) ?? { ...incident, timeline: [], feedback: [], escalations: [] };
  short.set(incident, known);
  return known;
};

const short = new WeakMap<Incident, Incident>();
