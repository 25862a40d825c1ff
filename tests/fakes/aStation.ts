import type { CatalogNode } from '#contract/camera';
import type { ScreenId, WindowId } from '#contract/ids';
import type { ViewPatch } from '#contract/view';
import { requestHandlers } from '../../electron/handlers/requestHandlers';
import type { Sender } from '../../electron/wall/ports';
import { SettingsKeeper } from '../../electron/wall/settingsKeeper';
import { WallStation } from '../../electron/wall/wallStation';
import { aNode, someCameras } from '../builders/catalog';
import { aProgramme } from '../builders/briefing';
import { aBook } from '../builders/procedures';
import { aScreen, aStarter } from '../builders/scenes';
import { FakeAddresses } from './fakeAddresses';
import { FakeApp } from './fakeApp';
import { FakeConnections, FakeTrust } from './fakeConnections';
import { FakeClock } from './fakeClock';
import { FakeIds } from './fakeIds';
import { FakeJournal } from './fakeJournal';
import { FakeMedia } from './fakeMedia';
import { FakeNoticePictures } from './fakeNoticePictures';
import { FakePaper } from './fakePaper';
import { FakePinyin } from './fakePinyin';
import { FakePlatform, FakeRack } from './fakePlatform';
import { FakeScreens } from './fakeScreens';
import { FakeSources } from './fakeSources';
import { FakeStore } from './fakeStore';
import { FakeWeb } from './fakeWeb';

export const desk: Sender = { windowId: 'desk' as WindowId, kind: 'desk', screenId: null };
export const wallWindow: Sender = {
  windowId: 'wall-1' as WindowId,
  kind: 'wall',
  screenId: 'screen-1' as ScreenId,
};

/** What outlives a station: given to a second one, it stands for a restart. */
export interface Kept {
  store: FakeStore;
  journal: FakeJournal;
}

/**
 * A whole station on fakes: one screen, one platform with twenty cameras (1–20), handlers, and the
 * patches that its windows were sent. Time passes when the test says so.
 */
export const aStation = async (
  kept: Kept = { store: new FakeStore(), journal: new FakeJournal() },
  prepare: (platform: FakePlatform, clock: FakeClock) => void = () => undefined,
) => {
  const clock = new FakeClock();
  const platform = new FakePlatform(clock);
  // What an earlier station left over goes out as soon as the platform is live.
  prepare(platform, clock);
  const media = new FakeMedia();
  const app = new FakeApp();
  const paper = new FakePaper();
  const web = new FakeWeb();
  const pictures = new FakeNoticePictures();
  const rack = new FakeRack(platform);
  const connections = new FakeConnections();
  const trust = new FakeTrust();
  const sources = new FakeSources();
  const screens = new FakeScreens(aScreen());
  const settings = new SettingsKeeper({ store: kept.store });
  await settings.load();
  const patches: { windowId: WindowId; patch: ViewPatch }[] = [];
  const station = new WallStation({
    ...kept,
    clock,
    media,
    app,
    paper,
    web,
    pictures,
    rack,
    screens,
    settings,
    ids: new FakeIds(),
    cores: 4,
    pinyin: new FakePinyin(),
    starter: aStarter({ cameraNumbers: [9, 8, 7] }),
    procedures: aBook(),
    programmes: [aProgramme()],
    send: (windowId, patch) => patches.push({ windowId, patch }),
  });
  await station.start();
  const nodes: CatalogNode[] = [aNode()];
  const readCatalog = (): void => {
    const cameras = someCameras(...Array.from({ length: 20 }, (_, nth) => nth + 1));
    platform.tellCatalog(
      { kind: 'reset' },
      { kind: 'upsert', nodes, cameras },
      { kind: 'complete' },
    );
  };
  platform.become('live');
  readCatalog();
  await clock.pass(0);
  return {
    ...kept,
    station,
    clock,
    platform,
    media,
    app,
    paper,
    web,
    pictures,
    rack,
    connections,
    trust,
    sources,
    screens,
    settings,
    patches,
    readCatalog,
    handlers: requestHandlers({
      station,
      rack,
      connections,
      trust,
      app,
      sources,
      addresses: new FakeAddresses(),
    }),
  };
};
