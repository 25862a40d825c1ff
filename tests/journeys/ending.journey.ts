import { spawnSync } from 'node:child_process';

import { expect, test } from '@playwright/test';

import { openWall, type RunningWall } from './harness';

let running: RunningWall;
test.beforeEach(async () => {
  running = await openWall({ alarmsPerHour: 0 });
  await running.desk();
});
test.afterEach(async () => {
  await running.close();
});

test('a second start brings the first to the front and ends well', async () => {
  const [electron = '', ...args] = running.app.process().spawnargs;
  const isDriving = (argument: string): boolean =>
    /^--(inspect|remote-)|heldReady\.cjs$/.test(argument);
  const again = spawnSync(
    electron,
    args.filter((argument, at) => {
      const loaded = argument === '-r' ? (args[at + 1] ?? '') : '';
      return !isDriving(argument) && !isDriving(loaded);
    }),
    {
      env: { ...process.env, DISPLAY: running.display.display },
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  expect(again.stderr).not.toContain('could not start');
  expect(again.stdout).toContain('running already');
  expect(again.status).toBe(0);
  const windows = await running.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
  );
  expect(windows).toBe(2);
});

test('the program ends when told, and leaves no process behind', async () => {
  await running.city();
  const children = [await running.child('city'), await running.child('gateway')];
  const main = running.app.process();
  const ended = new Promise((done) => {
    main.once('exit', done);
  });
  const startedMs = Date.now();
  main.kill('SIGTERM');
  expect(await ended).toBe(0);
  console.log(`ended ${String(Date.now() - startedMs)} ms after it was told`);
  for (const child of children) {
    expect(child?.pid).toBeGreaterThan(0);
    expect(() => process.kill(child?.pid ?? 0, 0)).toThrow(/ESRCH/);
  }
});
