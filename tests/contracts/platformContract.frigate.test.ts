import { cameraIdSchema, platformIdSchema } from '#contract/ids';

import { systemClock } from '../../electron/host/systemClock';
import { frigateAbilities, FrigatePlatform } from '../../electron/platform/frigate/frigatePlatform';
import { startFrigate } from '../fakes/frigate/fakeFrigate';
import { aCamera, recordedPieces, type FakeCamera } from '../fakes/frigate/world';
import { platformContract } from './platformContract';
import type { PlatformStage } from './platformSpec/stage';

const login = 'wall:right';
const groups = { gates: ['gate_east', 'gate_west', 'birdseye'], roads: ['road'] };
const twoStreams = { 'Main Stream': 'gate_east', 'Sub Stream': 'gate_east_sub' };
const presets = ['home', 'Road', 'gate'];

const cameras = (): FakeCamera[] => [
  aCamera('gate_east', { friendlyName: '东门', isPtz: true, presets, streams: twoStreams }),
  aCamera('gate_west', { friendlyName: '西门' }),
  aCamera('road'),
  aCamera('yard', { friendlyName: '后院' }),
  ...Array.from({ length: 16 }, (_, at) => aCamera(`lane_${String(at)}`)),
];

const stage = async (): Promise<PlatformStage> => {
  const bare = (id: string): string => id.slice('f:'.length);
  let fake = await startFrigate({ cameras: cameras(), groups, login });
  const { port, url } = fake;
  const start = async (): Promise<void> => {
    const { world } = fake;
    fake = await startFrigate({ cameras: [...world.cameras.values()], groups, login, port });
    for (const review of world.reviews.values()) fake.world.reviews.set(review.id, review);
    record();
  };
  const recordedFromMs = Math.floor(Date.now() / 1_000 - 7_200) * 1_000;
  const record = (): void => {
    const seconds = recordedFromMs / 1_000;
    const pieces = [...recordedPieces(seconds, 30), ...recordedPieces(seconds + 420.5, 12)];
    fake.world.recordings.set('gate_west', pieces);
  };
  record();
  let added = 0;
  return {
    cameraCount: cameras().length,
    connect: (password = 'right') =>
      new FrigatePlatform({
        settings: {
          platformId: platformIdSchema.parse('f'),
          kind: 'frigate',
          name: '园区',
          address: url,
          user: 'wall',
        },
        password,
        clock: systemClock,
        everyMs: 150,
      }),
    raiseAlarm: (cameraId) => {
      fake.raise(bare(cameraId));
      return Promise.resolve();
    },
    clearAlarm: ({ alarmId }) => {
      fake.end(bare(alarmId));
      return Promise.resolve();
    },
    changeCatalog: (kind, cameraId, name = '') => {
      const camera = fake.world.cameras.get(bare(cameraId));
      if (kind === 'added') {
        added += 1;
        const made = `added_${String(added)}`;
        fake.world.cameras.set(made, aCamera(made, { friendlyName: name }));
      } else if (kind === 'removed') fake.world.cameras.delete(bare(cameraId));
      else if (camera !== undefined && kind === 'renamed') camera.friendlyName = name;
      else if (camera !== undefined) camera.isOnline = kind === 'online';
      return Promise.resolve();
    },
    recorded: () => ({
      cameraId: cameraIdSchema.parse('f:gate_west'),
      fromMs: recordedFromMs,
      toMs: recordedFromMs + 3_600_000,
    }),
    // Frigate knows no keys: what was told of the newest review counts.
    countAnswers: () => {
      const newest = [...fake.world.reviews.values()].at(-1);
      const told = fake.seen.filter(
        ({ method, url: path }) => method === 'POST' && path.endsWith('/viewed'),
      );
      return Promise.resolve(newest?.has_been_reviewed === true ? told.length : 0);
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

platformContract('frigate, before its fake', frigateAbilities, stage);
