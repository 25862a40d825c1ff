import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  lead,
  officer,
  startCityUnderTest,
  type CityUnderTest,
} from '../../tests/fakes/cityUnderTest';

let city: CityUnderTest;
let cameraId: string;
let keys = 0;

beforeAll(async () => {
  city = await startCityUnderTest();
  const { body } = await city.ask('GET', '/catalog/starter');
  cameraId = body.cameraIds[0];
});
afterAll(() => city.close());

const key = () => `key-of-test-${String((keys += 1))}`;
const other = { seat: 4, name: '周岸', role: 'officer' };

async function anIncident(): Promise<string> {
  const body = { cameraId, kind: 'dispute' };
  return (await city.ask('POST', '/rehearsal/incidents', body)).body.id;
}

const answer = (id: string, action: string, body: object, withKey = key()) =>
  city.ask('POST', `/incidents/${id}/${action}`, { actor: officer, ...body }, withKey);

const order = { units: ['990101-patrol-1'], instruction: '疏导交通', limitMs: 300_000 };

describe('alarms', () => {
  it('brings an incident with it when it is grave, and none when it is not', async () => {
    const grave = await city.ask('POST', '/rehearsal/alarms', { cameraId, kind: 'road-collision' });
    expect(grave.body).toMatchObject({ level: 1, incidentId: expect.stringMatching(/^E-\d{4}-/) });
    const small = await city.ask('POST', '/rehearsal/alarms', { cameraId, kind: 'broken-lamp' });
    expect(small.body).toMatchObject({ level: 4, incidentId: null });
  });

  it('counts a repeat within a minute instead of raising another one', async () => {
    const raise = () =>
      city.ask('POST', '/rehearsal/alarms', { cameraId, kind: 'standing-water', level: 3 });
    const first = await raise();
    const second = await raise();
    expect(second.body).toMatchObject({ id: first.body.id, count: 2 });
    expect(second.body.pictures).toHaveLength(2);
    expect(second.body.version).toBeGreaterThan(first.body.version);
  });

  it('keeps acknowledged and cleared apart, and is open until both', async () => {
    const { body } = await city.ask('POST', '/rehearsal/alarms', { cameraId, kind: 'fallen-tree' });
    const isOpen = async () => {
      const list = await city.ask('GET', '/alarms?state=open');
      return list.body.alarms.some((alarm: { id: string }) => alarm.id === body.id);
    };
    const cleared = await city.ask('POST', `/rehearsal/alarms/${body.id}/clear`);
    expect(cleared.body).toMatchObject({ condition: 'cleared', acknowledged: null });
    expect(await isOpen()).toBe(true);
    await city.ask('POST', `/alarms/${body.id}/acknowledge`, { actor: officer }, key());
    expect(await isOpen()).toBe(false);
  });

  it('keeps the first acknowledgement and does not mind a second', async () => {
    const { body } = await city.ask('POST', '/rehearsal/alarms', { cameraId, kind: 'smoke' });
    const path = `/alarms/${body.id}/acknowledge`;
    await city.ask('POST', path, { actor: officer, note: '已看到' }, key());
    const second = await city.ask('POST', path, { actor: other }, key());
    expect(second).toMatchObject({ status: 200, body: { acknowledged: { actor: officer } } });
    const { answers } = (await city.ask('GET', '/rehearsal/answers')).body;
    const received = answers.filter((entry: { targetId: string }) => entry.targetId === body.id);
    expect(received).toMatchObject([
      { action: 'acknowledge', actor: officer, text: '已看到', count: 1 },
      { action: 'acknowledge', actor: other, count: 1 },
    ]);
  });

  it('becomes an incident when an officer wants it, once', async () => {
    const alarm = await city.ask('POST', '/rehearsal/alarms', { cameraId, kind: 'road-obstacle' });
    const wish = { actor: officer, alarmId: alarm.body.id };
    const first = await city.ask('POST', '/incidents', wish, key());
    const second = await city.ask('POST', '/incidents', wish, key());
    expect(second.body.id).toBe(first.body.id);
    const now = await city.ask('GET', `/alarms/${alarm.body.id}`);
    expect(now.body.incidentId).toBe(first.body.id);
    expect(first.body).toMatchObject({ source: 'device', alarmIds: [alarm.body.id] });
  });

  it('points to pictures that only a token opens', async () => {
    const { body } = await city.ask('POST', '/rehearsal/alarms', {
      cameraId,
      kind: 'road-collision',
    });
    const path = body.pictures[0].url as string;
    const picture = await city.ask('GET', path.replace('/vnp/v1', ''));
    expect(picture.status).toBe(200);
    expect((await city.fetchMedia(city.city.url + path)).status).toBe(401);
  });
});

describe('incidents', () => {
  it('goes through the six steps, each with who and when', async () => {
    const id = await anIncident();
    await answer(id, 'accept', {});
    await answer(id, 'assign', order);
    await city.ask('POST', `/rehearsal/incidents/${id}/sign`);
    await answer(id, 'feedback', { text: '已恢复通行' });
    const closed = (await answer(id, 'close', { verdict: 'real', reason: '已处理' })).body;
    expect(closed).toMatchObject({ currentStep: 'closed', verdict: 'real', owner: officer });
    for (const [index, step] of closed.steps.entries()) {
      expect(step.startedAtMs).not.toBeNull();
      expect(step.endedAtMs).not.toBeNull();
      if (index > 0) expect(step.by).not.toBeNull();
    }
    expect(closed.units).toMatchObject([{ name: '北岸巡逻一组', nameEn: 'North Bank Patrol 1' }]);
    expect(closed.steps[2].limitMs).toBe(300_000);
    expect(closed.timeline).toHaveLength(6);
  });

  it('belongs to the first who accepts it; the second is told who has it', async () => {
    const id = await anIncident();
    await answer(id, 'accept', {});
    const second = await answer(id, 'accept', { actor: other });
    expect(second).toMatchObject({
      status: 409,
      body: { error: { code: 'taken', detail: { owner: officer } } },
    });
    expect((await answer(id, 'accept', {})).status).toBe(200);
  });

  it('lets one of two win who accept at the same moment', async () => {
    const id = await anIncident();
    const both = [answer(id, 'accept', {}), answer(id, 'accept', { actor: other })];
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  it('lets only its owner or a lead go on with it', async () => {
    const id = await anIncident();
    await answer(id, 'accept', {});
    expect((await answer(id, 'assign', { ...order, actor: other })).body.error.code).toBe('taken');
    expect((await answer(id, 'assign', { ...order, actor: lead })).status).toBe(200);
  });

  it('does not skip what must come first', async () => {
    const id = await anIncident();
    const early = await answer(id, 'assign', order);
    expect(early.body.error).toMatchObject({
      code: 'wrong-step',
      detail: { currentStep: 'reported' },
    });
    expect((await answer(id, 'feedback', { text: 'x' })).status).toBe(409);
  });

  it('ends as a false alarm from any step', async () => {
    const id = await anIncident();
    const closed = await answer(id, 'close', { verdict: 'false' });
    expect(closed.body).toMatchObject({ currentStep: 'closed', verdict: 'false' });
    expect((await answer(id, 'close', { verdict: 'real' })).body.error.code).toBe('wrong-step');
  });

  it('goes back to the unit with a reason', async () => {
    const id = await anIncident();
    await answer(id, 'accept', {});
    await answer(id, 'assign', order);
    await answer(id, 'feedback', { text: '好了' });
    const back = await answer(id, 'reopen', { reason: '画面中仍有障碍' });
    expect(back.body).toMatchObject({ currentStep: 'investigating', verdict: null });
    expect(back.body.steps[4].startedAtMs).toBeNull();
    expect(back.body.timeline.at(-1).textZh).toContain('画面中仍有障碍');
  });

  it('gives the same answer to the same key, and acts once', async () => {
    const id = await anIncident();
    const same = key();
    const first = await answer(id, 'accept', {}, same);
    await answer(id, 'close', { verdict: 'real' });
    const again = await answer(id, 'accept', {}, same);
    expect(again).toMatchObject({ status: 200, body: first.body });
    const { answers } = (await city.ask('GET', '/rehearsal/answers')).body;
    const received = answers.filter((a: { idempotencyKey: string }) => a.idempotencyKey === same);
    expect(received).toMatchObject([{ count: 2, status: 200 }]);
  });

  it('repeats a refusal too: whoever lost does not win by asking again', async () => {
    const id = await anIncident();
    await answer(id, 'accept', {});
    const same = key();
    const first = await answer(id, 'accept', { actor: other }, same);
    await answer(id, 'close', { verdict: 'false' });
    expect((await answer(id, 'accept', { actor: other }, same)).body).toEqual(first.body);
  });

  it('refuses a key that came with something else before, or none at all', async () => {
    const id = await anIncident();
    const same = key();
    await answer(id, 'accept', {}, same);
    const reused = await answer(id, 'close', { verdict: 'real' }, same);
    expect(reused).toMatchObject({ status: 409, body: { error: { code: 'key-reused' } } });
    const bare = await city.ask('POST', `/incidents/${id}/close`, {
      actor: officer,
      verdict: 'real',
    });
    expect(bare).toMatchObject({ status: 400, body: { error: { code: 'missing-key' } } });
  });

  it('names the field of a body that is not as described', async () => {
    const id = await anIncident();
    const nobody = await city.ask('POST', `/incidents/${id}/accept`, {}, key());
    expect(nobody.body.error.detail).toEqual({ at: '/actor' });
    const wrong = await answer(id, 'assign', { ...order, limitMs: 'soon' });
    expect(wrong.body.error.detail).toEqual({ at: '/limitMs' });
  });

  it('comes from a grid worker whose number nobody can ring', async () => {
    const { body } = await city.ask('GET', `/incidents/${await anIncident()}`);
    expect(body.source).toBe('worker');
    expect(body.reporter.phoneMasked).toMatch(/^138\*{4}\d{4}$/);
  });
});

interface Figures {
  registered: number;
  handled: number;
}

describe('statistics', () => {
  it('counts twenty million from the past, and today case by case', async () => {
    const read = async () => (await city.ask('GET', '/statistics')).body as Figures;
    const before = await read();
    expect(before.registered).toBeGreaterThanOrEqual(20_000_000);
    const id = await anIncident();
    expect((await read()).registered).toBe(before.registered);
    await answer(id, 'accept', {});
    const accepted = await read();
    expect(accepted.registered).toBe(before.registered + 1);
    await answer(id, 'close', { verdict: 'real' });
    expect((await read()).handled).toBe(accepted.handled + 1);
  });

  it('adds up: children make their parent, on every level', async () => {
    const { nodes } = (await city.ask('GET', '/catalog/nodes?limit=5000')).body;
    for (const node of nodes.filter((one: { level: string }) => one.level !== 'grid')) {
      const { body } = await city.ask('GET', `/statistics?nodeId=${node.id}`);
      const children = body.children as Figures[];
      const sum = (field: keyof Figures) =>
        children.reduce((total, child) => total + child[field], 0);
      expect([sum('registered'), sum('handled')]).toEqual([body.registered, body.handled]);
      expect(body.handled).toBeLessThanOrEqual(body.registered);
    }
  });

  it('counts spans that add up to the whole, today’s with what happened meanwhile', async () => {
    const midnight = new Date().setHours(0, 0, 0, 0);
    const edges = [midnight - 86_400_000, midnight, midnight + 6_000_000, midnight + 86_400_000];
    const read = async () =>
      (await city.ask('GET', `/statistics?edgesMs=${edges.join(',')}`)).body.spans as Figures[];
    const before = await read();
    const id = await anIncident();
    await answer(id, 'accept', {});
    const spans = await read();
    const whole = (await city.ask('GET', `/statistics?fromMs=${edges[0]}&toMs=${edges[3]! - 1}`))
      .body as Figures;
    const sum = (all: Figures[]) => all.reduce((total, { registered }) => total + registered, 0);
    expect(sum(spans)).toBe(whole.registered);
    expect(sum(spans)).toBe(sum(before) + 1);
    expect(before[0]?.registered).toBeGreaterThan(1000);
    expect(spans.every(({ registered, handled }) => handled <= registered)).toBe(true);
    for (const words of ['2,1', 'soon', '1,', '-5,6']) {
      expect((await city.ask('GET', `/statistics?edgesMs=${words}`)).status).toBe(400);
    }
  });

  it('has no rate where nothing was registered', async () => {
    const { body } = await city.ask('GET', '/statistics?fromMs=1000&toMs=2000');
    expect(body).toMatchObject({ registered: 0, handled: 0, rate: null });
    expect((await city.ask('GET', '/statistics?fromMs=soon')).status).toBe(400);
  });
});
