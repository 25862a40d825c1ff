import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { JournalHealth } from '#contract/history';
import { endAllChildren, spawnChild } from '../host/childProcess';
import { CityProcess } from '../host/cityProcess';
import { Pinyin } from '../host/pinyin';
import { randomIds } from '../host/randomIds';
import { systemClock } from '../host/systemClock';
import { WorkerDesk } from '../host/workerDesk';
import { MediaGateway } from '../media/mediaGateway';
import type { MakePlatform } from '../platform/platformRegistry';
import { Journal } from '../records/journal';
import type { WvpAnswer } from '../platform/wvp/wvpAnswer';
import type { FarPage } from '../platform/wvp/wvpChannelPage';
import { files } from './folders';
import { makePlatform } from './makePlatform';
import { TypedSource } from '../platform/list/typedSource';
import type { StorePort } from '../wall/ports';
import { PlatformRack, type Passwords } from './platformRack';
import type { Shell } from './shell';
import { TypedAddresses } from './typedAddresses';

/** The dictionary costs a tenth of a second of a processor; the first pictures are there by then. */
const spellAfterMs = 2_000;
/** Long lists come minutes apart: the thread that reads them is not kept for the next. */
const listRestMs = 20_000;

/** The ports of the station, as this machine fills them. */
export interface Adapters {
  journal: Journal;
  media: MediaGateway;
  rack: PlatformRack;
  pinyin: Pinyin;
  city: CityProcess;
  makePlatform: MakePlatform;
  addresses: TypedAddresses;
}

/** The gateway's keeper. Its process takes the longest to be ready, so it is started first of all. */
export const startMedia = ({ log }: Shell): MediaGateway => {
  const media = new MediaGateway({
    spawn: () => spawnChild(files.gateway, 'gateway', log),
    clock: systemClock,
    ids: randomIds,
    log: (line) => {
      log.info(line);
    },
  });
  media.start();
  return media;
};

const openJournal = (log: Shell['log'], dataFolder: string): Journal => {
  const journal = new Journal({
    file: join(dataFolder, 'journal.db'),
    now: () => systemClock.now(),
    startKeeper: () => {
      const thread = new Worker(files.reportWorker, {
        workerData: { file: join(dataFolder, 'reports.db') },
      });
      thread.on('error', (error) => {
        log.error('the keeper of reports failed', { error });
      });
      return thread;
    },
  });
  const tell = (health: JournalHealth): void => {
    if (health.isSetAside) log.error('a journal file was damaged and kept aside');
    if (health.isFailing) log.error('the journal cannot be written');
    if (health.isLagging) log.warn('the journal lags behind; events are read more slowly');
  };
  tell(journal.health());
  journal.onHealthChanged(tell);
  return journal;
};

/** Builds every other adapter; none of them is started. */
export const makeAdapters = (
  { log, dataFolder, lifecycle }: Shell,
  vault: Passwords,
  media: MediaGateway,
  store: StorePort,
): Adapters => {
  const tell = (line: string): void => {
    log.info(line);
  };
  const journal = openJournal(log, dataFolder);
  const source = new TypedSource();
  const far = new WorkerDesk<WvpAnswer, FarPage>({
    entry: files.listWorker,
    name: 'the reader of lists',
    log,
    restAfterMs: listRestMs,
  });
  const make = makePlatform({ clock: systemClock, log: tell, typed: source, far });
  const rack = new PlatformRack(make, vault);
  const addresses = new TypedAddresses({ rack, source, store, vault, clock: systemClock });
  const city = new CityProcess({
    spawn: () => spawnChild(files.city, 'city', log),
    clock: systemClock,
    ids: randomIds,
    clipsFolder: files.clips,
    stateFile: join(dataFolder, 'city-state.json'),
  });
  city.onFailed((reason) => {
    log.error('the rehearsal city could not start', { reason });
  });
  const pinyin = new Pinyin(files.pinyinWorker, log, spellAfterMs);
  lifecycle.closeAtEnd(() => journal.close());
  lifecycle.closeAtEnd(async () => {
    await Promise.race([rack.stop(), new Promise((done) => setTimeout(done, 500))]);
    city.stop();
    media.stop();
    await Promise.all([pinyin.stop(), far.stop(), endAllChildren()]);
  });
  return { journal, media, rack, pinyin, city, makePlatform: make, addresses };
};
