import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
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

async function press(desk: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await desk.keyboard.press(key);
}

/** Settings of the seat; how it comes to its role is not the subject here. */
async function choose(desk: Page, choice: string): Promise<void> {
  await press(desk, 'Control+,');
  await desk.locator(`[data-choice="${choice}"]`).click();
  await press(desk, 'Escape');
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
    await press(desk, 'n', 'j', 'Shift+J');
    await expect(form).toBeVisible();
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
    await press(desk, 'Shift+R');
    await desk.keyboard.type('画面中仍有障碍');
    await press(desk, 'Enter');
    await expect(running6).toContainText('调查落实');
    await choose(desk, 'en');
    await press(desk, 'Shift+E');
    await desk.keyboard.type('Cleared, verified by picture');
    await press(desk, 'Tab', 'Space', 'Enter');
    await expect(running6).toContainText('Feedback');
    await expect(desk.getByTestId('case-feedback').locator('img')).toHaveCount(2);
    await look('feedback-en');
  });

  await test.step('a note, a call for the lead, a level up and back', async () => {
    await press(desk, 'e');
    await desk.keyboard.type('Called the unit');
    await press(desk, 'Enter', 'u', 'Enter');
    await expect(card.locator('[data-fact="escalated"]')).toBeVisible();
    const holder = card.locator('[data-fact="holder"]');
    const before = await holder.textContent();
    await press(desk, 'Shift+U');
    await desk.keyboard.type('Two districts');
    await press(desk, 'Enter');
    await expect(holder).not.toHaveText(before ?? '');
    await press(desk, 'j', 'Shift+D');
    await desk.keyboard.type('Only on-site work is left');
    await press(desk, 'Enter');
    await expect(holder).toHaveText(before ?? '');
    await press(desk, 'j');
  });

  await test.step('closed with verdict and cause, then archived', async () => {
    await press(desk, 'Shift+C');
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
    await expect(card.locator('.case-step[data-state="done"]')).toHaveCount(6);
    await look('closed-zh');
    await press(desk, 'Shift+G');
    await expect.poll(async () => (await now()).archivedAtMs).not.toBeNull();
  });
});
