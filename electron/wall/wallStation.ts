import type { AlarmPage, AlarmQuery } from '#contract/history';
import type { CameraId, NodeId, PlatformId, ScreenId, WindowId } from '#contract/ids';
import type { Incident, IncidentPlaces } from '#contract/incident';
import type { Outcome } from '#contract/outcome';
import { success } from '#contract/outcome';
import type { Programme } from '#contract/briefing';
import type { ProcedureBook } from '#contract/procedure';
import type { Screen, ScreenPlan, StarterScenes } from '#contract/scene';
import type { ShiftReport } from '#contract/shiftReport';
import type { StreamRequest } from '#contract/stream';
import type { PlatformHealth, StationView, ViewPatch, WindowView } from '#contract/view';
import { ActionLog } from './actionLog';
import { findInHistory, historyQuery } from './alarmHistory';
import { AlarmLedger } from './alarmLedger';
import { AlarmOrders } from './alarmOrders';
import { alarmsOfCase } from './alarmsOfCase';
import { BundleMaker } from './bundleMaker';
import { BriefingKeeper } from './briefingKeeper';
import { CalmNews } from './calmNews';
import { CameraShelf } from './cameraShelf';
import { CatalogIndex } from './catalogIndex';
import { CloseUps } from './closeUps';
import { EventIntake } from './eventIntake';
import { Duty } from './duty';
import { countCases } from './countCases';
import { FigureKeeper } from './figureKeeper';
import { FloodWatch } from './floodWatch';
import { HandoverKeeper } from './handoverKeeper';
import { IncidentLedger } from './incidentLedger';
import { LibraryDesk } from './libraryDesk';
import { isInside, placesOf } from './incidentPlaces';
import type {
  AppPort,
  ClockPort,
  IdPort,
  JournalPort,
  MediaPort,
  NoticePicturePort,
  PaperPort,
  PinyinPort,
  PlatformPort,
  PlatformRackPort,
  ScreenPort,
  Sender,
  Spelling,
  StorePort,
  WebPort,
} from './ports';
import { asPeopleSay } from './platformList';
import { PresentedWalls } from './presentedWalls';
import { rehearseItem } from './rehearseItem';
import { Recordings } from './recordings';
import { reuse } from '#contract/reuse';
import { Presets } from './presets';
import { Preview } from './preview';
import { readShift } from './readShift';
import { SceneKeeper } from './sceneKeeper';
import { ScreenRoll } from './screenRoll';
import { ShownCameras } from './shownCameras';
import { rulesThatRecall, SceneUses } from './sceneUses';
import type { SettingsKeeper } from './settingsKeeper';
import { Silence } from './silence';
import { Steering } from './steering';
import { StationPicture } from './stationPicture';
import { areasOf, type RuleAreas } from './ruleAreas';
import { RuleDesk } from './ruleDesk';
import { RuledScenes } from './ruledScenes';
import { RuleKeeper } from './ruleKeeper';
import { nameScreens, settingsView, viewFor } from './stationView';
import { HotCameras } from './hotCameras';
import { Hotspots } from './hotspots';
import type { Importance } from './streamBudget';
import { attentionOf } from './streamAttention';
import { sourceOf } from './twins';
import { StreamBroker } from './streamBroker';
import { TileReplays } from './tileReplays';
import { TourDesk } from './tourDesk';
import { WebPages } from './webPages';
import { WindowFeed } from './windowFeed';

/** Everything that a station needs from the world. */
export interface StationPorts {
  clock: ClockPort;
  ids: IdPort;
  store: StorePort;
  journal: JournalPort;
  media: MediaPort;
  screens: ScreenPort;
  pinyin: PinyinPort;
  rack: PlatformRackPort;
  app: AppPort;
  paper: PaperPort;
  web: WebPort;
  pictures: NoticePicturePort;
  /** Loaded already: boot needs them to build the rest. */
  settings: SettingsKeeper;
  /** What a first start shows. */
  starter: StarterScenes;
  /** Procedures of a site that imported none. */
  procedures: ProcedureBook;
  /** Programmes of presentations that come with the program. */
  programmes: readonly Programme[];
  /** Cores that decode; a machine learns better with time. */
  cores: number;
  /** Pushes `view:patched` to one window. */
  send(windowId: WindowId, patch: ViewPatch): void;
}

type Showing = WindowView['showing'];

/** A case that nobody took up for longer than this is not looked for. */
const longestWaitMs = 7 * 86_400_000;
const mostRecorded = 5_000;

/** While a catalog is being read, its news are looked at this often. */
const catalogPauseMs = 250;

/** One station: joins the keepers by their signals and tells every window its part. */
export class WallStation {
  readonly catalog: CatalogIndex;
  readonly shelf: CameraShelf;
  readonly streams: StreamBroker;
  readonly scene: SceneKeeper;
  readonly screenRoll: ScreenRoll;
  readonly library: LibraryDesk;
  /** Whatever recalls scenes adds itself here. */
  readonly sceneUses = new SceneUses();
  readonly preview: Preview;
  readonly replays: TileReplays;
  readonly recordings: Recordings;
  readonly presets: Presets;
  readonly steering: Steering;
  readonly tours: TourDesk;
  readonly hotspots: Hotspots;
  readonly pages: WebPages;
  readonly closeUps: CloseUps;
  readonly alarms: AlarmLedger;
  readonly alarmOrders: AlarmOrders;
  readonly incidents: IncidentLedger;
  readonly silence: Silence;
  readonly flood: FloodWatch;
  readonly briefing: BriefingKeeper;
  readonly handover: HandoverKeeper;
  readonly duty: Duty;
  readonly figures: FigureKeeper;
  readonly bundle: BundleMaker;
  readonly actions: ActionLog;
  readonly settings: SettingsKeeper;
  readonly rules: RuleKeeper;
  readonly ruleDesk: RuleDesk;
  readonly #ruledScenes: RuledScenes;
  readonly #ports: StationPorts;
  readonly #shownCameras: ShownCameras;
  readonly #intake: EventIntake;
  readonly #feed: WindowFeed;
  readonly #teardowns: (() => void)[] = [];
  readonly #platforms = new Map<PlatformId, () => void>();
  #cancelLook: (() => void) | undefined;
  readonly #picture: StationPicture;
  readonly #calm: CalmNews;
  readonly #hot: HotCameras;
  #showing: Showing = {};
  #areas: RuleAreas;
  #withAlarm: ReadonlySet<CameraId> | undefined;

  constructor(ports: StationPorts) {
    this.#ports = ports;
    const platformOf = (platformId: PlatformId): PlatformPort | undefined =>
      ports.rack.platforms().find((platform) => platform.platformId === platformId);
    this.settings = ports.settings;
    this.actions = new ActionLog(ports);
    this.catalog = new CatalogIndex({
      ...ports,
      abilitiesOf: (platformId) => platformOf(platformId)?.capabilities,
    });
    this.shelf = new CameraShelf({ ...ports, cameras: (ids) => this.catalog.cameras(ids) });
    this.#areas = areasOf(this.catalog);
    this.#shownCameras = new ShownCameras({
      ...ports,
      catalog: this.catalog,
      screens: () => this.scene.inForce().screens,
    });
    this.streams = new StreamBroker({
      ...ports,
      platformOf,
      cameraOf: (cameraId) => this.#shownCameras.camera(cameraId),
      sourceOf: (camera) =>
        sourceOf(camera, this.catalog.twins(camera.cameraId), (platformId) => {
          const state = platformOf(platformId)?.health().state;
          return state === 'live' || state === 'slow';
        }),
      limits: () => this.settings.current().streams,
      liveProof: () => this.settings.current().liveProof,
      attention: () => this.#attention(),
    });
    this.#hot = new HotCameras({
      clock: ports.clock,
      catalog: this.catalog,
      view: () => this.#picture.view(),
      limit: () => this.settings.current().streams.warm,
      toured: () => this.tours.tours.next(),
      isPlaying: (cameraId) => this.streams.isPlaying(cameraId),
      keepWarm: (cameraIds, profile) => {
        this.streams.keepWarm(cameraIds, this.#aimedWindow(), profile);
      },
    });
    this.scene = new SceneKeeper(ports);
    this.screenRoll = new ScreenRoll({
      ...ports,
      scene: this.scene,
      settings: () => ports.settings.current(),
    });
    this.sceneUses.add(() => rulesThatRecall(ports.settings.current().alarmRules.table));
    this.library = new LibraryDesk({
      ...ports,
      scene: this.scene,
      uses: this.sceneUses,
      room: () => ({
        screens: this.screens(),
        camera: (cameraId) => this.catalog.camera(cameraId),
        nameOf: (nodeId) => this.catalog.nameOf(nodeId),
        isCatalogRead: ports.rack
          .platforms()
          .every(({ platformId }) => this.catalog.isComplete(platformId)),
      }),
      stationName: () => ports.settings.current().stationName,
    });
    this.preview = new Preview({
      clock: ports.clock,
      scene: this.scene,
      screens: () => this.screens(),
      camera: (cameraId) => this.catalog.camera(cameraId),
    });
    this.replays = new TileReplays(ports.clock, {
      isOffered: (cameraId) => this.recordings.isOffered(cameraId),
      isQuick: (cameraId) => this.recordings.isQuick(cameraId),
      startMs: (cameraId, atMs, rate) => this.recordings.startMs(cameraId, atMs, rate),
    });
    this.recordings = new Recordings({
      ...ports,
      platformOf,
      cameraOf: (cameraId) => this.#shownCameras.camera(cameraId),
      twinsOf: (cameraId) => this.catalog.twins(cameraId),
    });
    this.presets = new Presets({ clock: ports.clock, platformOf });
    this.steering = new Steering({
      clock: ports.clock,
      platformOf,
      log: (action, { cameraId }, outcome) => {
        this.log(action, `camera ${cameraId}`, outcome);
      },
    });
    this.closeUps = new CloseUps({
      ...ports,
      catalog: this.catalog,
      scene: this.scene,
      actor: () => ports.settings.current().actor,
    });
    this.tours = new TourDesk({
      ...ports,
      catalog: this.catalog,
      scene: this.scene,
      actor: () => ports.settings.current().actor,
      deskNodeId: () => ports.settings.current().deskNodeId,
      isWallHeld: () =>
        this.briefing.show() !== null || this.#picture.isAtWork() || this.#picture.isAlarmed(),
      isHeld: (place, cameraId) =>
        this.replays.of(place, cameraId) !== null ||
        this.steering.isSteered(cameraId) ||
        this.#alarmed().has(cameraId),
    });
    this.briefing = new BriefingKeeper({
      ...ports,
      starter: ports.programmes,
      source: {
        byNumber: (number) => this.catalog.byNumber(number),
        camera: (cameraId) => this.catalog.camera(cameraId),
        scene: (number) => this.scene.saved(number),
      },
    });
    this.hotspots = new Hotspots({
      clock: ports.clock,
      openAlarms: () => this.alarms.open(),
      isPresented: () => this.briefing.show() !== null,
      isLookedBackAt: (place, cameraId) => this.replays.of(place, cameraId) !== null,
    });
    this.pages = new WebPages({ ...ports, origins: () => ports.settings.current().webOrigins });
    const rules = () => ports.settings.current().alarmRules;
    this.alarmOrders = new AlarmOrders({ ...ports, rules });
    this.alarms = new AlarmLedger({
      ...ports,
      platformOf,
      rules,
      areas: () => this.#areas,
      orders: this.alarmOrders,
    });
    this.incidents = new IncidentLedger({
      ...ports,
      platformOf,
      closedShownMs: () => ports.settings.current().alarmGiveBackMs,
    });
    this.#intake = new EventIntake({
      journal: ports.journal,
      isKnown: (platformId) => this.#platforms.has(platformId),
      show: (platformId, news) => {
        this.alarms.apply(platformId, news);
        this.incidents.apply(platformId, news);
      },
    });
    this.silence = new Silence(ports);
    this.flood = new FloodWatch({
      clock: ports.clock,
      windowMs: () => rules().floodMs,
      // By district: hardly any two alarms of a flood are of one camera.
      placeOf: ({ cameraId, place }) =>
        (cameraId === null ? undefined : this.catalog.camera(cameraId))?.place ?? place,
    });
    this.handover = new HandoverKeeper({
      ...ports,
      things: () => ({
        alarms: this.alarms.all().filter(({ nodeId }) => this.#isInside(nodeId)),
        orders: this.alarmOrders.list(),
        incidents: this.incidents.open().filter(({ nodeId }) => this.#isInside(nodeId)),
      }),
    });
    this.duty = new Duty({
      ...ports,
      alarms: this.alarms,
      alarmOrders: this.alarmOrders,
      incidents: this.incidents,
      flood: this.flood,
      settings: () => ports.settings.current(),
      isInside: (nodeId) => this.#isInside(nodeId),
    });
    this.figures = new FigureKeeper({
      clock: ports.clock,
      platforms: () => ports.rack.platforms(),
      ownNodeId: () => ports.settings.current().deskNodeId,
      shiftStarts: () => rules().shiftStarts,
      fromRecord: async (nodeId, edgesMs) =>
        countCases(await this.#recorded(edgesMs), nodeId, edgesMs, this.catalog),
    });
    this.bundle = new BundleMaker({
      ...ports,
      incident: (incidentId) => this.incidents.incident(incidentId),
      alarms: (incident) => alarmsOfCase(incident, { ...ports, alarms: this.alarms }),
      isDemo: ({ platformId }) => platformOf(platformId)?.health().isDemo ?? false,
      picture: (of, index) => this.streams.picture(of, index),
    });
    this.#picture = new StationPicture({
      clock: ports.clock,
      catalog: this.catalog,
      camera: (cameraId) => this.#shownCameras.camera(cameraId),
      scene: this.scene,
      preview: this.preview,
      replays: this.replays,
      zooms: this.closeUps.zooms,
      presets: this.presets,
      steering: this.steering,
      tours: this.tours.tours,
      hotspots: this.hotspots,
      pages: this.pages,
      alarms: this.alarms,
      incidents: this.incidents,
      figures: this.figures,
      isInside: (nodeId) => this.#isInside(nodeId),
      screens: () => this.screens(),
      giveBackMs: () => ports.settings.current().alarmGiveBackMs,
      isFlood: () => this.flood.isOn(),
      presented: new PresentedWalls({
        briefing: this.briefing,
        tours: this.tours.tours,
        presentedTours: this.tours.presented,
      }),
      zones: () => rules().zones,
      station: (screens) => this.#stationView(screens),
      runs: () => this.duty.runs(),
      showing: () => this.#showing,
      due: () => {
        this.#markChanged();
      },
    });
    this.#calm = new CalmNews({
      clock: ports.clock,
      lastMs: () => this.#picture.lastMs(),
      tell: () => {
        this.#markChanged();
      },
    });
    this.rules = new RuleKeeper(ports);
    this.ruleDesk = new RuleDesk({
      clock: ports.clock,
      catalog: this.catalog,
      alarms: this.alarms,
      rules,
      areas: () => this.#areas,
      past: (fromMs, toMs, limit) => ports.journal.alarmsBetween(fromMs, toMs, limit),
      stage: () => this.#picture.stage(),
      giveBackMs: () => ports.settings.current().alarmGiveBackMs,
    });
    this.#ruledScenes = new RuledScenes({
      clock: ports.clock,
      isAtWork: () => this.#picture.isAtWork(),
      isFlood: () => this.flood.isOn(),
      lastChangeAtMs: () => this.scene.inForce().changes[0]?.atMs,
      recall: (number) =>
        this.scene.recall(ports.settings.current().actor, { number }, { isByRule: true }),
      log: (number, { alarmId }, outcome) => {
        this.log('rules:scene', `${String(number)} ${alarmId}`, outcome);
      },
    });
    this.#feed = new WindowFeed({
      clock: ports.clock,
      sections: (window) =>
        viewFor(this.#picture.view(), window, ports.app.deskScale(), {
          isInside: (nodeId) => this.#isInside(nodeId),
        }),
      send: (windowId, patch) => {
        ports.send(windowId, patch);
      },
    });
  }

  /** Reads what was kept, then listens to screens and platforms. Never fails. */
  async start(): Promise<void> {
    await Promise.all([
      this.scene.load(),
      this.screenRoll.load(),
      this.#shownCameras.load(),
      this.streams.load(),
      this.alarmOrders.load(),
      this.handover.load(),
      this.duty.load(),
      this.rules.load(),
      this.briefing.load(),
      this.tours.load(),
      this.closeUps.crops.load(),
      this.shelf.load(),
    ]);
    this.tours.resume();
    this.alarms.restore();
    this.incidents.restore();
    this.#setScreens(this.#ports.screens.screens());
    this.#listen();
    for (const platform of this.#ports.rack.platforms()) this.#attach(platform);
    this.log('app:started', '', success(null));
  }

  /** Stops listening, keeps what is unwritten, closes streams. Call before the rack stops. */
  async stop(): Promise<void> {
    this.log('app:stopped', '', success(null));
    for (const teardown of this.#teardowns.splice(0)) teardown();
    for (const detach of this.#platforms.values()) detach();
    this.#platforms.clear();
    this.screenRoll.stop();
    this.#picture.stop();
    this.#calm.stop();
    this.#hot.stop();
    this.ruleDesk.stop();
    this.#feed.stop();
    this.alarms.stop();
    this.incidents.stop();
    this.silence.end();
    this.flood.stop();
    this.figures.stop();
    this.replays.stop();
    this.presets.stop();
    this.steering.end();
    this.tours.stop();
    this.hotspots.stop();
    this.pages.stop();
    await this.#shownCameras.stop();
    await this.briefing.stop();
    await this.handover.stop();
    await this.duty.stop();
    await this.alarmOrders.stop();
    await this.scene.stop();
    await this.streams.close();
  }

  /** A window opened or lost track: its whole view. */
  join(sender: Sender): WindowView {
    return this.#feed.join(sender);
  }

  /** A window has taken that edition of its view and tells how its tiles do. */
  shown(sender: Sender, shown: { revision: number; playing: number; failed: number }): void {
    const { playing, failed } = shown;
    if (sender.kind === 'wall' && sender.screenId !== null) {
      this.#showing = reuse(this.#showing, {
        ...this.#showing,
        [sender.screenId]: { playing, failed },
      });
      this.#markChanged();
    }
    this.#feed.taken(sender.windowId, shown.revision);
  }

  /** A window closed or died: its leases end. */
  windowGone(windowId: WindowId): void {
    const screenId = this.#feed.leave(windowId)?.screenId ?? null;
    this.streams.releaseWindow(windowId);
    this.steering.release(windowId);
    if (screenId === null) return;
    this.pages.placed(screenId, []);
    const { [screenId]: _gone, ...others } = this.#showing;
    this.#showing = others;
    this.#markChanged();
  }

  /** Windows of the walls are being opened. */
  expectWindows(): void {
    this.#hot.expectWindows();
  }

  /** Somebody at the desk may call these next. */
  hint(cameraIds: readonly CameraId[]): void {
    this.#hot.hint(cameraIds);
  }

  /** Open cases by place, inside the node that this desk works for. */
  incidentPlaces(nodeId: NodeId | null): IncidentPlaces {
    const { deskNodeId } = this.settings.current();
    const inside = this.incidents.open().filter((one) => this.#isInside(one.nodeId));
    return placesOf(inside, nodeId ?? deskNodeId, deskNodeId, this.catalog);
  }

  /** One page of all alarms ever journalled, inside the node that this desk works for. */
  alarmHistory(query: AlarmQuery): Promise<Outcome<AlarmPage>> {
    const { deskNodeId } = this.settings.current();
    return findInHistory(this.#ports.journal, historyQuery(query, this.catalog, deskNodeId));
  }

  /** The present shift in figures, or one so many before it. */
  shiftReport(back: number): Promise<ShiftReport> {
    const { alarmRules: rules } = this.settings.current();
    const isInside = (nodeId: NodeId | null): boolean => this.#isInside(nodeId);
    return readShift({ ...this.#ports, rules, alarms: this.alarms.all(), isInside }, back);
  }

  /** Pictures of notices. */
  get pictures(): NoticePicturePort {
    return this.#ports.pictures;
  }

  /** How words of the desk are spelled; not at all while the speller is gone. */
  spell(words: string[]): Promise<Spelling[]> {
    return this.#ports.pinyin.spell(words).catch(() => []);
  }

  /** Documents that leave the program. */
  get paper(): PaperPort {
    return this.#ports.paper;
  }

  /** Plans of the screens plugged in now. */
  plans(): Record<ScreenId, ScreenPlan> {
    return this.#picture.view().plans;
  }

  /** What each wall told last about its tiles. */
  showing(): Showing {
    return this.#showing;
  }

  screens(): Screen[] {
    return nameScreens(this.#ports.screens.screens(), this.settings.current());
  }

  /** Writes one action of the officer at the desk into the log. */
  log(action: string, subject: string, outcome: Outcome<unknown>): void {
    const result = outcome.ok ? 'done' : outcome.fault.code;
    this.actions.log(this.settings.current().actor, action, subject, result);
  }

  #tellRecorders(): void {
    const tiles = Object.values(this.plans()).flatMap((plan) => plan.tiles);
    const recorded = tiles.filter(({ replay }) => replay?.isRecording === true);
    this.recordings.shown(
      new Set(recorded.flatMap(({ camera }) => (camera === null ? [] : [camera.cameraId]))),
    );
  }

  #listen(): void {
    const { rack, screens, media, journal, app } = this.#ports;
    const changed = (): void => {
      this.#markChanged();
    };
    const noticed = (): void => {
      this.#calm.mark();
    };
    this.#teardowns.push(
      this.scene.onSceneChanged(changed),
      this.scene.onSceneChanged(() => {
        this.#tellRecorders();
        this.#shownCameras.look();
      }),
      this.screenRoll.onScreenRollChanged(changed),
      this.preview.onPreviewChanged(changed),
      this.replays.onReplaysChanged(changed),
      this.replays.onReplaysChanged(() => {
        this.#tellRecorders();
      }),
      this.presets.onPresetsChanged(changed),
      this.steering.onSteeringChanged(changed),
      this.tours.onChanged(changed),
      this.hotspots.onHotspotsChanged(changed),
      this.pages.onPagesChanged(changed),
      this.closeUps.onChanged(changed),
      this.briefing.onBriefingChanged(changed),
      this.briefing.onItemShown((show) => {
        void rehearseItem(show, {
          catalog: this.catalog,
          platformOf: (platformId) => rack.platforms().find((one) => one.platformId === platformId),
          log: (subject, outcome) => {
            this.log('briefing:rehearse', subject, outcome);
          },
        });
      }),
      this.alarms.onAlarmsChanged(() => {
        this.#withAlarm = undefined;
      }),
      this.alarms.onAlarmsChanged(noticed),
      this.incidents.onIncidentsChanged(changed),
      this.incidents.onIncidentsChanged(() => {
        this.figures.casesMoved();
      }),
      this.figures.onFiguresChanged(changed),
      this.silence.onSilenceChanged(changed),
      this.flood.onFloodChanged(noticed),
      this.handover.onHandoverChanged(changed),
      this.duty.onDutyChanged(noticed),
      this.bundle.onProgressChanged(changed),
      media.onStateChanged(changed),
      journal.onHealthChanged(({ isLagging }) => {
        for (const platform of rack.platforms()) platform.holdEvents(isLagging);
        changed();
      }),
      app.onGraphicsReduced(changed),
      this.alarms.onAlarmRaised((alarm) => {
        if (alarm.priority === 'critical') this.#calm.tell();
        this.silence.alarmRaised(alarm);
        this.flood.alarmRaised(alarm);
        this.#ruledScenes.alarmRaised(alarm);
      }),
      this.catalog.onCatalogChanged((platformId) => {
        this.#markCatalogChanged(platformId);
      }),
      () => this.#cancelLook?.(),
      this.settings.onSettingsChanged(() => {
        this.alarms.rulesChanged();
        this.duty.settingsChanged();
        this.flood.rulesChanged();
        this.tours.settingsChanged();
        this.#setScreens(screens.screens());
        this.#markChanged();
      }),
      screens.onScreensChanged((plugged) => {
        this.#setScreens(plugged);
      }),
      rack.onPlatformAdded((platform) => {
        this.#attach(platform);
      }),
      rack.onPlatformRemoved((platformId) => {
        this.#detach(platformId);
      }),
    );
  }

  #setScreens(screens: readonly Screen[]): void {
    this.scene.setScreens(nameScreens(screens, this.settings.current()));
    this.screenRoll.screensChanged();
    this.#fillBlank();
    this.#markChanged();
  }

  /** A large catalog comes in hundreds of pieces; looking at each would take longer than reading. */
  #markCatalogChanged(platformId: PlatformId): void {
    if (this.catalog.isComplete(platformId)) this.#lookAtCatalog();
    else this.#cancelLook ??= this.#ports.clock.after(catalogPauseMs, () => this.#lookAtCatalog());
  }

  #lookAtCatalog(): void {
    this.#cancelLook?.();
    this.#cancelLook = undefined;
    this.#fillBlank();
    this.#shownCameras.look();
    this.#areas = areasOf(this.catalog);
    // Rules name places; without one that does, a new tree changes nothing about alarms.
    const { table } = this.settings.current().alarmRules;
    if (table.some(({ when }) => when.areas.length > 0)) this.alarms.rulesChanged();
    this.#markChanged();
    this.#hot.catalogRead();
  }

  #fillBlank(): void {
    const platforms = this.#ports.rack.platforms();
    // Whoever cannot be reached is not waited for.
    const isComplete = platforms.every(
      (platform) =>
        this.catalog.isComplete(platform.platformId) || platform.health().state === 'down',
    );
    this.scene.fillBlank(this.catalog, isComplete, this.settings.current().locale);
  }

  #attach(platform: PlatformPort): void {
    const { platformId } = platform;
    this.#platforms.get(platformId)?.();
    let isLive = isWorking(platform.health());
    const teardowns = [
      platform.onCatalogNews((news) => {
        this.catalog.apply(platformId, news);
      }),
      platform.onEventNews((news) => {
        this.#intake.take(platformId, news);
      }),
      this.steering.attach(platform),
      platform.onHealthChanged((health) => {
        const wasLive = isLive;
        isLive = isWorking(health);
        if (isLive && !wasLive) this.#platformLive(platformId);
        this.#fillBlank();
        this.#markChanged();
      }),
    ];
    this.#platforms.set(platformId, () => {
      for (const teardown of teardowns) teardown();
    });
    platform.holdEvents(this.#ports.journal.health().isLagging);
    if (isLive) this.#platformLive(platformId);
    this.#markChanged();
  }

  #platformLive(platformId: PlatformId): void {
    this.alarms.platformLive(platformId);
    this.incidents.platformLive(platformId);
    this.streams.platformLive(platformId);
    this.figures.casesMoved();
  }

  #detach(platformId: PlatformId): void {
    this.#platforms.get(platformId)?.();
    this.#platforms.delete(platformId);
    this.streams.forget(platformId);
    this.#intake.forget(platformId);
    this.alarms.forget(platformId);
    this.incidents.forget(platformId);
    this.catalog.forget(platformId);
    this.#markChanged();
  }

  #markChanged(): void {
    this.#picture.markStale();
    this.#feed.markChanged();
    this.streams.markChanged();
    this.#hot.markChanged();
  }

  /** How much each picture matters, by what the walls show now. */
  #attention(): (windowId: WindowId, request: StreamRequest) => Importance {
    const importanceIn = attentionOf(this.#picture.view().plans);
    return (windowId, { cameraId, purpose }) =>
      importanceIn({
        screenId: this.#feed.senderOf(windowId)?.screenId ?? null,
        cameraId,
        purpose,
      });
  }

  /** The wall whose tiles the next call goes to: the one aimed at, else the first. */
  #aimedWindow(): WindowId | undefined {
    const walls = this.#feed
      .windowIds()
      .map((windowId) => this.#feed.senderOf(windowId))
      .filter((sender) => sender?.kind === 'wall');
    const aimed = this.scene.inForce().selection?.screenId;
    return (walls.find((wall) => wall?.screenId === aimed) ?? walls[0])?.windowId;
  }

  /** Cameras with an alarm that goes on: a tour stays with them (ux.md §7). */
  #alarmed(): ReadonlySet<CameraId> {
    this.#withAlarm ??= new Set(
      this.alarms
        .open()
        .flatMap(({ condition, cameraId }) => (condition === 'active' ? (cameraId ?? []) : [])),
    );
    return this.#withAlarm;
  }

  /** Cases as this station wrote them down that may have been taken up between these times. */
  #recorded(edgesMs: readonly number[]): Promise<Incident[]> {
    const [fromMs = 0, toMs = fromMs] = [edgesMs[0], edgesMs.at(-1)];
    return this.#ports.journal.incidentsBetween(fromMs - longestWaitMs, toMs, mostRecorded);
  }

  #isInside(nodeId: NodeId | null): boolean {
    return isInside(this.settings.current().deskNodeId, nodeId, this.catalog);
  }

  #stationView(screens: Screen[]): StationView {
    const { rack, media, journal, app } = this.#ports;
    return {
      ...settingsView(this.settings.current()),
      platforms: asPeopleSay(
        rack.platforms().map((platform) => platform.health()),
        this.settings.current().platforms,
      ),
      isMediaLive: media.state() === 'live',
      journal: journal.health(),
      isKeychainThere: app.isKeychainThere(),
      isGraphicsReduced: app.isGraphicsReduced(),
      screens,
      screenNews: this.screenRoll.news(),
      selection: this.scene.inForce().selection,
      silencedUntilMs: this.silence.untilMs(),
      alarmOrders: [...this.alarmOrders.list()],
      pendingOrders: this.incidents.orders(),
      flood: this.flood.view(this.alarms.open()),
      handover: this.handover.standing(),
      ...this.duty.view(),
      bundle: this.bundle.progress(),
      briefing: this.briefing.standing(),
      steering: this.steering.standing(),
      tours: this.tours.book.rows(),
      crops: this.closeUps.crops.all(),
      sceneTour: this.tours.scenes.view(),
    };
  }
}

const isWorking = (health: PlatformHealth): boolean =>
  health.state === 'live' || health.state === 'slow';
