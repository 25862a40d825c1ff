import type { WindowId } from '#contract/ids';
import type { StarterScenes } from '#contract/scene';
import type { ViewPatch, WindowView } from '#contract/view';
import type {
  AppPort,
  ClockPort,
  IdPort,
  JournalPort,
  MediaPort,
  PinyinPort,
  PlatformRackPort,
  ScreenPort,
  Sender,
  StorePort,
} from './ports';
import type { SettingsKeeper } from './settingsKeeper';
import type { Subscribe } from './signal';

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
  /** Loaded already: boot needs them to build the rest. */
  settings: SettingsKeeper;
  /** What a first start shows. */
  starter: StarterScenes;
  /** Pushes `view:patched` to one window. */
  send(windowId: WindowId, patch: ViewPatch): void;
}

/** Joins the keepers into one station. */
export interface Station {
  /** Reads scenes and undelivered answers, attaches platforms and screens. Never fails. */
  start(): Promise<void>;
  /** Releases streams and stops listening. */
  stop(): Promise<void>;
  /** A window opened: its view from here on. */
  join(sender: Sender): WindowView;
  /** A window closed or died: its leases end. */
  windowGone(windowId: WindowId): void;
  /** A lease no longer plays: push `stream:revoked` to that window. */
  readonly onStreamRevoked: Subscribe<{
    windowId: WindowId;
    leaseId: import('#contract/ids').LeaseId;
    fault: import('#contract/outcome').Fault;
  }>;
}
