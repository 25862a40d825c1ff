import type { CameraId, PlatformId } from '#contract/ids';

import { boundedFetch } from '../../../electron/platform/common/boundedFetch';
import { WvpApi } from '../../../electron/platform/wvp/wvpApi';
import { WvpSession } from '../../../electron/platform/wvp/wvpSession';
import { systemClock } from '../../../electron/host/systemClock';
import { connectWvp } from '../../contracts/wvpStage';
import { listenTo, type Told } from '../../contracts/platformSpec/stage';
import type { WvpPlatform } from '../../../electron/platform/wvp/wvpPlatform';
import { startWvpFake, type WvpFake, type WvpFakeOptions } from './wvpFake';

/** A fake, and what is needed to talk with it; everything is ended by `close`. */
export interface WvpBench {
  fake: WvpFake;
  api: WvpApi;
  connect: (about?: Parameters<typeof connectWvp>[1]) => Told & { port: WvpPlatform };
  close: () => Promise<void>;
}

export const wvpId = 'wvp' as PlatformId;
/** The camera of the channel with that number. */
export const cameraOf = (fake: WvpFake, gbId: number): CameraId => {
  const channel = fake.state.town.channels.find((one) => one.gbId === gbId);
  return `wvp:${channel?.gbDeviceId ?? ''}` as CameraId;
};

export const makeApi = (fake: WvpFake, user = 'wall', password = fake.state.password): WvpApi => {
  const ask = boundedFetch(Date.now);
  const session = new WvpSession({
    root: fake.url,
    user,
    password,
    ask,
    clock: systemClock,
    onForgotten: () => undefined,
  });
  return new WvpApi({ root: fake.url, ask, session, onAnswer: () => undefined });
};

export const startWvpBench = async (options: WvpFakeOptions = {}): Promise<WvpBench> => {
  const fake = await startWvpFake({ cameras: 60, keepAliveMs: 100, ...options });
  const ports: WvpPlatform[] = [];
  return {
    fake,
    api: makeApi(fake),
    connect: (about) => {
      const port = connectWvp(fake, about);
      ports.push(port);
      return { ...listenTo(port), port };
    },
    close: async () => {
      await Promise.all(ports.map((port) => port.stop()));
      await fake.close();
    },
  };
};
