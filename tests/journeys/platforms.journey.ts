import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as tls from 'node:tls';

import { expect, test, type Locator, type Page } from '@playwright/test';

import { makeAuthority, makeCertificate, type KeyPair } from '../fakes/certificates';
import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { press } from './keys';

const pictures = resolve(import.meta.dirname, '../../.out/test/platforms');
const folder = mkdtempSync(join(tmpdir(), 'brightwall-platforms-'));
const dayMs = 86_400_000;
const servers: net.Server[] = [];
let running: RunningWall | undefined;
test.beforeAll(() => mkdirSync(pictures, { recursive: true }));
test.afterAll(async () => {
  await running?.close();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

const listening = async (server: net.Server): Promise<number> => {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as net.AddressInfo).port;
};

/** TLS before a platform that speaks plain words. */
const secured = async (pair: KeyPair, port: number): Promise<string> => {
  const server = tls.createServer(pair, (near) => {
    const far = net.connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.on('tlsClientError', () => undefined);
  return `https://127.0.0.1:${String(await listening(server))}`;
};

const answering = (answer: http.RequestListener): Promise<number> =>
  listening(http.createServer(answer));

const shot = (desk: Page, part: Locator, name: string): Promise<unknown> =>
  part
    .scrollIntoViewIfNeeded()
    .then(() => desk.screenshot({ path: join(pictures, `${name}.png`) }));

test('a newcomer connects a platform, and every fault is told in a sentence', async () => {
  test.setTimeout(120_000);
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, cameras: 60 });
  const { app } = running;
  const desk = await running.desk();
  await running.city();
  const city = (await running.child('city')) as {
    port: number;
    start: { user: string; password: string };
  };
  const authority = makeAuthority('城市视频网根证书');
  const file = join(folder, 'city.pem');
  writeFileSync(file, authority.cert);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, file);
  const address = await secured(makeCertificate({ by: authority }), city.port);

  await expect(async () => {
    await press(desk, 'Control+,');
    await expect(desk.locator('.settings')).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 20_000 });
  const part = desk.locator('[data-part="platforms"]');
  const form = desk.getByTestId('platform-form');
  const field = (name: string): Locator => form.locator(`input[name="${name}"]`);
  const verdict = desk.getByTestId('connection').getByRole('status');
  const step = (name: string): Locator => desk.locator(`[data-step="${name}"]`);

  await test.step('only the fields that a kind needs', async () => {
    await desk.getByTestId('platform-add').click();
    await form.locator('[data-choice="list"]').click();
    await expect(field('user')).toHaveCount(0);
    await expect(field('password')).toHaveCount(0);
    await form.locator('[data-choice="wvp"]').click();
    await shot(desk, form, 'kinds-zh');
    await form.locator('[data-choice="vnp"]').click();
    await desk.getByTestId('platform-save').click();
    await expect(form.getByRole('alert')).toContainText('请填写：名称');
  });

  await test.step('an authority that nobody trusts, until it is added by its fingerprint', async () => {
    await field('name').fill('江东视频平台');
    await field('address').fill(address);
    await field('user').fill(city.start.user);
    await field('password').fill('wrong');
    await desk.getByTestId('platform-test').click();
    await expect(verdict).toContainText('“城市视频网根证书”签发', { timeout: 15_000 });
    await expect(step('login')).toHaveAttribute('data-state', 'skipped');
    await shot(desk, form, 'untrusted-zh');
    await desk.getByTestId('trust-choose').click();
    await expect(desk.getByTestId('candidates')).toContainText('城市视频网根证书');
    await shot(desk, desk.getByTestId('candidates'), 'authority-zh');
    await desk.getByTestId('trust-add').click();
    await expect(desk.getByTestId('trusted')).toContainText('SHA-256');
  });

  await test.step('a wrong password, then the right one', async () => {
    await desk.getByTestId('platform-test').click();
    await expect(verdict).toHaveText('用户名或密码不对', { timeout: 15_000 });
    await field('password').fill(city.start.password);
    await desk.getByTestId('platform-test').click();
    await expect(step('picture')).toHaveAttribute('data-state', 'good', { timeout: 15_000 });
    await expect(step('catalog')).toContainText('60 个摄像机');
    await shot(desk, form, 'good-zh');
    await desk.getByTestId('platform-save').click();
    const row = part.locator('[data-platform^="vnp-"]');
    await expect(row).toContainText('60 个摄像机', { timeout: 15_000 });
    await shot(desk, row, 'connected-zh');
  });

  await test.step('in English: a captive portal, an expired certificate, a wrong clock', async () => {
    await ordered(desk, 'settings:write', { locale: 'en' });
    const portal = await answering((_, response) => {
      response.writeHead(302, { location: 'http://portal.test/login' }).end();
    });
    const theirMs = Date.now() - 400 * dayMs;
    const clock = await answering((_, response) => {
      response.setHeader('date', new Date(theirMs).toUTCString()).end();
    });
    const span = (fromMs: number, untilMs: number): KeyPair =>
      makeCertificate({ by: authority, fromMs, untilMs });
    const expired = await secured(span(theirMs, Date.now() - dayMs), city.port);
    const late = await secured(span(theirMs - dayMs, theirMs + 90 * dayMs), clock);
    await desk.getByTestId('platform-add').click();
    await field('user').fill('wall');
    await field('password').fill('secret');
    const told = async (at: string, sentence: string, name: string): Promise<void> => {
      await field('address').fill(at);
      await desk.getByTestId('platform-test').click();
      await expect(verdict).toContainText(sentence, { timeout: 15_000 });
      await shot(desk, form, `${name}-en`);
    };
    await told(`http://127.0.0.1:${String(portal)}`, 'The network wants a log-in first', 'portal');
    await told(expired, 'certificate has expired', 'expired');
    await told(late, 'The clock of this machine is wrong', 'clock');
    await form.getByRole('button', { name: 'Cancel' }).click();
  });

  await test.step('renamed, turned off and on, removed after a question', async () => {
    const row = part.locator('[data-platform^="vnp-"]');
    await row.locator('[data-act="edit"]').click();
    await field('name').fill('East platform');
    await desk.getByTestId('platform-save').click();
    await expect(row).toContainText('East platform');
    await row.locator('[data-act="disable"]').click();
    await expect(row).toContainText('Off');
    await row.locator('[data-act="enable"]').click();
    await expect(row).toContainText('60 cameras', { timeout: 15_000 });
    await row.locator('[data-act="remove"]').click();
    await expect(desk.getByTestId('question-no')).toBeFocused();
    await shot(desk, row, 'remove-en');
    await desk.getByTestId('question-yes').click();
    await expect(row).toHaveCount(0);
  });
});
