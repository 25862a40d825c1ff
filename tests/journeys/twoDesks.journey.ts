import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { defaultSettings } from '../../electron/contract/settings';
import { ordered } from './asked';
import type { CityDoor } from './cityControl';
import { openWall, type RunningWall } from './harness';
import { aFolderWith } from './keptSettings';

const pictures = resolve(import.meta.dirname, '../../.out/test/storm');
const platformId = 'shared' as never;
const second = { seat: 2, name: '韩七', role: 'officer' } as const;
const first = { seat: 1, name: '林一', role: 'officer' } as const;
const all: RunningWall[] = [];
/** The other program has no city of its own, and so an empty wall. */
const dataFolder = aFolderWith({
  version: 1,
  actor: second,
  locale: 'zh-CN',
  city: { ...defaultSettings.city, isOn: false },
});
const ownFolder = aFolderWith({ version: 1, actor: first, locale: 'zh-CN' });
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  for (const one of all.splice(0)) await one.close();
  for (const folder of [dataFolder, ownFolder]) rmSync(folder, { recursive: true, force: true });
});

interface CityIncident {
  readonly id: string;
  readonly owner: { seat: number; name: string } | null;
}

/** Who has the only incident, as that desk shows it. */
async function ownerAt(desk: Page): Promise<string> {
  const { incidents } = await ordered(desk, 'view:join', {});
  return Object.values(incidents)
    .map(({ owner }) => owner?.name ?? '–')
    .join();
}

test('two programs at one city accept one incident at once: one has it, the other is told', async () => {
  test.setTimeout(150_000);
  const one = await openWall({
    dataFolder: ownFolder,
    alarmsPerHour: 0,
    cameras: 60,
    displaySize: '3840x1080',
  });
  all.push(one);
  const other = await openWall({ dataFolder, displaySize: '3840x1080' });
  all.push(other);
  const desks = [await one.desk(), await other.desk()] as const;
  const city = await one.city();
  const { port, start } = (await one.child('city')) as {
    port: number;
    start: Omit<CityDoor, 'port'>;
  };
  await ordered(desks[1], 'platform:connect', {
    platform: {
      platformId,
      kind: 'vnp',
      name: '演练城市',
      address: `http://127.0.0.1:${String(port)}`,
      user: start.user,
    },
    password: start.password,
  });
  const { cameras } = (await city.ask('GET', '/catalog/cameras?limit=60')) as {
    cameras: { id: string; kind: string; online: boolean }[];
  };
  const report = { cameraId: cameras[0]?.id ?? '', kind: 'dispute', level: 3 };
  const worker = (await city.ask('POST', '/rehearsal/incidents', report)) as CityIncident;
  const now = () => city.ask('GET', `/incidents/${worker.id}`) as Promise<CityIncident>;

  for (const desk of desks) {
    const row = desk.locator('.rail .incident-row');
    await expect(row).toHaveCount(1);
    await row.focus();
    await desk.keyboard.press('Enter');
    await expect(desk.getByTestId('incident-card')).toBeVisible();
  }
  await Promise.all(desks.map((desk) => desk.keyboard.press('j')));

  await expect.poll(async () => (await now()).owner).not.toBeNull();
  const ownedAtMs = Date.now();
  const owner = (await now()).owner?.name ?? '';
  await expect
    .poll(() => Promise.all(desks.map(ownerAt)), { intervals: [50] })
    .toEqual([owner, owner]);
  const tookMs = Date.now() - ownedAtMs;
  test.info().annotations.push({ type: 'same state', description: `${String(tookMs)} ms` });
  expect(tookMs).toBeLessThan(2_000);
  const [winner, told] = owner === first.name ? desks : [desks[1], desks[0]];
  await expect(told.getByTestId('refusal')).toContainText(owner);
  await expect(winner.getByTestId('refusal')).toHaveCount(0);
  for (const desk of desks) await expect(desk.getByTestId('incident-card')).toContainText(owner);
  await told.screenshot({ path: resolve(pictures, 'second-told-zh.png') });

  const steerable = cameras.find(({ kind, online }) => kind === 'ptz' && online)?.id ?? '';
  await fightForCamera(desks, steerable);
});

/** Both want to steer one camera: one does, the other is told, and a higher role takes over. */
async function fightForCamera([one, other]: readonly [Page, Page], bareId: string): Promise<void> {
  for (const [desk, platform] of [
    [one, 'city'],
    [other, platformId],
  ] as const) {
    // First the refusal is left, then the case.
    await expect(async () => {
      await desk.keyboard.press('Escape');
      await expect(desk.getByTestId('incident-card')).toHaveCount(0, { timeout: 1_000 });
    }).toPass({ timeout: 15_000 });
    const { plans } = await ordered(desk, 'view:join', {});
    const place = { screenId: Object.keys(plans)[0] as never, tileId: '1' as never };
    await ordered(desk, 'scene:assign', { ...place, cameraId: `${platform}:${bareId}` as never });
    await ordered(desk, 'scene:select', place);
    await expect(desk.getByTestId('steer')).toBeVisible({ timeout: 15_000 });
  }
  await one.keyboard.press('o');
  await expect(one.getByTestId('ptz-speed')).toBeVisible({ timeout: 15_000 });
  await expect(other.getByTestId('ptz-holder')).toContainText(first.name, { timeout: 15_000 });
  await other.keyboard.press('o');
  await expect(other.getByTestId('refusal')).toContainText(first.name);
  await ordered(other, 'settings:write', { actor: { ...second, role: 'lead' } });
  await expect(other.getByTestId('take-over')).toBeVisible({ timeout: 15_000 });
  await other.screenshot({ path: resolve(pictures, 'ptz-held-zh.png') });
  await other.keyboard.press('o');
  await expect(other.getByTestId('ptz-speed')).toBeVisible({ timeout: 15_000 });
  await expect(one.getByTestId('ptz-news')).toContainText(second.name, { timeout: 15_000 });
  await expect(one.getByTestId('ptz-holder')).toContainText(second.name);
  await one.screenshot({ path: resolve(pictures, 'ptz-taken-zh.png') });
}
