import { expect, it } from 'vitest';

import type { CameraId } from '#contract/ids';
import { failure, success } from '#contract/outcome';

import { FakeClock } from '../../../tests/fakes/fakeClock';
import type { HttpRequest } from '../http';
import { VnpApi } from './vnpApi';
import { VnpRecordings } from './vnpRecordings';
import { VnpSession } from './vnpSession';

const root = 'http://platform.example/vnp/v1';
const cameraId = 'city:7' as CameraId;
const session = { accessToken: 'a', renewToken: 'r', expiresAtMs: 1e12, renewUntilMs: 1e12 };

/** A recorder whose platform answers everything beside log-ins with this. */
const answering = (status: number, body: unknown) => {
  const clock = new FakeClock();
  const asked: HttpRequest[] = [];
  const ask = (request: HttpRequest) => {
    const isLogin = request.url.endsWith('/login');
    if (!isLogin) asked.push(request);
    const told = isLogin ? { status: 200, body: session } : { status, body };
    return Promise.resolve(success({ ...told, tookMs: 1 }));
  };
  const keeper = new VnpSession({ root, user: 'wall', password: 'word', ask, clock });
  const api = new VnpApi({ root, ask, session: keeper, clock, onAnswer: () => undefined });
  return { recorder: new VnpRecordings(api), asked };
};

it('leaves out spans that are none, and says that there may be more', async () => {
  const rows = [{ fromMs: 4_000, toMs: 9_000 }, { fromMs: 3_000 }, null, { fromMs: 2, toMs: 1 }];
  const { recorder, asked } = answering(200, { spans: rows });
  expect(await recorder.spans(cameraId, 0, 8_000)).toEqual(
    success({ spans: [{ fromMs: 4_000, toMs: 8_000 }], isComplete: false }),
  );
  expect(asked[0]?.url).toBe(`${root}/cameras/7/recordings?fromMs=0&toMs=8000`);
});

it('reads a bounded number of spans, the newest', async () => {
  const rows = Array.from({ length: 9_000 }, (_, index) => ({
    fromMs: index * 10_000,
    toMs: index * 10_000 + 5_000,
  }));
  const told = await answering(200, { spans: rows }).recorder.spans(cameraId, 0, 1e12);
  expect(told).toMatchObject({ value: { isComplete: false } });
  expect(told.ok && told.value.spans.length).toBe(2_000);
  expect(told.ok && told.value.spans.at(-1)).toEqual(rows.at(-1));
});

it('says in words why there is nothing, also of a platform that never heard of recordings', async () => {
  const codeOf = async (status: number, code: string) => {
    const { recorder } = answering(status, { error: { code, message: '' } });
    const opened = await recorder.open(cameraId, 0, 10_000, 'sub');
    return opened.ok ? 'ok' : opened.fault.code;
  };
  expect(await codeOf(404, 'nothing-recorded')).toBe('recording/none');
  expect(await codeOf(409, 'not-recorded')).toBe('recording/not-offered');
  expect(await codeOf(404, 'not-found')).toBe('recording/not-offered');
  expect(await codeOf(404, 'unknown-camera')).toBe('catalog/unknown-camera');
});

it('takes no stretch whose times nobody knows', async () => {
  const { recorder } = answering(201, { transport: 'hls', url: 'http://m.example/x', parts: [] });
  expect(await recorder.open(cameraId, 0, 10_000, 'sub')).toEqual(
    failure('platform/bad-answer', '/recordings'),
  );
});
