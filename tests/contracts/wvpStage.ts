import type { CameraId, PlatformId } from '#contract/ids';
import type { PlatformSettings } from '#contract/settings';

import { WvpPlatform } from '../../electron/platform/wvp/wvpPlatform';
import { startLineProxy } from '../fakes/lineProxy';
import type { FakeChannel } from '../fakes/wvp/town';
import { startWvpFake, type WvpDialect, type WvpFake } from '../fakes/wvp/wvpFake';
import type { PlatformStage } from './platformSpec/stage';
import { realClock } from './rehearsalStage';

const bare = (id: string): string => id.slice(id.indexOf(':') + 1);

/** An adapter before a fake, so quick that nobody waits for it. */
export const connectWvp = (
  fake: WvpFake,
  about: { address?: string; password?: string; options?: PlatformSettings['options'] } = {},
): WvpPlatform =>
  new WvpPlatform({
    settings: {
      platformId: 'wvp' as PlatformId,
      kind: 'wvp',
      name: '国标平台',
      address: about.address ?? fake.url,
      user: fake.state.user,
      ...(about.options && { options: about.options }),
    },
    password: about.password ?? fake.state.password,
    clock: realClock,
    everyMs: 200,
    alarmsEveryMs: 100,
    treeEveryMs: 1_000,
  });

/** WVP of one generation, and its adapter. */
export const stageWvp = async (dialect: WvpDialect): Promise<PlatformStage> => {
  const cameraCount = 60;
  const open = (port: number): Promise<WvpFake> =>
    startWvpFake({ dialect, cameras: cameraCount, port, keepAliveMs: 200 });
  let fake = await open(0);
  const line = await startLineProxy(fake.url);
  const channels = (): FakeChannel[] => fake.state.town.channels;
  const channelOf = (cameraId: CameraId): FakeChannel => {
    const channel = channels().find(({ gbDeviceId }) => gbDeviceId === bare(cameraId));
    if (channel === undefined) throw new Error(`no channel ${cameraId}`);
    return channel;
  };
  const recordedFromMs = Math.floor(Date.now() / 1_000) * 1_000 - 7_200_000;
  const record = (): void => {
    fake.record(101, recordedFromMs + 60_000);
    fake.record(101, recordedFromMs + 120_000);
    fake.recordOnDevice(102, recordedFromMs, recordedFromMs + 3_600_000);
  };
  record();
  let added = 0;
  let raisedAtMs = 0;
  const change: PlatformStage['changeCatalog'] = (kind, cameraId, name = '') => {
    const channel = channelOf(cameraId);
    if (kind === 'renamed') channel.name = name;
    else if (kind === 'removed') channels().splice(channels().indexOf(channel), 1);
    else if (kind === 'added') {
      added += 1;
      const gbDeviceId = `9901010100132${String(9_000_000 + added)}`;
      channels().push({ ...channel, gbId: 50_000 + added, gbDeviceId, name });
    } else channel.status = kind === 'online' ? 'ON' : 'OFF';
    return Promise.resolve();
  };
  return {
    cameraCount,
    connect: (password) =>
      connectWvp(fake, { address: line.url, ...(password !== undefined && { password }) }),
    raiseAlarm: (cameraId, level) => {
      const priority = String(level) as '1' | '2' | '3' | '4';
      // Up to 2601 an alarm has no number: two of one camera in one second are the same one.
      raisedAtMs = Math.max(Date.now(), raisedAtMs + 1_000);
      fake.raiseAlarm(channelOf(cameraId).gbId, { priority, atMs: raisedAtMs });
      return Promise.resolve();
    },
    changeCatalog: change,
    recorded: () => ({
      cameraId: 'wvp:99010101001320000001' as CameraId,
      fromMs: recordedFromMs,
      toMs: recordedFromMs + 3_600_000,
    }),
    recordedForSpeed: () => ({
      cameraId: 'wvp:99010101001320000002' as CameraId,
      fromMs: recordedFromMs,
      toMs: recordedFromMs + 3_600_000,
    }),
    cutLine: line.cut,
    severLine: line.sever,
    mendLine: line.mend,
    restart: async () => {
      const { port } = fake;
      await fake.close();
      line.cut();
      fake = await open(port);
      record();
    },
    close: async () => {
      await line.close();
      await fake.close();
    },
  };
};
