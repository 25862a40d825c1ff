import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { CameraId, PlatformId } from '#contract/ids';

import { systemClock } from '../../electron/host/systemClock';
import { listAbilities } from '../../electron/platform/list/listCapabilities';
import { ListPlatform } from '../../electron/platform/list/listPlatform';
import { FileSource } from '../../electron/platform/list/listSource';
import { platformContract, type PlatformStage } from './platformContract';

const cameraCount = 12;
const platformId = 'site' as PlatformId;

interface Row {
  id: string;
  name: string;
  group: string;
  status: string;
  [more: string]: unknown;
}

const aRow = (number: number): Row => {
  const id = String(number).padStart(4, '0');
  return {
    id,
    number,
    name: `${id} 号点位`,
    group: number % 2 === 0 ? '东区/海滨路' : '西区',
    status: '在线',
    url: `http://192.0.2.10/live/${id}/index.m3u8`,
    sub: `http://192.0.2.10/live/${id}-sub/index.m3u8`,
    snapshot: `http://192.0.2.10/still/${id}.jpg`,
    lng: 170 + number / 100,
    lat: -40,
  };
};

const stageList = async (): Promise<PlatformStage> => {
  const folder = await mkdtemp(join(tmpdir(), 'list-'));
  const path = join(folder, 'cameras.json');
  const address = pathToFileURL(path).href;
  const rows = new Map(
    Array.from({ length: cameraCount }, (_, n) => aRow(n + 1)).map((row) => [row.id, row]),
  );
  let isSevered = false;
  const write = async (): Promise<void> => {
    if (isSevered) return;
    await writeFile(`${path}.new`, JSON.stringify({ cameras: [...rows.values()] }));
    await rename(`${path}.new`, path);
  };
  await write();
  return {
    cameraCount,
    connect: () =>
      new ListPlatform({
        settings: { platformId, kind: 'list', name: '厂区清单', address, user: '' },
        password: '',
        clock: systemClock,
        everyMs: 100,
        source: new FileSource(address, 30),
      }),
    changeCatalog: async (kind, cameraId: CameraId, name) => {
      const id = cameraId.slice(platformId.length + 1);
      const row = rows.get(id);
      if (kind === 'added') rows.set('9000', { ...aRow(9_000), name: name ?? '' });
      else if (kind === 'removed') rows.delete(id);
      else if (row !== undefined && kind === 'renamed') rows.set(id, { ...row, name: name ?? '' });
      else if (row !== undefined) {
        rows.set(id, { ...row, status: kind === 'offline' ? '离线' : '在线' });
      }
      await write();
    },
    cutLine: () => undefined,
    severLine: async () => {
      isSevered = true;
      await rename(path, `${path}.away`);
    },
    mendLine: async () => {
      isSevered = false;
      await write();
    },
    restart: async () => {
      await rm(path);
      await write();
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
};

platformContract('list, before files', listAbilities, stageList);
