import type { CameraId, PlatformId } from '#contract/ids';

import { MediamtxPlatform } from '../../electron/platform/mediamtx/mediamtxPlatform';
import { startLineProxy } from '../fakes/lineProxy';
import { startMediamtx } from '../fakes/mediamtx/fakeMediamtx';
import { aPath, type FakePath } from '../fakes/mediamtx/world';
import type { PlatformStage } from './platformContract';
import { realClock } from './rehearsalStage';

const user = 'wall';
const password = 'a-password-of-this-run';
const bare = (id: string): string => id.slice(id.indexOf(':') + 1);

const folders = ['gate', 'hall/east', 'hall/west', 'yard'];
const paths = folders.flatMap((folder) =>
  Array.from({ length: 6 }, (_, n) => aPath(`${folder}/camera-${String(n + 1)}`)),
);

const recordedFromMs = Date.now() - 7_200_000;
const recorded = paths[2];
recorded?.records.push(
  { startMs: recordedFromMs + 60_123, seconds: 900.5 },
  { startMs: recordedFromMs + 1_200_000, seconds: 40 },
);

/** A MediaMTX in this process, with cameras in folders. */
export const stageMediamtx = async (): Promise<PlatformStage> => {
  const login = `${user}:${password}`;
  let mtx = await startMediamtx({ login, paths });
  const line = await startLineProxy(mtx.urlOf('api'));
  const pathOf = (cameraId: string): FakePath => {
    const path = mtx.world.paths.get(bare(cameraId));
    if (path === undefined) throw new Error('no such path');
    return path;
  };
  return {
    cameraCount: paths.length,
    connect: (tried = password) =>
      new MediamtxPlatform({
        settings: {
          platformId: 'mtx' as PlatformId,
          kind: 'mediamtx',
          name: '园区',
          address: line.url,
          user,
          options: {
            hlsAddress: mtx.urlOf('hls'),
            playbackAddress: mtx.urlOf('playback'),
          },
        },
        password: tried,
        clock: realClock,
        everyMs: 100,
      }),
    changeCatalog: (kind, cameraId, name) => {
      if (kind === 'added') {
        const path = aPath(`gate/${name ?? ''}`);
        mtx.world.paths.set(path.name, path);
      } else if (kind === 'removed') mtx.world.paths.delete(bare(cameraId));
      else pathOf(cameraId).isOnline = kind === 'online';
      return Promise.resolve();
    },
    recorded: () => ({
      cameraId: `mtx:${recorded?.name ?? ''}` as CameraId,
      fromMs: recordedFromMs,
      toMs: recordedFromMs + 3_600_000,
    }),
    cutLine: line.cut,
    severLine: line.sever,
    mendLine: line.mend,
    restart: async () => {
      const { ports, world } = mtx;
      await mtx.close();
      line.cut();
      mtx = await startMediamtx({ login, ports, paths: [...world.paths.values()] });
    },
    close: async () => {
      await line.close();
      await mtx.close();
    },
  };
};
