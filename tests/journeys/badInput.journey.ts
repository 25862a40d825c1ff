import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test } from '@playwright/test';

import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/storm');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

const dayMs = 86_400_000;
const markup = '<img src=x onerror="document.title=`broken`"><b>烟</b>';

test('what a platform should never say is shown safely, counted and told', async () => {
  test.setTimeout(120_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  const city = await running.city();
  const title = await desk.title();
  const cameraId = (await wall.locator('[data-tile="2"]').getAttribute('data-camera')) ?? '';
  const how = { level: 3, clearAfterMs: null };
  const sound = await city.raiseAlarm(cameraId.replace('city:', ''), 'smoke', how);
  const rows = desk.getByTestId('alarm-list').locator('.alarm-row');
  const notice = desk.getByTestId('unreadable');
  await expect(rows).toHaveCount(1);
  const say = (alarm: object, times = 1): Promise<unknown> =>
    city.ask('POST', '/rehearsal/channel', {
      text: JSON.stringify({ type: 'alarm', cursor: 'c', seq: 1, atMs: 1, alarm }),
      times,
    });
  /** The sound one, told otherwise under a name of its own. */
  const like = (id: string, other: object): object => ({ ...sound, id, kind: id, ...other });

  await test.step('markup, directions, emoji and a megabyte are letters on one line', async () => {
    await say(like('markup', { titleZh: markup, placeZh: '\u202Eعكس 🚒\u0000\n第二行' }));
    await say(like('long', { cameraId: 'of-nobody', titleZh: '长'.repeat(350_000) }));
    await expect(rows).toHaveCount(3);
    await expect(rows.filter({ hasText: '<img src=x' })).toHaveCount(1);
    await expect(rows.filter({ hasText: 'عكس 🚒 第二行' })).toHaveCount(1);
    expect(await desk.locator('.alarm-row img').count()).toBe(0);
    await expect(notice).toContainText('2 条去除错误内容后显示');
  });

  await test.step('a place in the sea and a time ahead are none', async () => {
    const far = Date.now() + 400 * dayMs;
    await say(like('far', { raisedAtMs: far, lastRaisedAtMs: far, cameraId: 'of-nobody-2' }));
    await say(like('sea', { position: { longitude: 0, latitude: 0 }, cameraId: 'of-nobody-3' }));
    await expect(rows).toHaveCount(5);
    const { alarms } = await ordered(desk, 'view:join', {});
    const shown = Object.values(alarms);
    expect(Math.max(...shown.map(({ raisedAtMs }) => raisedAtMs))).toBeLessThan(far - dayMs);
    expect(shown.find(({ alarmId }) => alarmId === 'city:sea')?.position).toBeNull();
    await expect(notice).toContainText('4 条去除错误内容后显示');
  });

  await test.step('what cannot be read is one line with a number, however much comes', async () => {
    const { raisedAtMs: _time, ...timeless } = like('timeless', {}) as { raisedAtMs: number };
    await say(timeless);
    await say(like('level', { level: 9 }));
    const incident = { id: 'E-1', currentStep: 'teleported' };
    const text = JSON.stringify({ type: 'incident', cursor: 'c', seq: 1, atMs: 1, incident });
    await city.ask('POST', '/rehearsal/channel', { text });
    await city.ask('POST', '/rehearsal/channel', { text: '['.repeat(1_000_000) });
    await city.ask('POST', '/rehearsal/channel', {
      text: `{"type":"alarm","cursor":"c","alarm":{"__proto__":{"id":"x"},"id":${'['.repeat(900_000)}${']'.repeat(900_000)}}}`,
    });
    await expect(notice).toContainText('5 条未能显示');
    await say({ id: 'n%n' }, 10_000);
    await expect(notice).toContainText('10005 条未能显示', { timeout: 20_000 });
    await expect(rows).toHaveCount(5);
    await desk.screenshot({ path: resolve(pictures, 'unreadable-zh.png') });
    await notice.getByRole('button').click();
    await expect(notice).toHaveCount(0);
    expect(await desk.title()).toBe(title);
  });

  await test.step('and everything else goes on', async () => {
    const next = await city.raiseAlarm(cameraId.replace('city:', ''), 'fallen-tree', how);
    await expect(desk.locator(`[data-alarm="city:${next.id}"]`)).toBeVisible();
    await expect(desk.getByTestId('stale')).toHaveCount(0);
    await waitUntilPlaying(wall, 9);
  });
});
