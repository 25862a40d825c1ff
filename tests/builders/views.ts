import type { CameraId, ScreenId, TileId, WindowId } from '#contract/ids';
import { defaultKeySettings } from '#contract/keys';
import { layoutOf } from '#contract/layout';
import type { PlanTile, ScreenPlan } from '#contract/scene';
import type { PlatformHealth, StationView, WindowView } from '#contract/view';
import { aCamera, cityId } from './catalog';
import { anActor } from './happenings';
import { defaultScreenCare } from '#contract/screenCare';
import { aScreen } from './scenes';

/** The rehearsal city, all well. */
export const aPlatformHealth = (given: Partial<PlatformHealth> = {}): PlatformHealth => ({
  platformId: cityId,
  name: 'City',
  kind: 'vnp',
  isDemo: true,
  state: 'live',
  sinceMs: 0,
  fault: null,
  cameraCount: 9,
  isCatalogLoading: false,
  alarmsStaleSinceMs: null,
  unreadable: null,
  ...given,
});

/** A quiet station with one screen. */
export const aStationView = (given: Partial<StationView> = {}): StationView => ({
  stationName: '',
  locale: 'zh-CN',
  theme: 'dark',
  actor: anActor(),
  platforms: [aPlatformHealth()],
  isMediaLive: true,
  journal: { isSetAside: false, isFailing: false, isLagging: false },
  isKeychainThere: true,
  isGraphicsReduced: false,
  screens: [aScreen()],
  screenNews: { identifyUntilMs: null, missing: [], doubts: [] },
  selection: null,
  silencedUntilMs: null,
  sound: { volume: 0.7, floor: 0.3 },
  silenceMs: 120_000,
  screenCare: defaultScreenCare,
  alarmOrders: [],
  pendingOrders: [],
  flood: null,
  handover: null,
  calls: [],
  systemAlarms: [],
  isSoundTestDue: false,
  spoken: [],
  noteTemplates: [],
  keys: defaultKeySettings,
  bundle: null,
  briefing: null,
  steering: { held: [], news: null },
  tours: [],
  crops: [],
  sceneTour: null,
  ...given,
});

/** A tile in the top left cell with camera 1032. */
export const aPlanTile = (given: Partial<PlanTile> = {}): PlanTile => {
  const number = given.number ?? 1;
  const camera = given.camera === undefined ? aCamera() : given.camera;
  return {
    tileId: String(number) as TileId,
    number,
    slot: { column: 0, row: 0, columnSpan: 1, rowSpan: 1 },
    camera,
    playKey: camera === null ? null : `${camera.cameraId}#1`,
    isPinned: false,
    isSelected: false,
    isAlarmTile: false,
    alarmId: null,
    isCard: false,
    incidentId: null,
    moreAlarms: 0,
    morePriority: null,
    board: null,
    replay: null,
    zoom: null,
    crop: null,
    preset: null,
    tour: null,
    hotspot: null,
    lowerThird: null,
    ...given,
  };
};

/** A plan of screen 1 with that many tiles; cameras in reading order, null for an empty tile. */
export const aPlan = (
  numbers: (number | null)[],
  given: Partial<ScreenPlan> & { tileCount?: number } = {},
): ScreenPlan => {
  const { tileCount = numbers.length, ...rest } = given;
  const layout = layoutOf(tileCount);
  if (layout === undefined) throw new Error(`no layout with ${String(tileCount)} tiles`);
  return {
    screenId: 'screen-1' as ScreenId,
    layout,
    tiles: layout.slots.map((slot, index) => {
      const number = numbers[index] ?? null;
      const camera =
        number === null
          ? null
          : aCamera({ number, cameraId: `city:${String(number)}` as CameraId });
      return aPlanTile({ number: index + 1, slot, camera });
    }),
    hasRibbon: false,
    ribbon: null,
    enlargedTileId: null,
    sceneNumber: 1,
    sceneName: 'One',
    isChanged: false,
    lastChange: null,
    ...rest,
  };
};

/** What the wall window of screen 1 is told: nine cameras, no alarm. */
export const aView = (given: Partial<WindowView> = {}): WindowView => ({
  revision: 1,
  window: {
    windowId: 'wall-1' as WindowId,
    kind: 'wall',
    screenId: 'screen-1' as ScreenId,
    deskScale: 1,
  },
  station: aStationView(),
  plans: { ['screen-1' as ScreenId]: aPlan([1, 2, 3, 4, 5, 6, 7, 8, 9]) },
  alarms: {},
  incidents: {},
  runs: {},
  scenes: [],
  preview: null,
  changes: [],
  showing: {},
  ...given,
});
