import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { press } from './keys';
import { waitUntilPlaying } from './tiles';

const pictures = resolve(import.meta.dirname, '../../.out/test/hands');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** No task takes more than this, digits not counted; Shift and Ctrl are no keys of their own. */
const mostKeys = 6;

/** Presses keys and counts them, task by task. */
class CountingHand {
  readonly counts = new Map<string, number>();
  #task = '';
  constructor(readonly desk: Page) {}

  async does(task: string, work: () => Promise<void>): Promise<void> {
    this.#task = task;
    this.counts.set(task, 0);
    await test.step(task, work);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const before = this.counts.get(this.#task) ?? 0;
      if (!/^[0-9]$/.test(key)) this.counts.set(this.#task, before + 1);
      await this.desk.keyboard.press(key);
    }
  }
}

/** One tile has the whole wall: those under it pause. */
const isFull = async (wall: Page): Promise<boolean> =>
  (await wall.locator('.tile-video[data-step="paused"]').count()) > 4;

interface CityCamera {
  id: string;
  number: number;
  kind: string;
  online: boolean;
}

const open = (locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<RunningWall> =>
  openWall({ locale, alarmsPerHour: 0, displaySize: '3840x1080' });

test('the ten commonest tasks by keys alone, none above six besides digits', async () => {
  test.setTimeout(240_000);
  running = await open();
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 9);
  const city = await running.city();
  const { cameras } = (await city.ask('GET', '/catalog/cameras?limit=500')) as {
    cameras: CityCamera[];
  };
  const steerable = cameras.find(({ kind, online }) => kind === 'ptz' && online);
  const called = cameras.find(({ online, number }) => online && number !== steerable?.number);
  if (steerable === undefined || called === undefined) throw new Error('no such camera');
  const hand = new CountingHand(desk);
  const tile = (number: number) => wall.locator(`[data-tile="${String(number)}"]`);
  const look = (name: string) => desk.screenshot({ path: resolve(pictures, `${name}.png`) });
  const tiles = wall.locator('[data-tile]');

  await hand.does('camera to tile', async () => {
    await hand.press('5', '.');
    await hand.press(...String(called.number));
    await expect(desk.locator('[data-echo="put"]')).toHaveAttribute('data-possible', 'true');
    await look('echo-zh');
    await hand.press('Enter');
    await expect(tile(5)).toHaveAttribute('data-camera', `city:${called.id}`);
  });

  await hand.does('full and back', async () => {
    await hand.press('f');
    await expect.poll(() => isFull(wall)).toBe(true);
    await hand.press('f');
    await expect.poll(() => isFull(wall)).toBe(false);
  });

  await hand.does('layout', async () => {
    await hand.press('1', '6', 'l');
    await expect(tiles).toHaveCount(16);
  });

  await hand.does('scene', async () => {
    await hand.press('2', 's');
    await expect(tiles).toHaveCount(6);
  });

  await hand.does('previous scene', async () => {
    await hand.press('Shift+S');
    await expect(tiles).not.toHaveCount(6);
  });

  const seen = await tile(2).getAttribute('data-camera');
  await city.raiseAlarm((seen ?? '').replace('city:', ''), 'road-collision', {
    level: 1,
    clearAfterMs: null,
  });
  await expect(desk.locator('.alarm-row')).toHaveCount(1);

  await hand.does('next alarm and acknowledge', async () => {
    await hand.press('n', 'a');
    await expect(desk.locator('.alarm-row')).toHaveAttribute('data-response', 'acknowledged');
  });

  await hand.does('accept and assign', async () => {
    await hand.press('j');
    const card = desk.getByTestId('incident-card');
    await expect(desk.getByTestId('accept')).toHaveAttribute('aria-disabled', 'true');
    await hand.press('Shift+J');
    await expect(desk.locator('input[name="unit"]').first()).toBeFocused();
    await hand.press('Enter');
    await expect(card.locator('.case-step[data-state="running"]')).toContainText('任务指派');
    await desk.keyboard.press('Escape');
  });

  await hand.does('PTZ preset', async () => {
    await press(desk, '1', '.', ...String(steerable.number), 'Enter');
    await expect(tile(1)).toHaveAttribute('data-camera', `city:${steerable.id}`);
    await hand.press('2');
    await expect(desk.locator('[data-echo="preset"]')).toContainText('左侧');
    await look('preset-echo-zh');
    await hand.press('p');
    await expect(tile(1)).toContainText('预置位 2');
    await wall.screenshot({ path: resolve(pictures, 'preset-wall-zh.png') });
    // What a camera cannot do is said in the number line, with the number.
    await press(desk, '9', 'p');
    await expect(desk.getByTestId('refusal')).toContainText('9');
  });

  await hand.does('replay and live', async () => {
    await hand.press('r');
    await expect(tile(1)).toContainText('录像');
    await hand.press('r');
    await expect(tile(1)).not.toContainText('录像');
  });

  await hand.does('start a tour', async () => {
    await press(desk, '3', '.');
    await hand.press('Shift+Q');
    await expect(desk.locator('input[name="kind"][value="tour"]')).toBeFocused();
    await hand.press('Enter');
    await expect(desk.getByTestId('board-form')).toHaveCount(0);
    await expect(tile(3).getByTestId('tour-bar')).toBeVisible();
  });

  for (const [task, count] of hand.counts) console.log(`keys: ${task} ${String(count)}`);
  expect(hand.counts.size).toBe(10);
  for (const [task, count] of hand.counts) expect(count, task).toBeLessThanOrEqual(mostKeys);
});

test('while a text is composed no key is taken for a command', async () => {
  test.setTimeout(150_000);
  running = await open();
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const line = await desk.context().newCDPSession(desk);
  const compose = (text: string): Promise<unknown> =>
    line.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  /** A key as an input method passes it on: the board's own key, marked as being worked on. */
  const work = async (code: string): Promise<void> => {
    const key = { key: 'Process', code, windowsVirtualKeyCode: 229 };
    await line.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await line.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  };
  const shown = () =>
    wall
      .locator('[data-tile]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['camera'] ?? ''));
  const before = await shown();
  const codes = [
    ...['KeyB', 'KeyE', 'KeyI', 'KeyF', 'KeyQ', 'KeyX', 'KeyA', 'KeyG', 'KeyK', 'KeyR', 'KeyJ'],
    ...['Digit1', 'Digit9', 'Period', 'Comma', 'Slash', 'Delete', 'Enter', 'Escape', 'F11'],
    ...['ArrowDown', 'ArrowLeft', 'Backspace', 'Space', 'NumpadEnter', 'Numpad4'],
  ];
  // What is told apart must have come: a test of nothing proves nothing.
  await desk.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    window.addEventListener(
      'keydown',
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- input methods mark keys by it
      ({ code, isComposing, keyCode }) =>
        heard.push(`${code} ${String(isComposing)} ${String(keyCode)}`),
      true,
    );
  });
  const heard = (): Promise<string[]> =>
    desk.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.splice(0));
  const quiet = async (): Promise<void> => {
    const keys = await heard();
    for (const code of codes) expect(keys).toContain(`${code} true 229`);
    await expect(desk.locator('.overlay')).toHaveCount(0);
    await expect(desk.getByTestId('number-echo')).toHaveCount(0);
    await expect(desk.getByTestId('refusal')).toHaveCount(0);
    expect(await shown()).toEqual(before);
  };

  await test.step('in the search for cameras', async () => {
    await press(desk, '/');
    await expect(desk.getByTestId('camera-search')).toBeFocused();
    await compose('bei');
    for (const code of codes) await work(code);
    await expect(desk.getByTestId('camera-search')).toBeFocused();
    await quiet();
    await line.send('Input.insertText', { text: '北' });
    await expect(desk.getByTestId('camera-search')).toHaveValue('北');
    await expect(desk.getByTestId('camera-hits')).toBeVisible();
    await press(desk, 'Escape', 'Escape');
    await desk.getByTestId('camera-search').blur();
  });

  await test.step('in the search for everything, which stays and runs nothing', async () => {
    await press(desk, 'Control+k');
    await expect(desk.getByTestId('palette-query')).toBeFocused();
    await compose('fenping');
    for (const code of codes) await work(code);
    await expect(desk.getByTestId('palette')).toBeVisible();
    await quiet();
    await line.send('Input.insertText', { text: '分屏' });
    await expect(desk.locator('[data-found="layout"]')).toBeVisible();
    await press(desk, 'Escape');
    await expect(desk.getByTestId('palette')).toHaveCount(0);
  });

  await test.step('outside of text an input method that is merely on changes nothing', async () => {
    await work('KeyF');
    await expect.poll(() => isFull(wall)).toBe(true);
    await work('KeyF');
    await expect.poll(() => isFull(wall)).toBe(false);
  });
});

test('everything is found by name, and a menu by pointer and key', async () => {
  test.setTimeout(200_000);
  running = await open();
  const wall = await running.wall();
  const desk = await running.desk();
  await waitUntilPlaying(wall, 4);
  const look = (name: string) => desk.screenshot({ path: resolve(pictures, `${name}.png`) });
  const tiles = wall.locator('[data-tile]');
  const query = desk.getByTestId('palette-query');

  await test.step('pinyin, Chinese and a number lead to the same', async () => {
    await press(desk, 'Control+k');
    await expect(query).toBeFocused();
    await look('palette-zh');
    await query.fill('fenping 4');
    await expect(desk.locator('[data-found="layout"]')).toHaveAttribute('aria-selected', 'true');
    await look('palette-found-zh');
    await press(desk, 'Enter');
    await expect(tiles).toHaveCount(4);
    await press(desk, 'Control+k');
    await query.fill('分屏');
    await press(desk, 'Enter');
    await expect(query).toHaveValue(/分屏 $/);
    await desk.keyboard.type('9');
    await press(desk, 'Enter');
    await expect(tiles).toHaveCount(9);
  });

  await test.step('cameras too', async () => {
    await press(desk, '2', '.', 'Control+k');
    await query.fill('1608');
    await expect(desk.locator('.palette-row').first()).toContainText('1608');
    await look('palette-camera-zh');
    const wished = await desk.locator('.palette-row').first().getAttribute('data-found');
    await press(desk, 'Enter');
    await expect(wall.locator('[data-tile="2"]')).toHaveAttribute('data-camera', wished ?? '');
  });

  await test.step('a right click and a key open the same menu', async () => {
    await desk.locator('[data-mini="3"]').click({ button: 'right' });
    const menu = desk.getByTestId('context-menu');
    await expect(menu).toBeVisible();
    await expect(desk.locator('[data-mini="3"]')).toHaveAttribute('aria-pressed', 'true');
    await look('menu-zh');
    await press(desk, 'Escape');
    await expect(menu).toHaveCount(0);
    await press(desk, 'Shift+F10');
    await expect(menu).toBeVisible();
    await press(desk, 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await expect(desk.locator('[data-item="pin"]')).toBeFocused();
    await press(desk, 'Enter');
    await expect(wall.locator('[data-tile="3"]')).toContainText('钉住');
  });
});
