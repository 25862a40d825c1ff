import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { ordered } from './asked';
import type { CityControl } from './cityControl';
import { openWall, type RunningWall } from './harness';
import { press } from './keys';

const pictures = resolve(import.meta.dirname, '../../.out/test/ptz');
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterEach(async () => {
  await running?.close();
  running = undefined;
});

const soon = { timeout: 15_000 };
/** A camera stands this soon after nobody holds it any more. */
const limitMs = 300;

interface Order {
  readonly kind: 'move' | 'stop' | 'limit';
  readonly atMs: number;
}

/** What the city's camera was told, by the clock that city and test share. */
class Head {
  constructor(
    readonly city: CityControl,
    readonly id: string,
  ) {}

  async orders(sinceMs: number): Promise<Order[]> {
    const { orders } = (await this.city.ask('GET', `/rehearsal/ptz/${this.id}`)) as {
      orders: Order[];
    };
    return orders.filter(({ atMs }) => atMs >= sinceMs);
  }

  async moves(sinceMs: number): Promise<void> {
    await expect
      .poll(async () => (await this.orders(sinceMs)).some(({ kind }) => kind === 'move'), soon)
      .toBe(true);
  }

  /** How long after that time it stood and moved no more, for so long at least. */
  async stoodAfter(lossMs: number, forMs: number): Promise<number> {
    const stop = async (): Promise<Order | undefined> => {
      const orders = (await this.orders(0)).filter(({ atMs }) => atMs < lossMs + forMs);
      const lastMove = orders.findLastIndex(({ kind }) => kind === 'move');
      return orders.slice(lastMove + 1).find(({ kind }) => kind !== 'move');
    };
    await expect.poll(stop, soon).toBeDefined();
    // A window of a busy machine that was silent for too long stood before anybody let go.
    return Math.max(0, ((await stop())?.atMs ?? Infinity) - lossMs);
  }
}

/** Has the page write down when a key or button went up, by the clock of the machine. */
const noteLetGo = (desk: Page): Promise<void> =>
  desk.evaluate(() => {
    const note = ({ timeStamp }: Event): void => {
      Object.assign(globalThis, { letGoMs: performance.timeOrigin + timeStamp });
    };
    window.addEventListener('keyup', note, true);
    window.addEventListener('pointerup', note, true);
  });

const letGoMs = (desk: Page): Promise<number> =>
  desk.evaluate(() => (globalThis as unknown as { letGoMs: number }).letGoMs);

const now = (desk: Page): Promise<number> => desk.evaluate(() => Date.now());

test('a camera moves for as long as a hand holds it, and stands within 300 ms of every loss', async () => {
  test.setTimeout(120_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '3840x1080' });
  const wall = await running.wall();
  const desk = await running.desk();
  const city = await running.city();
  const { cameras } = (await city.ask('GET', '/catalog/cameras?limit=500')) as {
    cameras: { id: string; number: number; kind: string; online: boolean }[];
  };
  const camera = cameras.find(({ kind, online }) => kind === 'ptz' && online);
  if (camera === undefined) throw new Error('no such camera');
  const head = new Head(city, camera.id);
  const tile = wall.locator('[data-tile="1"]');
  // The desk may not have read the catalog yet.
  await expect(async () => {
    await press(desk, 'Escape', '1', '.', ...String(camera.number), 'Enter');
    await expect(tile).toHaveAttribute('data-camera', `city:${camera.id}`, { timeout: 2_000 });
  }).toPass(soon);
  const took: string[] = [];
  /** A busy machine may be late once; a rule that does not hold is late always. */
  const stands = async (
    loss: string,
    lose: () => Promise<number>,
    forMs = Infinity,
  ): Promise<void> => {
    let ms = Infinity;
    for (let attempt = 0; attempt < 3 && ms > limitMs; attempt += 1) {
      ms = await head.stoodAfter(await lose(), forMs);
    }
    took.push(`${loss} ${String(Math.round(ms))} ms`);
    expect(ms, loss).toBeLessThanOrEqual(limitMs);
  };
  const hold = async (press: () => Promise<void>): Promise<void> => {
    const sinceMs = await now(desk);
    await press();
    await head.moves(sinceMs);
  };

  await press(desk, 'o');
  await expect(desk.getByTestId('ptz-speed')).toBeVisible(soon);
  await expect(tile).toContainText('云台', soon);
  await expect(desk.getByTestId('ptz')).toContainText('正前', soon);
  await noteLetGo(desk);

  await test.step('a key', async () => {
    await hold(() => desk.keyboard.down('ArrowRight'));
    await expect(desk.getByTestId('steering-arrow')).toHaveCount(1, soon);
    await desk.screenshot({ path: resolve(pictures, 'steering-zh.png') });
    await wall.screenshot({ path: resolve(pictures, 'steering-wall-zh.png') });
    await stands('key released', async () => {
      await desk.keyboard.up('ArrowRight');
      await hold(() => desk.keyboard.down('ArrowLeft'));
      await desk.keyboard.up('ArrowLeft');
      return letGoMs(desk);
    });
  });

  await test.step('the mouse on the picture', async () => {
    await ordered(desk, 'settings:write', { locale: 'en' });
    await expect(desk.getByTestId('ptz')).toContainText('Ahead', soon);
    const box = await desk.getByTestId('steering-pad').boundingBox();
    if (box === null) throw new Error('no picture to hold');
    await desk.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.3);
    await hold(() => desk.mouse.down());
    await desk.screenshot({ path: resolve(pictures, 'steering-en.png') });
    await desk.mouse.up();
    await stands('mouse lifted', async () => {
      await hold(() => desk.mouse.down());
      await desk.mouse.up();
      return letGoMs(desk);
    });
  });

  await test.step('the focus', () =>
    stands('focus lost', async () => {
      await desk.keyboard.up('ArrowLeft');
      await hold(() => desk.keyboard.down('ArrowLeft'));
      return desk.evaluate(() => {
        const lostMs = Date.now();
        window.dispatchEvent(new Event('blur'));
        return lostMs;
      });
    }));

  await test.step('a page that hangs', async () => {
    await stands(
      'page hung',
      async () => {
        await desk.keyboard.up('ArrowRight');
        await hold(() => desk.keyboard.down('ArrowRight'));
        return desk.evaluate(() => {
          const begunMs = Date.now();
          while (Date.now() < begunMs + 1_000);
          return begunMs;
        });
      },
      1_000,
    );
    await desk.keyboard.up('ArrowRight');
  });

  await test.step('the window', async () => {
    await desk.keyboard.up('ArrowLeft');
    await hold(() => desk.keyboard.down('ArrowLeft'));
    const lossMs = (await running?.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().includes('window=desk'),
      );
      window?.webContents.forcefullyCrashRenderer();
      return Date.now();
    })) as number;
    const ms = await head.stoodAfter(lossMs, Infinity);
    took.push(`window died ${String(ms)} ms`);
    // It dies only once: room for a busy machine. The rule itself is measured beside the city.
    expect(ms).toBeLessThanOrEqual(2 * limitMs);
  });
  console.log(`stood: ${took.join(', ')}`);
  test.info().annotations.push({ type: 'stood', description: took.join(', ') });
});
