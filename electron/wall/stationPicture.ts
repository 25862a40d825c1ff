import type { WallZone } from '#contract/alarmRule';
import type { Camera } from '#contract/camera';
import type { PlanBoard, TileBoard } from '#contract/board';
import type { AlarmId, CameraId, IncidentId, NodeId } from '#contract/ids';
import type { Screen } from '#contract/scene';
import type { StationView } from '#contract/view';
import type { AlarmLedger } from './alarmLedger';
import type { CatalogIndex } from './catalogIndex';
import type { IncidentLedger } from './incidentLedger';
import { LinkedCameras } from './linkedCameras';
import type { ClockPort } from './ports';
import type { PresentedWalls } from './presentedWalls';
import type { Preview } from './preview';
import { previewView } from './previewView';
import { CaseLists } from './caseLists';
import type { FigureKeeper } from './figureKeeper';
import { reuse } from '#contract/reuse';
import type { TilePlace } from './sceneInForce';
import type { SceneKeeper } from './sceneKeeper';
import { planScreens, stageTiles, type PagePlace, type PlanInput } from './scenePlanner';
import type { Hotspots } from './hotspots';
import type { WebPages } from './webPages';
import type { Presets } from './presets';
import type { Steering } from './steering';
import type { TileReplays } from './tileReplays';
import type { TileZooms } from './tileZooms';
import type { Tours } from './tours';
import {
  decideSpotlight,
  nothingTaken,
  type SpotlightMemory,
  type StageTile,
  type TileLight,
} from './spotlight';
import { toldAlarm } from './openAlarm';
import type { WholeView } from './stationView';

interface StationPictureDeps {
  clock: ClockPort;
  catalog: CatalogIndex;
  /** By the catalog, or as it was when that has not been read yet. */
  camera: (cameraId: CameraId) => Camera | undefined;
  scene: SceneKeeper;
  preview: Preview;
  replays: TileReplays;
  zooms: TileZooms;
  presets: Presets;
  steering: Steering;
  tours: Tours;
  hotspots: Hotspots;
  pages: WebPages;
  alarms: AlarmLedger;
  incidents: IncidentLedger;
  figures: FigureKeeper;
  screens: () => Screen[];
  /** In the part of the tree that this station's desk works for. */
  isInside: (nodeId: NodeId | null) => boolean;
  giveBackMs: () => number;
  isFlood: () => boolean;
  /** Somebody presents 讲解 on walls: what lies beneath stays as it is. */
  presented: PresentedWalls;
  zones: () => readonly WallZone[];
  station: (screens: Screen[]) => StationView;
  runs: () => WholeView['runs'];
  showing: () => WholeView['showing'];
  /** Time alone changed the picture: a tile is given back. */
  due: () => void;
}

/** The whole view of a station, made anew when something changed and someone asks. */
export class StationPicture {
  readonly #deps: StationPictureDeps;
  readonly #linked: LinkedCameras;
  readonly #cases: CaseLists;
  /** What time puts in tiles. */
  readonly #moving: Pick<PlanInput, 'tourOf' | 'hotspotOf'> = {
    tourOf: (screenId, index) => this.#deps.tours.shownIn(screenId, index),
    hotspotOf: (screenId, index) => this.#deps.hotspots.shownIn(screenId, index),
  };
  #spotlight: SpotlightMemory = nothingTaken;
  #lights: readonly TileLight[] = [];
  #cancelGiveBack: () => void = () => undefined;
  #cancelSorting: () => void = () => undefined;
  #whole: WholeView | undefined;
  #isStale = true;
  #lastMs = 0;

  constructor(deps: StationPictureDeps) {
    this.#deps = deps;
    this.#linked = new LinkedCameras(deps.catalog);
    this.#cases = new CaseLists(deps.catalog);
  }

  markStale(): void {
    this.#isStale = true;
  }

  /** Unchanged parts stay the same objects. */
  view(): WholeView {
    if (this.#whole === undefined || this.#isStale) {
      this.#isStale = false;
      const { clock } = this.#deps;
      const startedAtMs = clock.now();
      this.#whole = reuse(this.#whole, this.#make());
      this.#lastMs = clock.now() - startedAtMs;
    }
    return this.#whole;
  }

  /** How long the last one took to make. */
  lastMs(): number {
    return this.#lastMs;
  }

  stop(): void {
    this.#cancelGiveBack();
    this.#cancelSorting();
  }

  #make(): WholeView {
    const { camera, showing, station } = this.#deps;
    const screens = this.#deps.screens();
    const { presented } = this.#deps;
    const scene = presented.over(screens, this.#deps.scene.inForce());
    const alarms = this.#deps.alarms.all().map((alarm) => this.#linked.alarm(toldAlarm(alarm)));
    const incidents = this.#deps.incidents
      .open()
      .filter((one) => this.#deps.isInside(one.nodeId))
      .map((one) => this.#linked.incident(one));
    this.#deps.hotspots.look(screens, scene);
    this.#deps.pages.look(screens, [scene, this.#deps.scene.inForce()]);
    this.#cases.begin(incidents, this.#deps.clock.now());
    const open = this.#deps.alarms.open();
    const known: Parameters<typeof previewView>[1] = {
      screens,
      camera: (cameraId) => camera(cameraId),
      board: (board, page) => this.#board(board, page),
      cases: (nodeId) => this.#cases.of(nodeId),
    };
    const made = planScreens({
      ...known,
      scene,
      lights: presented.lights(this.#light(screens), open),
      incidentOf: (alarmId) => this.#incidentOf(alarmId),
      replayOf: (place, cameraId) => this.#deps.replays.of(place, cameraId),
      zoomOf: (place, cameraId, saved) => this.#deps.zooms.of(place, cameraId, saved),
      presetOf: (place, cameraId) => this.#deps.presets.saidOn(place, cameraId),
      steeredBy: (cameraId) => this.#deps.steering.holderOf(cameraId),
      tourOf: (screenId, index) => presented.tourOf(screenId, index),
      hotspotOf: this.#moving.hotspotOf,
    });
    const plans = presented.plans(made, open);
    this.#deps.pages.planned(plans);
    const preview = this.#deps.preview.current();
    const prepared = preview === undefined ? null : previewView(preview, known);
    this.#deps.figures.trim();
    this.#sortLater();
    return {
      station: station(screens),
      plans,
      alarms: Object.fromEntries(alarms.map((alarm) => [alarm.alarmId, alarm])),
      incidents: Object.fromEntries(incidents.map((one) => [one.incidentId, one])),
      runs: this.#deps.runs(),
      scenes: this.#deps.scene.rows(),
      preview: prepared,
      changes: [...scene.changes],
      showing: showing(),
    };
  }

  #board(board: TileBoard, { screenId, pageKey }: PagePlace): PlanBoard {
    if (board.kind === 'web') return this.#deps.pages.of(screenId, board, pageKey);
    if (board.kind === 'incidents') return { kind: board.kind, ...this.#cases.of(board.nodeId) };
    if (board.kind !== 'statistics') return board;
    const { nodeId } = board;
    const { figures, catalog } = this.#deps;
    return {
      ...board,
      name: nodeId === null ? null : (catalog.nameOf(nodeId) ?? null),
      figures: figures.of(nodeId, board.period),
    };
  }

  /** Rows that wait for their places move when the list has been still for long enough. */
  #sortLater(): void {
    const { clock, due } = this.#deps;
    const nextAtMs = this.#cases.nextAtMs();
    this.#cancelSorting();
    if (nextAtMs !== null) {
      this.#cancelSorting = clock.after(Math.max(0, nextAtMs - clock.now()), due);
    }
  }

  #light(screens: readonly Screen[]): readonly TileLight[] {
    const { clock, scene, alarms, giveBackMs, isFlood, presented, zones, due } = this.#deps;
    const decision = decideSpotlight(this.#spotlight, {
      tiles: stageTiles(screens, scene.inForce(), (tile) => this.#isInUse(tile), this.#moving).map(
        (tile) => presented.beneath(tile),
      ),
      alarms: presented.real(alarms.open()),
      now: clock.now(),
      giveBackMs: giveBackMs(),
      isFlood: isFlood(),
      zones: zones(),
      isWorked: (alarmId) => this.#isWorked(alarmId),
    });
    this.#spotlight = decision;
    this.#lights = decision.lights;
    this.#cancelGiveBack();
    if (decision.nextAtMs !== null) {
      this.#cancelGiveBack = clock.after(Math.max(0, decision.nextAtMs - clock.now()), due);
    }
    return decision.lights;
  }

  /** The wall as it stands, nobody at work on it: what a trial runs over. */
  stage(): StageTile[] {
    const { screens, scene } = this.#deps;
    return stageTiles(screens(), scene.inForce(), () => false, this.#moving);
  }

  /** People are at work on the wall: nothing but people may turn it to another scene. */
  isAtWork(): boolean {
    const { scene, replays, presented } = this.#deps;
    return (
      presented.isOn() ||
      scene.inForce().enlarged.size > 0 ||
      replays.isAny() ||
      this.#spotlight.taken.some(({ alarmId }) => this.#isWorked(alarmId))
    );
  }

  /** An alarm that goes on and that nobody has seen yet is on the wall. */
  isAlarmed(): boolean {
    return this.#lights.some(({ alarmId }) => {
      const alarm = alarmId === null ? undefined : this.#deps.alarms.alarm(alarmId);
      return alarm?.condition === 'active' && alarm.response === 'waiting';
    });
  }

  /** Somebody looks at the moment in it, or steers its camera. */
  #isInUse(tile: TilePlace & { index: number; cameraId: CameraId | null }): boolean {
    const taken = this.#spotlight.taken.find(
      ({ screenId, index }) => screenId === tile.screenId && index === tile.index,
    );
    const cameraId = taken === undefined ? tile.cameraId : taken.cameraId;
    const { replays, steering } = this.#deps;
    return (
      cameraId !== null && (replays.of(tile, cameraId) !== null || steering.isSteered(cameraId))
    );
  }

  #isWorked(alarmId: AlarmId): boolean {
    const incidentId = this.#incidentOf(alarmId);
    const incident = incidentId === null ? undefined : this.#deps.incidents.incident(incidentId);
    return incident !== undefined && incident.owner !== null && incident.closedAtMs === null;
  }

  #incidentOf(alarmId: AlarmId): IncidentId | null {
    const { alarms, incidents } = this.#deps;
    const named = alarms.alarm(alarmId)?.incidentId ?? null;
    if (named !== null && incidents.incident(named) !== undefined) return named;
    return incidents.incidentOf(alarmId)?.incidentId ?? null;
  }
}
