import { expect, test, type Page } from '@playwright/test';
import { recorded } from '../fakes/intakeSamples';
import { brokerUser, Mosquitto } from '../fakes/mosquitto';
import { MqttPublisher } from '../fakes/mqttPublisher';
import { ordered } from './asked';
import { openWall, type RunningWall } from './harness';
import { press } from './keys';

let running: RunningWall | undefined;
let broker: Mosquitto | undefined;
test.afterEach(async () => {
  await running?.close();
  await broker?.end();
  running = broker = undefined;
});

const patience = { timeout: 15_000 };

test('alarms of a broker: tried on a sample, saved, and on the desk', async ({}, testInfo) => {
  test.setTimeout(120_000);
  const shot = (page: Page, name: string): Promise<unknown> =>
    page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
  broker = await Mosquitto.start();
  running = await openWall({ locale: 'zh-CN', alarmsPerHour: 0, displaySize: '4480x1200' });
  const desk = await running.desk();
  const page = desk.getByTestId('sources-page');
  const fill = (name: string, text: string) => page.locator(`[name="${name}"]`).fill(text);

  await test.step('known bodies are read by themselves, any other by paths', async () => {
    await expect(desk.getByTestId('number-field')).toBeVisible(patience);
    await press(desk, 'Control+I');
    await desk.getByTestId('source-add-mqtt').click();
    await fill('sample', recorded('cap-1.2-alert.xml'));
    const preview = desk.getByTestId('source-preview');
    await expect(preview).toContainText('示例广场东门 入侵检测', patience);
    await shot(desk, 'sources-cap-zh');
    await fill('sample', JSON.stringify({ evt: { sev: 'P1', words: '水泵房积水' }, dev: 'x' }));
    await fill('sample-topic', 'plant/pump/alarm');
    await page.locator('[name="field-what"]').focus();
    await page.getByRole('button', { name: 'evt.words' }).click();
    await fill('field-priority', 'evt.sev');
    await fill('said-critical', 'P1');
    await fill('field-place', '@topic[2]');
    await expect(preview.locator('.preview-title')).toContainText('水泵房积水', patience);
    await expect(preview.locator('[data-symbol]')).toHaveAttribute('data-symbol', 'critical');
    await page.locator('[name="field-latitude"]').scrollIntoViewIfNeeded();
    await shot(desk, 'sources-mapping-zh');
  });

  await test.step('a wrong password is told, the right one brings the alarm', async () => {
    await fill('name', '给排水');
    await fill('address', broker?.address ?? '');
    await fill('topics', 'plant/+/alarm');
    await fill('user', brokerUser.user);
    await fill('authority', broker?.authority ?? '');
    await fill('secret', 'wrong');
    await desk.getByTestId('source-save').click();
    const row = page.locator('[data-source="给排水"]');
    await expect(row).toContainText('用户名或密码不对', patience);
    await fill('secret', brokerUser.password);
    await desk.getByTestId('source-save').click();
    await expect(row).toContainText('正常', patience);
    const publisher = await MqttPublisher.at(broker as Mosquitto);
    const body = { id: 7, evt: { sev: 'P1', words: '水泵房积水' }, cameraId: 1032 };
    await publisher.publish('plant/pump/alarm', body);
    publisher.end();
    await expect(row).toContainText('1 条消息', patience);
    await shot(desk, 'sources-live-zh');
  });

  await test.step('it stands on the desk and on the wall as any alarm', async () => {
    await desk.keyboard.press('Escape');
    await expect(desk.getByText('水泵房积水').first()).toBeVisible(patience);
    const wall = await (running as RunningWall).wall();
    await expect(wall.locator('body')).toContainText('水泵房积水', patience);
    await shot(wall, 'sources-wall-zh');
  });

  await test.step('in English too', async () => {
    await ordered(desk, 'settings:write', { locale: 'en' });
    await press(desk, 'Control+I');
    await page.locator('[data-source="给排水"]').click();
    await page.locator('[name="heard"]').selectOption('0');
    await expect(desk.getByTestId('source-preview')).toContainText('Read as JSON', patience);
    await shot(desk, 'sources-form-en');
    await desk.getByTestId('source-replay').scrollIntoViewIfNeeded();
    await shot(desk, 'sources-end-en');
  });
});
