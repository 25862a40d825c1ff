import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  officer,
  startCityUnderTest,
  type Answered,
  type CityUnderTest,
} from '../../tests/fakes/cityUnderTest';

let city: CityUnderTest;

beforeAll(async () => {
  city = await startCityUnderTest();
});
afterAll(() => city.close());

const ptzNumber = 1033;
let keys = 0;

/** One walk through everything that the document describes. */
async function walk(): Promise<void> {
  const { ask } = city;
  const send = (path: string, body: object) => ask('POST', path, body, `walk-key-${(keys += 1)}`);
  await ask('GET', '/info');
  const session = await ask('POST', '/login', {
    user: 'wall',
    password: 'secret of the test',
  });
  await ask('POST', '/login/renew', { renewToken: session.body.renewToken });
  await ask('GET', '/catalog/nodes?limit=3');
  const { cameras, catalogVersion } = (await ask('GET', '/catalog/cameras?limit=60')).body;
  await ask('GET', '/catalog/starter');
  const cameraId = cameras[0].id as string;
  for (const kind of ['offline', 'online', 'renamed', 'added']) {
    await send('/rehearsal/catalog', { kind, cameraId, name: '新', nameEn: 'New' });
  }
  await send('/rehearsal/catalog', { kind: 'removed', cameraId: cameras.at(-1).id });
  await ask('GET', `/catalog/changes?since=${catalogVersion}`);
  await ask('GET', '/catalog/changes?since=nonsense');
  await walkStreams(cameraId);
  await walkRecordings(cameraId);
  await walkPtz(cameras.find((one: { number: number }) => one.number === ptzNumber).id);
  await walkHappenings(cameraId, send);
  await ask('GET', '/statistics');
  await ask('GET', '/statistics?edgesMs=1000,2000');
  await ask('GET', '/statistics?edgesMs=2000,1000');
  await ask('GET', '/units?nodeId=99');
  await ask('GET', '/units?nodeId=1');
}

async function walkStreams(cameraId: string): Promise<void> {
  const { ask } = city;
  const stream = (await ask('POST', '/streams', { cameraId, profile: 'small' })).body;
  const address = new URL(stream.url);
  await ask('GET', address.pathname.replace('/vnp/v1', '') + address.search);
  await ask('GET', address.pathname.replace('/vnp/v1', ''));
  await ask('POST', `/streams/${stream.streamId}/renew`);
  await ask('DELETE', `/streams/${stream.streamId}`);
  await ask('POST', `/streams/${stream.streamId}/renew`);
  await ask('GET', `/cameras/${cameraId}/snapshot`);
  await ask('PUT', `/rehearsal/faults/${cameraId}`, { fault: 'offline' });
  await ask('GET', '/rehearsal/faults');
  await ask('POST', '/streams', { cameraId, profile: 'small' });
  await ask('GET', `/cameras/${cameraId}/snapshot`);
  await ask('DELETE', `/rehearsal/faults/${cameraId}`);
  await ask('DELETE', '/rehearsal/faults');
  await ask('PUT', '/rehearsal/channel', { isCut: false });
  await ask('PUT', '/rehearsal/channel', { isCut: 'no' });
  await ask('POST', '/rehearsal/channel', { text: '{' });
}

async function walkRecordings(cameraId: string): Promise<void> {
  const { ask } = city;
  const toMs = Date.now() - 60_000;
  const span = { fromMs: toMs - 7_200_000, toMs };
  const path = `/cameras/${cameraId}/recordings`;
  await ask('GET', `${path}?fromMs=${String(span.fromMs)}&toMs=${String(toMs)}`);
  await ask('GET', `${path}?fromMs=${String(toMs)}&toMs=${String(span.fromMs)}`);
  const wish = { cameraId, profile: 'sub', fromMs: toMs - 8_000, toMs };
  const stretch = (await ask('POST', '/recordings', wish)).body;
  await ask('POST', '/recordings', { ...wish, fromMs: 0, toMs: 8_000 });
  await ask('POST', '/recordings', { ...wish, toMs: wish.fromMs });
  const { pathname, search } = new URL(stretch.url);
  await ask('GET', pathname.replace('/vnp/v1', '') + search);
  await ask('GET', pathname.replace('/vnp/v1', ''));
}

async function walkPtz(cameraId: string): Promise<void> {
  const on = (path: string, body: object) =>
    city.ask('POST', `/cameras/${cameraId}/ptz${path}`, body);
  const { leaseId } = (await on('/lease', { actor: officer })).body;
  await on('/lease', { actor: { ...officer, seat: 8 } });
  await on('/lease/renew', { leaseId });
  await on('/move', { leaseId, pan: 0.5, tilt: 0, zoom: 0 });
  await on('/stop', { leaseId });
  await city.ask('GET', `/rehearsal/ptz/${cameraId}`);
  await city.ask('GET', `/cameras/${cameraId}/ptz/presets`);
  await on('/presets/goto', { leaseId, presetId: '1' });
  await on('/lease/release', { leaseId });
  await on('/move', { leaseId, pan: 0.5, tilt: 0, zoom: 0 });
}

async function walkHappenings(
  cameraId: string,
  send: (path: string, body: object) => Promise<Answered>,
): Promise<void> {
  const { ask } = city;
  const actor = officer;
  await ask('GET', '/rehearsal/state');
  await ask('PUT', '/rehearsal/rate', { alarmsPerHour: 0 });
  const alarm = (await send('/rehearsal/alarms', { cameraId, kind: 'smoke', clearAfterMs: null }))
    .body;
  await ask('GET', '/alarms?state=all&limit=1');
  await ask('GET', `/alarms/${alarm.id}`);
  await ask('GET', '/alarms/nothing');
  await send(`/alarms/${alarm.id}/acknowledge`, { actor, note: '看到' });
  await send(`/rehearsal/alarms/${alarm.id}/clear`, {});
  await ask('GET', `/pictures/${alarm.pictures[0].url.split('/').at(-1)}`);
  await ask('GET', '/pictures/nothing.jpg');
  await send('/rehearsal/incidents', { cameraId, kind: 'dispute' });
  const { id } = (await send('/incidents', { actor, alarmId: alarm.id })).body;
  await ask('GET', '/incidents');
  await ask('GET', `/incidents/${id}`);
  await send(`/incidents/${id}/accept`, { actor });
  const order = { units: ['自定单位'], joint: 'policing', instruction: '核实', limitMs: 60_000 };
  await send(`/incidents/${id}/assign`, { actor, ...order });
  await send(`/rehearsal/incidents/${id}/sign`, {});
  await send(`/rehearsal/incidents/${id}/sign`, {});
  await send(`/rehearsal/incidents/${id}/feedback`, {});
  await send(`/incidents/${id}/feedback`, { actor, text: '好', cameraIds: [cameraId] });
  await send(`/incidents/${id}/reopen`, { actor, reason: '未好' });
  await ask('GET', '/loop');
  await send(`/incidents/${id}/note`, { actor, text: '记' });
  await send(`/incidents/${id}/escalate`, { actor, text: '催' });
  await send(`/incidents/${id}/pass`, { actor, direction: 'up', reason: '跨区' });
  const later = (await send('/rehearsal/alarms', { cameraId, kind: 'fallen-tree' })).body;
  const part = { alarmId: later.id };
  await send(`/incidents/${id}/merge`, { actor, part });
  await send(`/incidents/${id}/split`, { actor, part });
  await send(`/incidents/${id}/split`, { actor, part });
  await send(`/incidents/${id}/close`, { actor, verdict: 'suspicious', reason: '存疑' });
  await send(`/incidents/${id}/archive`, { actor });
  await ask('GET', '/rehearsal/answers');
}

describe('resources/vnp/openapi.yaml', () => {
  it('describes every request and every answer of a walk through the whole protocol', async () => {
    await walk();
    const unseen = city.document.operationIds.filter((id) => !city.document.seen.has(id));
    expect(unseen).toEqual([]);
  });

  it('describes what needs a token, and what happens without one', async () => {
    for (const path of ['/catalog/nodes', '/alarms', '/rehearsal/state', '/units', '/statistics']) {
      const response = await fetch(`${city.city.url}/vnp/v1${path}`);
      const answer: unknown = await response.json();
      const type = response.headers.get('content-type');
      const exchange = { method: 'GET', path, status: response.status, type, answer };
      expect(response.status).toBe(401);
      expect(city.document.check(exchange)).toEqual([]);
    }
  });

  it('would notice a field that nobody wrote down, a missing one and a wrong status', () => {
    const good = { error: { code: 'bad-token', message: 'x' } };
    const exchange = { method: 'GET', path: '/alarms', status: 401, type: 'application/json' };
    const check = (answer: unknown, status = 401) =>
      city.document.check({ ...exchange, status, answer }).length;
    expect(check(good)).toBe(0);
    expect(check({ error: { code: 'bad-token' } })).toBeGreaterThan(0);
    expect(check({ error: { ...good.error, more: 1 } })).toBeGreaterThan(0);
    expect(check({ error: { code: 'made-up', message: 'x' } })).toBeGreaterThan(0);
    expect(check(good, 418)).toBeGreaterThan(0);
  });

  it('answers an unknown address, a wrong method and a body that is no JSON as described', async () => {
    const base = `${city.city.url}/vnp/v1`;
    const codeOf = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(base + path, init);
      const body: unknown = await response.json();
      expect(city.document.checkShape('Problem', body)).toEqual([]);
      return `${String(response.status)} ${(body as { error: { code: string } }).error.code}`;
    };
    expect(await codeOf('/nowhere')).toBe('404 not-found');
    expect(await codeOf('/../../etc/passwd')).toBe('404 not-found');
    expect(await codeOf('/info', { method: 'DELETE' })).toBe('405 method-not-allowed');
    expect(await codeOf('/login', { method: 'POST', body: '{' })).toBe('400 bad-request');
    expect(await codeOf('/login', { method: 'POST', body: '[]' })).toBe('400 bad-request');
    const huge = JSON.stringify({ user: 'x'.repeat(70_000) });
    expect(await codeOf('/login', { method: 'POST', body: huge })).toBe('400 too-large');
  });
});
