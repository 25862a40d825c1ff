import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { expect, test } from '@playwright/test';

import { openWall, type RunningWall } from './harness';
import { waitUntilPlaying } from './tiles';

let running: RunningWall | undefined;
let server: Server | undefined;
test.afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  await running?.close();
  running = undefined;
});

const askedAtOnce = 40;

/** Answers nobody before everybody has asked. */
async function openPatientServer(): Promise<{ port: number; asked: () => number }> {
  const waiting: ServerResponse[] = [];
  server = createServer((_request, response) => {
    response.setHeader('access-control-allow-origin', 'app://brightwall');
    waiting.push(response);
    if (waiting.length === askedAtOnce) for (const each of waiting) each.end('there');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, asked: () => waiting.length };
}

test('a wall without a desk has the display, more than six streams at once, and ends by signal', async () => {
  running = await openWall({ alarmsPerHour: 0, args: ['--no-desk'] });
  const wall = await running.wall();
  await waitUntilPlaying(wall, 9);
  const windows = await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      isWall: window.webContents.getURL().includes('window=wall'),
      ...window.getBounds(),
    })),
  );
  expect(windows).toEqual([{ isWall: true, x: 0, y: 0, width: 1920, height: 1080 }]);

  await test.step('forty answers from the address of the gateway are open together', async () => {
    const { port, asked } = await openPatientServer();
    const answers = wall.evaluate(
      async ([address, count]) =>
        Promise.all(
          Array.from({ length: count }, async (_, index) => {
            const response = await fetch(`${address}/${String(index)}`);
            return response.text();
          }),
        ),
      [`http://127.0.0.1:${String(port)}`, askedAtOnce] as const,
    );
    await expect.poll(asked).toBe(askedAtOnce);
    expect(new Set(await answers)).toEqual(new Set(['there']));
  });

  await test.step('SIGTERM ends it', async () => {
    const program = running?.app.process();
    const ended = new Promise((done) => program?.once('exit', done));
    program?.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});
