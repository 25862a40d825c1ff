import { systemClock } from '../../electron/host/systemClock';
import { Go2rtcPlatform } from '../../electron/platform/go2rtc/go2rtcPlatform';
import { platformIdSchema } from '#contract/ids';

import { startGo2rtc } from '../fakes/go2rtc/fakeGo2rtc';
import { aStream } from '../fakes/go2rtc/world';
import { platformContract } from './platformContract';
import type { PlatformStage } from './platformSpec/stage';

const names = ['gate/east', 'gate/west', 'road 1', '北门'];
const login = 'wall:right';

const stage = async (): Promise<PlatformStage> => {
  let fake = await startGo2rtc({ streams: names.map((name) => aStream(name)), login });
  const { port, url } = fake;
  const streams = fake.streams;
  const start = async (): Promise<void> => {
    fake = await startGo2rtc({ streams: [...streams.values()], login, port });
    for (const name of [...streams.keys()]) fake.streams.set(name, aStream(name));
  };
  let added = 0;
  return {
    cameraCount: names.length,
    connect: (password = 'right') =>
      new Go2rtcPlatform({
        settings: {
          platformId: platformIdSchema.parse('g'),
          kind: 'go2rtc',
          name: '一号',
          address: url,
          user: 'wall',
          options: { separator: '/' },
        },
        password,
        clock: systemClock,
        everyMs: 80,
      }),
    changeCatalog: (kind, cameraId) => {
      if (kind === 'added') {
        added += 1;
        fake.streams.set(`added ${String(added)}`, aStream(`added ${String(added)}`));
      } else if (kind === 'removed') fake.streams.delete(cameraId.slice('g:'.length));
      return Promise.resolve();
    },
    cutLine: () => {
      fake.cutLines();
    },
    severLine: () => fake.close(),
    mendLine: start,
    restart: async () => {
      await fake.close();
      await start();
    },
    close: () => fake.close(),
  };
};

platformContract('go2rtc, before its fake', ['login', 'tree', 'snapshot'], stage);
