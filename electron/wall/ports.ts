import type { Actor } from '#contract/actor';
import type { AlarmReport } from '#contract/alarm';
import type { Figures } from '#contract/board';
import type { NoticePicture, WebPlace } from '#contract/content';
import type { Camera, CatalogNode } from '#contract/camera';
import type { PlatformCapabilities } from '#contract/capabilities';
import type { ActionLine, RequestAnswer, RequestArgs, RequestChannel } from '#contract/channels';
import type {
  AlarmId,
  CameraId,
  IncidentId,
  LeaseId,
  NodeId,
  PlatformId,
  ScreenId,
  WindowId,
} from '#contract/ids';
import type { AlarmPage, AlarmQuery, JournalHealth } from '#contract/history';
import type { Incident, Unit } from '#contract/incident';
import type { IncidentOrder } from '#contract/incidentOrder';
import type { VideoCodec } from '#contract/machine';
import type { Fault, Outcome } from '#contract/outcome';
import type { Preset } from '#contract/ptz';
import type { Screen } from '#contract/scene';
import type { MissingScreen, ScreenDoubt } from '#contract/screens';
import type { PlatformSettings } from '#contract/settings';
import type { Spelling } from '#contract/spelling';
import type { StreamProfile, StreamTransport } from '#contract/stream';
import type { PlatformHealth } from '#contract/view';
import type { PtzPort } from './ptzPort';
import type { RecordedStretch, RecordingPort } from './ports/recordingPort';
import type { Upstream } from './ports/upstream';
import type { Subscribe } from './signal';

export type { Upstream } from './ports/upstream';

/** Time, so that rules about time are tested without waiting. */
export interface ClockPort {
  /** Milliseconds since 1970, of this station. */
  now(): number;
  /** Calls once after `delayMs`; the answer cancels. */
  after(delayMs: number, call: () => void): () => void;
}

/** A stream that the platform opened for us. */
export interface PlatformStream {
  /** The platform's handle for renewing and closing. */
  streamKey: string;
  upstream: Upstream;
  transport: StreamTransport;
  profile: StreamProfile;
  expiresAtMs: number;
  /** Whether its pictures are drawn; left out, as the platform says of all. */
  isDemo?: boolean;
}

/** One way in which a platform can give a camera's picture. */
export interface StreamOffer {
  transport: StreamTransport;
  profile: StreamProfile;
  /** Null where the platform does not say. */
  codec: VideoCodec | null;
}

/** News of the catalog, in batches. */
export type CatalogNews =
  /** The whole catalog of this platform begins anew: forget what you had of it. */
  | { kind: 'reset' }
  /** Nodes and cameras, new or changed. Parents come before children across batches. */
  | { kind: 'upsert'; nodes: CatalogNode[]; cameras: Camera[] }
  | { kind: 'remove'; nodeIds: NodeId[]; cameraIds: CameraId[] }
  /** Everything has been read once. */
  | { kind: 'complete' };

/** News of alarms and incidents, in batches several times a second. */
export interface EventNews {
  alarms: AlarmReport[];
  incidents: Incident[];
  /**
   * True when this batch is the platform's full list of open alarms and incidents: whatever the
   * station holds of this platform and is not in it has been cleared or archived meanwhile.
   */
  isFull: boolean;
  /** Called once it is in the journal: whoever sent it may forget it then. */
  kept?: () => void;
}

/** An answer to an alarm or incident; `key` makes repeats harmless. */
export interface Answer {
  actor: Actor;
  atMs: number;
  /** Idempotency key, the same for every attempt of the same answer. */
  key: string;
  note?: string;
}

/**
 * One platform. Built with its settings; quiet until `start`, silent after `stop`. Reconnects by
 * itself for ever. All ids it gives out carry its platform id.
 */
export interface PlatformPort {
  readonly platformId: PlatformId;
  readonly kind: string;
  /** What it can do; the rest is refused in words, and need not be offered. */
  readonly capabilities: PlatformCapabilities;
  start(): void;
  stop(): Promise<void>;
  /** State now; every change is announced by `onHealthChanged`. */
  health(): PlatformHealth;
  readonly onHealthChanged: Subscribe<PlatformHealth>;
  readonly onCatalogNews: Subscribe<CatalogNews>;
  readonly onEventNews: Subscribe<EventNews>;
  /**
   * Stops reading news of alarms and incidents, or goes on: whoever keeps them cannot follow. The
   * platform's line waits meanwhile; nothing is dropped.
   */
  holdEvents(isHeld: boolean): void;
  /**
   * The ways to a camera's picture, in the order in which it would have them tried. Left out where
   * there is one only: `openStream` is asked without a transport then.
   */
  offers?(cameraId: CameraId): readonly StreamOffer[];
  /** Opens a stream, by that transport where one is asked for. Faults: stream/*, platform/*. */
  openStream(
    cameraId: CameraId,
    profile: StreamProfile,
    transport?: StreamTransport,
  ): Promise<Outcome<PlatformStream>>;
  /** Later end, possibly another upstream. Fault stream/lease-ended: open again. */
  renewStream(streamKey: string): Promise<Outcome<PlatformStream>>;
  /** Ends a stream of ours; never fails. */
  closeStream(streamKey: string): Promise<void>;
  /** Where a still picture of the camera is. */
  snapshot(cameraId: CameraId): Promise<Outcome<Upstream>>;
  /** The preset positions of a camera; none where it has none. */
  presets(cameraId: CameraId): Promise<Outcome<Preset[]>>;
  /**
   * Steers a camera to a preset position and lets go of it; the answer is the position. Faults
   * ptz/* (held: detail says who steers it), stream/offline, platform/*.
   */
  goToPreset(cameraId: CameraId, number: number, actor: Actor): Promise<Outcome<Preset>>;
  /** Hold-to-move of its cameras; left out where none can be steered. */
  readonly ptz?: PtzPort;
  /** What its recorder keeps; left out where nothing is recorded. */
  readonly recordings?: RecordingPort;
  /** Where the picture of an alarm or incident is, by index. Fault media/no-picture. */
  picture(of: AlarmId | IncidentId, index: number): Promise<Outcome<Upstream>>;
  /** Acknowledges; the answer is the platform's new report. Fault platform/* or alarm/unknown. */
  acknowledge(alarmId: AlarmId, answer: Answer): Promise<Outcome<AlarmReport>>;
  /** Makes an incident of an alarm; the one that it has already, if it has one. */
  openIncident(alarmId: AlarmId, answer: Answer): Promise<Outcome<Incident>>;
  /**
   * Does one thing with an incident; the answer is the platform's new report. Whole or not at
   * all. Fault incident/* (taken: detail says who has it), platform/*.
   */
  order(incidentId: IncidentId, order: IncidentOrder, answer: Answer): Promise<Outcome<Incident>>;
  /** Units that incidents of a place can be given to; null: all. */
  units(nodeId: NodeId | null): Promise<Outcome<Unit[]>>;
  /**
   * Registered and handled of a place and everything below it, in each of the spans that these
   * times cut out, by the day on which a case was taken up. Null: all of its places.
   */
  figures(nodeId: NodeId | null, edgesMs: readonly number[]): Promise<Outcome<Figures[]>>;
  /**
   * Lets something happen before a camera, marked 演练 Rehearsal in its words; the answer is its
   * alarm. Left out, and refused with platform/refused, where pictures are not drawn.
   */
  rehearse?(cameraId: CameraId, happening: string): Promise<Outcome<AlarmId>>;
}

/** What the gateway tells about itself. */
export type MediaState = 'starting' | 'live' | 'down';

/** What the gateway fetched on behalf of somebody since it was started. */
export interface MediaAccount {
  /** Requests that went to a platform. */
  requests: number;
  /** Bytes that came from there. */
  upstreamBytes: number;
  /** Wishes that were met without a request of their own. */
  cacheHits: number;
}

/** The gateway's books; they begin anew with each of its lives and hold no address. */
export interface MediaAccounts {
  total: MediaAccount;
  byLease: { leaseId: LeaseId; account: MediaAccount }[];
  /** Servers in the order in which they were met. */
  byServer: MediaAccount[];
}

/** A media server that was down answers again. */
export interface ServerBack {
  /** The leases whose streams come from it. */
  leaseIds: readonly LeaseId[];
  /** Over that time their restarts should be spread; the gateway holds back what comes sooner. */
  withinMs: number;
}

/** The media gateway of this station. */
export interface MediaPort {
  state(): MediaState;
  readonly onStateChanged: Subscribe<MediaState>;
  /**
   * An address on loopback with a secret path that plays `upstream`. It stays good while the
   * gateway is revived. Fault media/gateway-down.
   */
  open(leaseId: LeaseId, upstream: Upstream): Promise<Outcome<string>>;
  /** The stream moved or its token was renewed; the page's address stays the same. */
  update(leaseId: LeaseId, upstream: Upstream): void;
  close(leaseId: LeaseId): void;
  /** An address for one still picture, good for a minute. */
  picture(upstream: Upstream): Promise<Outcome<string>>;
  /**
   * An address, good for a minute, from which the pictures of a recorded stretch between these
   * times come as feed messages, each stamped with its time.
   */
  recorded(stretch: RecordedStretch, fromMs: number, toMs: number): Promise<Outcome<string>>;
  /** Streams that may be called next; replaces what was hot before. */
  setHot(upstreams: readonly Upstream[]): void;
  /** A media server that was down answers again. */
  readonly onServerBack: Subscribe<ServerBack>;
  /** What was fetched so far. Fault media/gateway-down. */
  accounts(): Promise<Outcome<MediaAccounts>>;
}

/** What survives in files. */
export interface StorePort {
  /** The value kept under that name, undefined when there is none. Fault store/broken. */
  read(name: string): Promise<Outcome<unknown>>;
  /** Written whole, then renamed. Fault store/unwritable. */
  write(name: string, value: unknown): Promise<Outcome<null>>;
}

/** An order of a person that its platform has not answered yet. */
export type PendingAnswer =
  /** "I have seen this alarm"; or an incident is to be made of it. */
  | { kind: 'acknowledge' | 'open'; alarmId: AlarmId; answer: Answer }
  /** Something to be done with an incident. */
  | { kind: 'order'; incidentId: IncidentId; order: IncidentOrder; answer: Answer };

/** What platforms reported, to be kept. */
export interface Reports {
  alarms: readonly AlarmReport[];
  incidents: readonly Incident[];
}

/**
 * What must survive: the action log and the answers not yet delivered, which are on the disk when
 * the call returns, and every alarm and incident that was ever reported.
 */
export interface JournalPort {
  /** Appends one line; on the disk before the call returns. */
  append(line: ActionLine): Outcome<null>;
  /** Newest first. */
  actions(limit: number): ActionLine[];
  /** Oldest first, both ends included. */
  actionsBetween(fromMs: number, toMs: number, limit?: number): ActionLine[];
  /** On the disk before the call returns. */
  keepAnswer(pending: PendingAnswer): Outcome<null>;
  dropAnswer(key: string): void;
  /**
   * Oldest first. Null while somebody else has the file, so that nobody knows yet: `onHealthChanged`
   * tells when it can be read.
   */
  pendingAnswers(): PendingAnswer[] | null;
  /**
   * Keeps reports before they are shown: one row for each alarm and incident, with its newest
   * report; older ones and repeats change nothing. `kept` is called once they are in the file, in
   * the order of the calls, also when they could not be written: that is told by `health`.
   */
  keepReports(reports: Reports, kept: () => void): void;
  /** Reports that were handed over and are not in the file yet. */
  unkept(): number;
  /** By begin, oldest first, both ends included. */
  alarmsBetween(fromMs: number, toMs: number, limit?: number): Promise<AlarmReport[]>;
  /** By opening, oldest first, both ends included. */
  incidentsBetween(fromMs: number, toMs: number, limit?: number): Promise<Incident[]>;
  /** One page of a search over everything. */
  findAlarms(query: AlarmQuery): Promise<AlarmPage>;
  health(): JournalHealth;
  readonly onHealthChanged: Subscribe<JournalHealth>;
  /** What was handed over is in the file when this ends. */
  close(): Promise<void>;
}

/** A screen that is known and not plugged in. */
export type AwayScreen = Pick<
  MissingScreen,
  'screenId' | 'label' | 'widthPx' | 'heightPx' | 'seenAtMs'
>;

/** The screens of the wall, as they are plugged in now. */
export interface ScreenPort {
  screens(): Screen[];
  readonly onScreensChanged: Subscribe<Screen[]>;
  /** Those that were here once, seen last first. */
  away(): AwayScreen[];
  /** Pairs that nothing tells apart. */
  doubts(): ScreenDoubt[];
  /** Somebody looked: they are right so, or the other way round. False: no such two displays. */
  settle(oneId: ScreenId, otherId: ScreenId, isSwapped: boolean): boolean;
  /** Forgets a display that is not plugged in; answers its screens, none when there is no such. */
  forget(screenId: ScreenId): ScreenId[];
}

export type { Spelling } from '#contract/spelling';

/** Spells Chinese names, off the main thread. */
export interface PinyinPort {
  /** In the order asked. */
  spell(names: string[]): Promise<Spelling[]>;
}

/** Random identifiers, so that rules stay pure. */
export interface IdPort {
  /** Not guessable, url-safe. */
  secret(): string;
}

/** The platforms connected to this station; knows how each kind is built. */
export interface PlatformRackPort {
  platforms(): PlatformPort[];
  /** A platform was built; told before it starts, so that none of its news is missed. */
  readonly onPlatformAdded: Subscribe<PlatformPort>;
  /** A platform was stopped and taken out. */
  readonly onPlatformRemoved: Subscribe<PlatformId>;
  /**
   * Keeps the password, builds the platform (replacing one of the same id) and starts it; one that
   * is not on is stopped instead. Null: with the password that is kept; so for its broker's.
   */
  connect(
    platform: PlatformSettings,
    password: string | null,
    brokerPassword?: string | null,
  ): Promise<Outcome<null>>;
  /** Stops it, where it runs, and forgets its passwords. */
  remove(platformId: PlatformId): Promise<void>;
}

/** Streams that are in no platform: a person typed where they are. */
export interface AddressPort {
  /** Makes a camera of it; the station knows the camera then. Fault platform/bad-address. */
  add(url: string): Promise<Outcome<{ cameraId: CameraId }>>;
}

/** The program around the wall. */
export interface AppPort {
  quit(): void;
  fullscreen(which: RequestArgs<'app:fullscreen'>['which']): Outcome<null>;
  about(): RequestAnswer<'app:about'>;
  /** The display under the desk, for its text size. */
  deskScale(): number;
  /** False when secrets can be kept in memory only on this system. */
  isKeychainThere(): boolean;
  /** Graphics failed again and again; stays so until the program is started anew. */
  isGraphicsReduced(): boolean;
  readonly onGraphicsReduced: Subscribe<null>;
  /** Whether the system starts the program when somebody logs in. */
  startsAtLogin(): Promise<RequestAnswer<'app:autostart'>>;
  /** Fault app/autostart. */
  startAtLogin(isOn: boolean): Promise<Outcome<null>>;
}

/** A still picture that may leave the program: its head was checked, nothing was decoded. */
export interface PaperPicture {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  widthPx: number;
  heightPx: number;
  /** Bytes. */
  size: number;
  base64: string;
  sha256: string;
}

/** Where a person wants a document to be. */
export interface PaperPlace {
  fileName: string;
  /** Whole or not at all; `beside` gets its own name in the same folder. Fault paper/unwritable. */
  write(text: string, beside?: { name: string; text: string }): Promise<Outcome<null>>;
}

/** What leaves the program as a file: only at the desk, only where a person says. */
export interface PaperPort {
  /** Asks for a place; null: called off. */
  choose(suggestedName: string): Promise<PaperPlace | null>;
  /** A text file that the person chooses; null: called off. Faults paper/unreadable. */
  open(ending: 'json' | 'jsonl'): Promise<Outcome<{ fileName: string; text: string } | null>>;
  /** Puts words on the clipboard of the system. */
  copy(text: string): void;
  /** Reads a picture from the gateway. Faults media/no-picture, paper/bad-picture. */
  picture(url: string): Promise<Outcome<PaperPicture>>;
  /** SHA-256 of a text in UTF-8, and its length in bytes. */
  hash(text: string): { hex: string; base64: string; size: number };
}

/** A page of the web as a wall wants it now. */
export interface WebPage {
  screenId: ScreenId;
  /** Names it on its screen. */
  pageKey: string;
  url: string;
  /** Percent. */
  zoom: number;
  /** All that it may load, from anywhere in it. */
  origins: readonly string[];
  /** A higher one than before: load it anew. */
  attempt: number;
  /** In CSS pixels of its window; null while it has no room. */
  bounds: Pick<WebPlace, 'left' | 'top' | 'width' | 'height'> | null;
  isShown: boolean;
}

/** How one try of a page went; a page that came may fail later. */
export interface WebPageNews extends Pick<WebPage, 'screenId' | 'pageKey' | 'attempt'> {
  /** Null: it is there. */
  fault: Fault | null;
}

/** Shows pages of the web on walls, each without any privilege. */
export interface WebPort {
  /** All of them; those not named end. */
  show(pages: readonly WebPage[]): void;
  readonly onPageNews: Subscribe<WebPageNews>;
}

/** Pictures of notices, kept by the station. */
export interface NoticePicturePort {
  /** Asks at the desk for a file and keeps it; null: called off. Faults notice/*. */
  choose(): Promise<Outcome<NoticePicture | null>>;
}

/** The window that asks: what it is was decided when it was opened, not by what it says. */
export interface Sender {
  windowId: WindowId;
  kind: 'wall' | 'desk';
  /** The screen of a wall window; null for the desk. */
  screenId: ScreenId | null;
}

/** One function per request channel; a channel without one does not compile. */
export type RequestHandlers = {
  [Channel in RequestChannel]: (
    args: RequestArgs<Channel>,
    sender: Sender,
  ) => Outcome<RequestAnswer<Channel>> | Promise<Outcome<RequestAnswer<Channel>>>;
};
