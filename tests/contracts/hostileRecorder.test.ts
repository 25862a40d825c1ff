import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CameraId } from '#contract/ids';
import { faultTable, type Outcome } from '#contract/outcome';

import type { WvpPlatform } from '../../electron/platform/wvp/wvpPlatform';
import { startWvpFake, type WvpFake } from '../fakes/wvp/wvpFake';
import { badAnswers, type Answer } from './badAnswers';
import { connectWvp } from './wvpStage';

/** Everything about records, of the media node and of devices, in both generations of routes. */
const aboutRecords = /^\/api\/(cloud\/record|gb_record|playback|common\/channel\/playback)\b/;
const cameraId = 'wvp:99010101001320000002' as CameraId;
const hourMs = 3_600_000;

let spoiled: Answer | undefined;
let fake: WvpFake;
let front: Server;
let platform: WvpPlatform;
let fromMs = 0;

const passOn: Answer = (request, response) => {
  const { method, headers } = request;
  const onward = ask(new URL(request.url ?? '/', fake.url), { method, headers }, (found) => {
    response.writeHead(found.statusCode ?? 502, found.headers);
    found.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
};

const start = async (dialect: 'head' | '2.7.2'): Promise<void> => {
  fake = await startWvpFake({ dialect, cameras: 10, port: 0, keepAliveMs: 200 });
  fromMs = Math.floor(Date.now() / 1_000) * 1_000 - 2 * hourMs;
  fake.recordOnDevice(102, fromMs, fromMs + hourMs);
  const { port } = front.address() as AddressInfo;
  platform = connectWvp(fake, { address: `http://127.0.0.1:${String(port)}` });
  platform.start();
  await expect.poll(() => platform.health().state, { timeout: 10_000 }).toBe('live');
  await expect.poll(() => platform.health().isCatalogLoading, { timeout: 10_000 }).toBe(false);
};

beforeEach(async () => {
  spoiled = undefined;
  front = createServer((request, response) => {
    const isSpoiled = aboutRecords.test(request.url ?? '');
    (isSpoiled && spoiled !== undefined ? spoiled : passOn)(request, response);
  });
  await new Promise<void>((ready) => front.listen(0, '127.0.0.1', ready));
});

afterEach(async () => {
  front.closeAllConnections();
  await platform.stop();
  await new Promise((done) => front.close(done));
  await fake.close();
});

const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.fault.code);

/** Half a minute, and the same waiting in all generations. */
const isQuick = ([name]: (typeof badAnswers)[number]): boolean => name !== 'silence';

describe.each([
  ['head', badAnswers],
  ['2.7.2', badAnswers.filter(isQuick)],
] as const)('a recorder behind WVP %s that answers badly', (of, answers) => {
  it.each(answers)(
    '%s: a fault in words, the platform goes on, and so does the recorder afterwards',
    async (_name, answer) => {
      await start(of);
      const records = platform.recordings;
      spoiled = answer;
      const spans = await records.spans(cameraId, fromMs, fromMs + hourMs);
      // A list that is none may be read as an empty one, never as something recorded.
      if (spans.ok) expect(spans.value.spans).toEqual([]);
      else expect(Object.keys(faultTable)).toContain(spans.fault.code);
      const stretch = await records.open(cameraId, fromMs + 60_000, fromMs + 70_000, 'sub');
      expect(Object.keys(faultTable)).toContain(codeOf(stretch));
      // A recorder that says nothing makes its platform a slow one.
      expect(platform.health().state).not.toBe('down');

      spoiled = undefined;
      const again = async (): Promise<string> =>
        codeOf(await records.open(cameraId, fromMs + 120_000, fromMs + 130_000, 'sub'));
      await expect.poll(again, { timeout: 10_000, interval: 500 }).toBe('ok');
    },
    60_000,
  );
});
