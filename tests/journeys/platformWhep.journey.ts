import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from '@playwright/test';

import { defaultSettings } from '#contract/settings';

import { startMediamtx, type FakeMediamtx } from '../fakes/mediamtx/fakeMediamtx';
import { aPath } from '../fakes/mediamtx/world';
import { openWall, type RunningWall } from './harness';
import { aFolderWith } from './keptSettings';
import { readPictures, waitUntilPlaying } from './tiles';
import { openSender, type PictureSender } from './whepSender';

const pictures = resolve(import.meta.dirname, '../../.out/test/platformWhep');
let running: RunningWall | undefined;
let mtx: FakeMediamtx | undefined;
let sender: PictureSender | undefined;

test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  await sender?.close();
  await mtx?.close();
});

test('a camera comes by WebRTC, freezes honestly, and falls back to HLS', async () => {
  test.setTimeout(120_000);
  mtx = await startMediamtx({ paths: [aPath('gate/east')] });
  const { whep, seen, urlOf } = mtx;
  const dataFolder = aFolderWith({
    version: 1,
    locale: 'zh-CN',
    city: { ...defaultSettings.city, isOn: false },
    platforms: [
      {
        platformId: 'mtx',
        kind: 'mediamtx',
        name: '园区',
        address: urlOf('api'),
        user: '',
        options: { hlsAddress: urlOf('hls'), webrtcAddress: urlOf('webrtc'), transport: 'whep' },
      },
    ],
  });
  sender = await openSender();
  whep.sender = sender;
  running = await openWall({ dataFolder });
  const wall = await running.wall();
  const asked = (server: string, method: string): number =>
    seen.filter((one) => one.server === server && one.method === method).length;

  await test.step('it plays by WebRTC, and its HLS is not asked for', async () => {
    await waitUntilPlaying(wall, 1);
    const [picture] = await readPictures(wall);
    expect(picture).toMatchObject({ camera: 'mtx:gate/east', path: 'video' });
    expect(whep.sessions.size).toBeGreaterThan(0);
    expect(asked('hls', 'GET')).toBe(0);
    await wall.screenshot({ path: resolve(pictures, 'wall-whep.png') });
  });

  const tile = wall.locator('[data-camera="mtx:gate/east"]').first();
  await test.step('pictures that stop are called frozen, by what was decoded', async () => {
    await sender?.rest(true);
    await expect(tile).toHaveAttribute('data-state', /frozen/);
    await sender?.rest(false);
    await expect(tile).not.toHaveAttribute('data-state', /frozen/);
  });

  await test.step('a line that breaks is ended at the platform, and HLS takes over', async () => {
    whep.sender = undefined;
    await sender?.breakOff();
    await expect.poll(() => asked('webrtc', 'DELETE'), { timeout: 30_000 }).toBeGreaterThan(0);
    await waitUntilPlaying(wall, 1);
    expect(asked('hls', 'GET')).toBeGreaterThan(3);
    expect(whep.sessions.size).toBe(0);
    await wall.screenshot({ path: resolve(pictures, 'wall-fallback.png') });
  });
});
