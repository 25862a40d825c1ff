import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Outcome } from '#contract/outcome';
import { storedDisplaysSchema, type StoredDisplays } from '#contract/screens';
import type { Settings } from '#contract/settings';
import { requestHandlers } from '../handlers/requestHandlers';
import type { AuthorityBook } from '../host/authorityBook';
import { DeskPaper } from '../host/deskPaper';
import { FileStore } from '../host/fileStore';
import type { LogBook } from '../host/logBook';
import { NoticePictures } from '../host/noticePictures';
import { randomIds } from '../host/randomIds';
import { ScreenWatch } from '../host/screenWatch';
import { SecretVault } from '../host/secretVault';
import { takeSnapshot } from '../host/snapshot';
import { systemClock } from '../host/systemClock';
import { systemSealer } from '../host/systemSealer';
import { WebTiles } from '../host/webTiles';
import type { RackedWindow } from '../host/windowRack';
import { cameraFinder } from '../wall/findCamera';
import { SettingsKeeper } from '../wall/settingsKeeper';
import { WallStation } from '../wall/wallStation';
import { makeAdapters, startMedia, type Adapters } from './adapters';
import { AlarmSourceRack } from './alarmSourceRack';
import { appControls } from './appControls';
import type { StartArguments } from './arguments';
import { authorityBook, connectionDesk } from './connectionDesk';
import { CityAttachment } from './cityAttachment';
import { overrideSettings } from './commandLineSettings';
import { files } from './folders';
import { missingPictures } from './missingPictures';
import { openShell, type Shell } from './shell';
import { readProcedures } from './procedures';
import { readProgrammes } from './programmes';
import { readStarter } from './starter';
import { superviseMemory } from './superviseMemory';
import { refuseTakenPort } from './takenPort';

/** Name of the known displays in the store. */
const displaysName = 'displays';

/** The running program, as its start sees it. */
export interface Program {
  bringToFront: () => void;
}

/** What was kept on the disk, and whether it could be read. */
export interface Kept {
  store: FileStore;
  settings: SettingsKeeper;
  displays: StoredDisplays;
  vault: SecretVault;
  loaded: Outcome<Settings>;
}

/** Needs nothing of Electron but the folder, so it is asked for before Electron is ready. */
export const readKept = async (dataFolder: string, started: StartArguments): Promise<Kept> => {
  const store = new FileStore(join(dataFolder, 'store'));
  const settings = new SettingsKeeper({ store, override: overrideSettings(started) });
  const loaded = await settings.load();
  const displays = await readDisplays(store);
  return { store, settings, displays, vault: new SecretVault(store, systemSealer), loaded };
};

/** Without them every display is met for the first time. */
const readDisplays = async (store: FileStore): Promise<StoredDisplays> => {
  const read = await store.read(displaysName);
  const kept = read.ok ? storedDisplaysSchema.safeParse(read.value).data : undefined;
  return kept ?? { version: 1, displays: [] };
};

const openScreens = (shell: Shell, started: StartArguments, kept: Kept): ScreenWatch => {
  const { settings, store } = kept;
  const screens = new ScreenWatch(kept.displays, settings.current(), {
    wallsOnOne: started.windowedScreens,
    isWallOnly: started.isWallOnly,
  });
  void store.write(displaysName, screens.kept());
  screens.onLearned((displays) => void store.write(displaysName, displays));
  shell.windows.setKiosk(settings.current().isKiosk);
  screens.onPlaced((placement) => {
    shell.windows.arrange(placement);
  });
  settings.onSettingsChanged((changed) => {
    screens.tell(changed);
    shell.windows.setKiosk(changed.isKiosk);
    shell.windows.speak(changed.locale);
  });
  return screens;
};

/** Connects what settings name, and follows them; nothing waits for a platform. */
const connectPlatforms = (
  adapters: Adapters,
  kept: Kept,
  started: StartArguments,
  trust: AuthorityBook,
  sources: AlarmSourceRack,
): void => {
  const { settings } = kept;
  const attachment = new CityAttachment({
    city: adapters.city,
    rack: adapters.rack,
    script: started.cityScript,
    port: started.cityPort,
  });
  attachment.follow(settings.current().city);
  settings.onSettingsChanged((changed) => {
    attachment.follow(changed.city);
  });
  void Promise.all([kept.vault.unlock(), trust.load()]).then(async () => {
    await adapters.addresses.load();
    await adapters.rack.attachKept(settings.current().platforms);
    await sources.connectKept(settings.current().alarmSources);
  });
};

const snapshotAndQuit = async (
  shell: Shell,
  missing: () => string[],
  folder: string,
): Promise<void> => {
  const windows = (): RackedWindow[] => shell.windows.windows();
  const result = await takeSnapshot({ folder, windows, missing });
  const line = result.ok ? result.files.map((file) => `Wrote ${file}`).join('\n') : result.sentence;
  (result.ok ? process.stdout : process.stderr).write(`${line}\n`);
  shell.lifecycle.quit(result.ok ? 0 : 1);
};

const tellStart = (log: LogBook, { loaded }: Kept): void => {
  log.info('the program starts', {
    version: app.getVersion(),
    electron: process.versions.electron,
  });
  if (!loaded.ok) log.warn('settings were broken and kept aside', { ...loaded.fault });
};

/** Joins every part. Windows come first; what takes longer reports when it is there. */
export const compose = async (
  started: StartArguments,
  beingRead: Promise<Kept>,
): Promise<Program> => {
  const shell = openShell();
  const { log, lifecycle, windows, ipc, graphics, dataFolder } = shell;
  const media = startMedia(shell);
  const kept = await beingRead;
  const screens = openScreens(shell, started, kept);
  windows.speak(kept.settings.current().locale);
  windows.arrange(screens.placement());
  // The first line opens the log, which takes longer than a window can wait.
  tellStart(log, kept);
  const adapters = makeAdapters(shell, kept.vault, media, kept.store);
  const { vault } = kept;
  const controls = appControls({ lifecycle, windows, screens, vault, graphics, dataFolder });
  const paper = new DeskPaper(() => windows.desk());
  const trust = authorityBook(kept.store, () => windows.desk(), media);
  const station = new WallStation({
    ...adapters,
    store: kept.store,
    settings: kept.settings,
    clock: systemClock,
    ids: randomIds,
    cores: availableParallelism(),
    screens,
    app: controls,
    paper,
    web: new WebTiles({ wallOf: (screenId) => windows.wallOf(screenId), log }),
    pictures: new NoticePictures(shell.pictures, () => windows.desk()),
    starter: await readStarter(files.starter),
    procedures: await readProcedures(files.procedures),
    programmes: await readProgrammes(files.programmes),
    send: (windowId, patch) => {
      ipc.push(windowId, 'view:patched', patch);
    },
  });
  windows.onGone(({ windowId }) => {
    station.windowGone(windowId);
  });
  superviseMemory(shell, kept.settings, station);
  station.streams.onRevoked(({ windowId, leaseId, fault }) => {
    ipc.push(windowId, 'stream:revoked', { leaseId, fault });
  });
  station.streams.onAdjusted(({ windowId, leaseId, standing }) => {
    ipc.push(windowId, 'stream:adjusted', { leaseId, standing });
  });
  station.streams.onReturned(({ windowId, ...returned }) => {
    ipc.push(windowId, 'stream:server-back', returned);
  });
  station.streams.onStandby(({ windowId, standbys }) => {
    ipc.push(windowId, 'stream:standby', { standbys });
  });
  lifecycle.closeAtEnd(async () => {
    await station.stop();
    await kept.store.settled();
  });
  lifecycle.closeAtEnd(() => {
    windows.destroyAll();
  });
  await station.start();
  station.expectWindows();
  const connections = connectionDesk({
    passwords: vault,
    makePlatform: adapters.makePlatform,
    media,
    paper,
  });
  const { rack, addresses } = adapters;
  const sources = new AlarmSourceRack({
    ...adapters,
    vault,
    clock: systemClock,
    findCamera: cameraFinder(station.catalog, systemClock),
  });
  station.catalog.onCatalogChanged((platformId) => {
    if (station.catalog.isComplete(platformId)) sources.catalogChanged();
  });
  const handlers = requestHandlers({
    station,
    rack,
    addresses,
    connections,
    trust,
    sources,
    app: controls,
  });
  let isDeskShown = started.isWallOnly;
  ipc.serve({
    ...handlers,
    'view:shown': (args, sender) => {
      isDeskShown ||= sender.kind === 'desk';
      return handlers['view:shown'](args, sender);
    },
  });
  refuseTakenPort(adapters.city, started.cityPort, (sentence) => {
    process.stderr.write(`${sentence}\n`);
    lifecycle.quit(1);
  });
  connectPlatforms(adapters, kept, started, trust, sources);
  if (started.snapshotFolder !== undefined) {
    const missing = (): string[] =>
      missingPictures(Object.values(station.plans()), station.showing(), isDeskShown);
    void snapshotAndQuit(shell, missing, started.snapshotFolder);
  }
  return {
    bringToFront: () => {
      windows.bringToFront();
    },
  };
};
