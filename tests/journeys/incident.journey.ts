import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { choose, press } from './keys';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/incident');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

interface CityIncident {
  id: string;
  currentStep: string;
  owner: { seat: number } | null;
  units: { name: string; signedAtMs: number | null }[];
  joint: string | null;
  verdict: string | null;
  closedReason: string | null;
  archivedAtMs: number | null;
}

/** An order on its way is answered first: the key of the next is pressed until its form is there. */
async function opens(desk: Page, key: string): Promise<void> {
  const form = desk.getByTestId('case-form');
  await expect(form).toHaveCount(0);
  await expect(async () => {
    await press(desk, key);
    await expect(form).toBeVisible({ timeout: 700 });
  }).toPass({ timeout: 15_000 });
}

test('one incident goes through six steps by keyboard, in both languages', async () => {
  test.setTimeout(240_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  await choose(desk, 'lead');
  const city = await running.city();
  const cameraId = (await wall.locator('[data-tile="3"]').getAttribute('data-camera')) ?? '';
  const kind = { level: 1, clearAfterMs: null };
  const raised = await city.raiseAlarm(cameraId.replace('city:', ''), 'road-collision', kind);
  const { incidentId } = (await city.ask('GET', `/alarms/${raised.id}`)) as { incidentId: string };
  const now = () => city.ask('GET', `/incidents/${incidentId}`) as Promise<CityIncident>;
  const card = desk.getByTestId('incident-card');
  const form = desk.getByTestId('case-form');
  const look = (name: string) => desk.screenshot({ path: resolve(pictures, `${name}.png`) });
  const running6 = card.locator('.case-step[data-state="running"]');

  await test.step('accepted and assigned to two units, jointly, in a few keys', async () => {
    await expect(desk.locator('.alarm-row')).toHaveCount(1);
    await press(desk, 'n', 'Enter', 'j');
    await expect(running6).toContainText('汇总研判');
    await opens(desk, 'Shift+J');
    await expect(form.locator('input[name="unit"]').first()).toBeFocused();
    await press(desk, 'Tab', 'Space', 'Tab');
    await look('assign-zh');
    await desk.locator('select[name="joint"]').selectOption('policing');
    await press(desk, 'Enter');
    await expect(form).toHaveCount(0);
    await expect(running6).toContainText('任务指派');
    const { units, joint, owner } = await now();
    expect([units.length, joint, owner?.seat]).toEqual([2, 'policing', 1]);
    await expect(card.locator('[data-fact="joint"]')).toContainText('警务联勤');
    await expect(card.locator('[data-fact="unit"]')).toContainText('未领受');
  });

  await test.step('the units sign, and the desk sees who did', async () => {
    await city.ask('POST', `/rehearsal/incidents/${incidentId}/sign`);
    await expect(running6).toContainText('调查落实');
    await expect(card.locator('[data-fact="unit"]')).toContainText('已领受');
  });

  await test.step('feedback comes with a picture and goes back once', async () => {
    await city.ask('POST', `/rehearsal/incidents/${incidentId}/feedback`);
    await expect(running6).toContainText('处理反馈');
    await expect(desk.getByTestId('case-feedback').locator('img')).toHaveCount(1);
    await opens(desk, 'Shift+R');
    await desk.keyboard.type('画面中仍有障碍');
    await press(desk, 'Enter');
    await expect(running6).toContainText('调查落实');
    await choose(desk, 'en');
    await opens(desk, 'Shift+E');
    await desk.keyboard.type('Cleared, verified by picture');
    await press(desk, 'Tab', 'Space', 'Enter');
    await expect(running6).toContainText('Feedback');
    await expect(desk.getByTestId('case-feedback').locator('img')).toHaveCount(2);
    await look('feedback-en');
  });

  await test.step('a note, a call for the lead, a level up and back', async () => {
    await opens(desk, 'e');
    await desk.keyboard.type('Called the unit');
    await press(desk, 'Enter');
    await opens(desk, 'u');
    await press(desk, 'Enter');
    await expect(card.locator('[data-fact="escalated"]')).toBeVisible();
    const holder = card.locator('[data-fact="holder"]');
    const before = await holder.textContent();
    await opens(desk, 'Shift+U');
    await desk.keyboard.type('Two districts');
    await press(desk, 'Enter');
    await expect(holder).not.toHaveText(before ?? '');
    await press(desk, 'j');
    await opens(desk, 'Shift+D');
    await desk.keyboard.type('Only on-site work is left');
    await press(desk, 'Enter');
    await expect(holder).toHaveText(before ?? '');
    await press(desk, 'j');
  });

  await test.step('closed with verdict and cause, then archived', async () => {
    await opens(desk, 'Shift+C');
    await expect(form.locator('input[name="verdict"]').first()).toBeFocused();
    await press(desk, 'Enter');
    await expect(desk.getByTestId('refusal')).toBeVisible();
    await press(desk, 'Tab');
    await desk.keyboard.type('Settled on the spot');
    await look('close-en');
    await press(desk, 'Enter');
    await expect(card.locator('[data-fact="verdict"]')).toContainText('Real');
    expect(await now()).toMatchObject({ currentStep: 'closed', verdict: 'real' });
    await choose(desk, 'zh-CN');
    await expect(desk.getByTestId('settings')).toHaveCount(0);
    await expect(card.locator('.case-step[data-state="done"]')).toHaveCount(6);
    await look('closed-zh');
    await press(desk, 'Shift+G');
    await expect.poll(async () => (await now()).archivedAtMs).not.toBeNull();
  });
});

test('a grid worker’s report, two seats at once, merged, split and counted by place', async () => {
  test.setTimeout(240_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  const city = await running.city();
  const cameraOf = async (tile: number): Promise<string> =>
    (
      (await wall.locator(`[data-tile="${String(tile)}"]`).getAttribute('data-camera')) ?? ''
    ).replace('city:', '');
  const [first, second] = [await cameraOf(1), await cameraOf(5)];
  const report = { cameraId: first, kind: 'dispute', level: 3 };
  const worker = (await city.ask('POST', '/rehearsal/incidents', report)) as CityIncident;
  const now = () => city.ask('GET', `/incidents/${worker.id}`) as Promise<CityIncident>;
  const alarm = await city.raiseAlarm(second, 'fallen-tree', { level: 3, clearAfterMs: null });
  const rail = desk.locator('.rail');
  const form = desk.getByTestId('case-form');

  await test.step('it stands beside the alarms, with who reported it and a picture', async () => {
    await expect(desk.getByTestId('worker-reports').locator('.incident-row')).toHaveCount(1);
    await expect(rail.locator('[data-alarm]')).toHaveCount(1);
    await desk.getByTestId('worker-reports').locator('.incident-row').focus();
    await press(desk, 'Enter');
    await expect(desk.locator('[data-fact="reporter"]')).toContainText('138****');
    await desk.screenshot({ path: resolve(pictures, 'worker-zh.png') });
  });

  await test.step('of two who accept at once the first wins, the second is told', async () => {
    const other = { seat: 7, name: '韩七', role: 'officer' };
    await city.ask('POST', `/incidents/${worker.id}/accept`, { actor: other });
    await press(desk, 'j');
    await expect(desk.getByTestId('refusal')).toContainText('韩七');
    expect((await now()).owner?.seat).toBe(7);
    await press(desk, 'Escape');
  });

  await test.step('the lead merges the alarm in and splits it off again', async () => {
    await choose(desk, 'lead');
    await press(desk, 'Shift+M');
    await expect(form.locator('input[name="part"]').first()).toBeFocused();
    await desk.screenshot({ path: resolve(pictures, 'merge-zh.png') });
    await form.locator(`input[value*="${alarm.id}"]`).focus();
    await press(desk, 'Space', 'Enter');
    const alarmNow = () =>
      city.ask('GET', `/alarms/${alarm.id}`) as Promise<{ incidentId: string | null }>;
    await expect.poll(async () => (await alarmNow()).incidentId).toBe(worker.id);
    await opens(desk, 'Shift+P');
    // The desk hears of the merging a moment after the city did it.
    await expect(form.locator(`input[name="part"][value*="${alarm.id}"]`)).toBeChecked();
    await press(desk, 'Enter');
    await expect.poll(async () => (await alarmNow()).incidentId).not.toBe(worker.id);
  });

  await test.step('it goes through six steps by keys alone, seen on the wall in both languages', async () => {
    const again = { cameraId: await cameraOf(7), kind: 'service-request', level: 3 };
    const own = (await city.ask('POST', '/rehearsal/incidents', again)) as CityIncident;
    const atCity = () => city.ask('GET', `/incidents/${own.id}`) as Promise<CityIncident>;
    await press(desk, 'q');
    const slot = wall.locator(`.ribbon-slot[data-incident="city:${own.id}"]`);
    const shows = (words: string) =>
      expect(slot.locator('.steps')).toHaveAttribute('aria-label', new RegExp(words));
    const row = desk.getByTestId('worker-reports').locator(`[data-incident="city:${own.id}"]`);
    await shows('事件上报');
    await row.focus();
    await press(desk, 'Enter');
    await expect(desk.locator('[data-fact="reporter"]')).toBeVisible();
    await expect(async () => {
      await press(desk, 'j');
      expect((await atCity()).owner?.seat).toBe(1);
    }).toPass();
    await shows('汇总研判');
    await opens(desk, 'Shift+J');
    await expect(form.locator('input[name="unit"]').first()).toBeFocused();
    await press(desk, 'Enter');
    await expect(form).toHaveCount(0);
    await shows('任务指派');
    await city.ask('POST', `/rehearsal/incidents/${own.id}/sign`);
    await shows('调查落实');
    await choose(desk, 'en');
    await shows('Investigated');
    await city.ask('POST', `/rehearsal/incidents/${own.id}/feedback`);
    await shows('Feedback');
    const seen = desk.getByTestId('case-feedback').locator('img');
    await expect(seen).toHaveCount(1);
    await expect
      .poll(() => seen.first().evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100);
    await desk.screenshot({ path: resolve(pictures, 'worker-feedback-en.png') });
    await wall.screenshot({ path: resolve(pictures, 'worker-wall-en.png') });
    await opens(desk, 'Shift+C');
    await expect(form.locator('input[name="verdict"]').first()).toBeFocused();
    await press(desk, 'Tab');
    await desk.keyboard.type('Settled with both sides');
    await press(desk, 'Enter');
    await expect.poll(async () => (await atCity()).currentStep).toBe('closed');
    expect((await atCity()).verdict).toBe('real');
    await choose(desk, 'zh-CN');
    // The ribbon is of open incidents.
    await expect(slot).toHaveCount(0);
    await wall.screenshot({ path: resolve(pictures, 'worker-wall-zh.png') });
    await press(desk, 'Shift+G');
    await expect.poll(async () => (await atCity()).archivedAtMs).not.toBeNull();
  });

  await test.step('counts roll up by place; a desk lists its own place only', async () => {
    await rail.locator('.tab').nth(1).click();
    const places = desk.getByTestId('place-counts').locator('[data-node]');
    await expect(places).toHaveCount(1);
    const rows = desk.getByTestId('incident-list').locator('.incident-row');
    // what was split off reaches the desk a moment after the city has it
    await expect.poll(() => rows.count()).toBeGreaterThan(1);
    const all = await rows.count();
    for (let level = 0; level < 2; level += 1) await places.first().click();
    await expect.poll(() => places.count()).toBeGreaterThan(1);
    await desk.screenshot({ path: resolve(pictures, 'places-zh.png') });
    await places.first().click();
    await expect.poll(() => rows.count()).toBeLessThan(all);
    await desk.screenshot({ path: resolve(pictures, 'narrowed-zh.png') });
  });
});
