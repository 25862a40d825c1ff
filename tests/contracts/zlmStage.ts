import type { PlatformId } from '#contract/ids';

import { ZlmPlatform } from '../../electron/platform/zlm/zlmPlatform';
import { startLineProxy } from '../fakes/lineProxy';
import { startZlm } from '../fakes/zlm/fakeZlm';
import type { ZlmLive } from '../fakes/zlm/media';
import type { PlatformStage } from './platformContract';
import { realClock } from './rehearsalStage';

const secret = 'a-secret-of-this-run';

const streams: readonly ZlmLive[] = [
  { app: 'rtp', stream: '99010101001180000001_99010101001320000001' },
  { app: 'rtp', stream: '99010101001180000001_99010101001320000002', codec: 'H265' },
  { app: 'live', stream: 'gate-east' },
  { app: 'live', stream: 'gate/west' },
  { app: 'live', stream: '大厅' },
];

/** A media server alone, before the adapter that speaks with it. */
export const stageZlm = async (): Promise<PlatformStage> => {
  let zlm = await startZlm({ secret, streams });
  const line = await startLineProxy(zlm.url);
  const nameOf = ({ app, stream }: ZlmLive): string => `zlm:${app}/${stream}`;
  return {
    cameraCount: streams.length,
    connect: (password = secret) =>
      new ZlmPlatform({
        settings: {
          platformId: 'zlm' as PlatformId,
          kind: 'zlm',
          name: '流媒体',
          address: line.url,
          user: '',
        },
        password,
        clock: realClock,
        everyMs: 60,
      }),
    changeCatalog: (kind, cameraId, name = '') => {
      if (kind === 'added') zlm.streams.push({ app: 'live', stream: name });
      if (kind === 'removed') zlm.streams = zlm.streams.filter((one) => nameOf(one) !== cameraId);
      return Promise.resolve();
    },
    cutLine: line.cut,
    severLine: line.sever,
    mendLine: line.mend,
    restart: async () => {
      const { port, streams: kept } = zlm;
      await zlm.close();
      line.cut();
      zlm = await startZlm({ secret, streams: kept, port });
    },
    close: async () => {
      await line.close();
      await zlm.close();
    },
  };
};
