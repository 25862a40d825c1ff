import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  lead,
  officer,
  startCityUnderTest,
  type CityUnderTest,
} from '../../tests/fakes/cityUnderTest';
import type { Incident } from './wire';

let city: CityUnderTest;
let cameraIds: string[];
let keys = 0;
let nowMs = Date.now();

beforeAll(async () => {
  city = await startCityUnderTest({ now: () => nowMs, tokenLifeMs: 86_400_000 });
  cameraIds = (await city.ask('GET', '/catalog/starter')).body.cameraIds;
});
afterAll(() => city.close());

const key = () => `key-of-life-${String((keys += 1))}`;
const other = { seat: 4, name: '周岸', role: 'officer' };

async function anIncident(given: object = {}): Promise<Incident> {
  const body = { cameraId: cameraIds[0], kind: 'dispute', ...given };
  return (await city.ask('POST', '/rehearsal/incidents', body)).body;
}

async function anAlarm(kind: string, cameraId = cameraIds[1], level = 3) {
  const body = { cameraId, kind, level, clearAfterMs: null };
  return (await city.ask('POST', '/rehearsal/alarms', body)).body;
}

const answer = (id: string, action: string, body: object = {}) =>
  city.ask('POST', `/incidents/${id}/${action}`, { actor: officer, ...body }, key());
const now = async (id: string): Promise<Incident> =>
  (await city.ask('GET', `/incidents/${id}`)).body;
const isListed = async (id: string) =>
  (await city.ask('GET', '/incidents')).body.incidents.some((one: Incident) => one.id === id);

describe('joint handling', () => {
  it('goes to several units at once, and each signs for itself', async () => {
    const { id } = await anIncident();
    await answer(id, 'accept');
    const order = { units: ['990101-patrol-1', '990101-rescue'], joint: 'policing' };
    const assigned = await answer(id, 'assign', { ...order, instruction: '', limitMs: 60_000 });
    expect(assigned.body).toMatchObject({ joint: 'policing', currentStep: 'assigned' });
    expect(assigned.body.units.map((unit: { nameEn: string }) => unit.nameEn)).toEqual([
      'North Bank Patrol 1',
      'North Bank Rescue Station',
    ]);
    const first = (await city.ask('POST', `/rehearsal/incidents/${id}/sign`)).body;
    expect(first).toMatchObject({
      currentStep: 'investigating',
      units: [{}, { signedAtMs: null }],
    });
    const second = (await city.ask('POST', `/rehearsal/incidents/${id}/sign`)).body;
    expect(second.currentStep).toBe('investigating');
    expect(second.units.every((unit: { signedAtMs: number | null }) => unit.signedAtMs)).toBe(true);
    expect((await city.ask('POST', `/rehearsal/incidents/${id}/sign`)).status).toBe(409);
  });

  it('reports its result with a picture, from the spot and from the desk', async () => {
    const { id } = await anIncident();
    await answer(id, 'accept');
    await answer(id, 'assign', { units: ['一队'], instruction: '', limitMs: 60_000 });
    await city.ask('POST', `/rehearsal/incidents/${id}/sign`);
    await city.ask('POST', `/rehearsal/incidents/${id}/feedback`);
    await answer(id, 'feedback', { text: '画面核实', cameraIds: [cameraIds[0]] });
    const { feedback, currentStep } = await now(id);
    expect(currentStep).toBe('feedback');
    expect(feedback.map(({ by, pictures }) => [by, pictures.length])).toEqual([
      ['一队', 1],
      [officer.name, 1],
    ]);
  });
});

describe('the end of a case', () => {
  it('is the lead’s where it was grave, unless it was a false alarm', async () => {
    const grave = await anIncident({ level: 1 });
    await answer(grave.id, 'accept');
    const real = { verdict: 'real', reason: '属实' };
    const refused = await answer(grave.id, 'close', real);
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'lead-needed' } } });
    expect((await now(grave.id)).currentStep).toBe('assessing');
    expect((await answer(grave.id, 'close', { ...real, actor: lead })).status).toBe(200);
    const second = await anIncident({ level: 1 });
    expect((await answer(second.id, 'close', { verdict: 'false' })).status).toBe(200);
  });

  it('waits in the list until it is archived, by hand or by time', async () => {
    const [first, second] = [await anIncident({ level: 4 }), await anIncident({ level: 4 })];
    expect((await answer(first.id, 'archive')).body.error.code).toBe('wrong-step');
    for (const { id } of [first, second]) await answer(id, 'close', { verdict: 'false' });
    expect(await isListed(first.id)).toBe(true);
    await answer(first.id, 'archive');
    expect(await isListed(first.id)).toBe(false);
    expect((await answer(first.id, 'reopen', { reason: '再看' })).status).toBe(409);
    nowMs += 11 * 60_000;
    await expect.poll(() => isListed(second.id)).toBe(false);
  });
});

describe('calling the lead', () => {
  it('happens by itself when a limit is overrun, once for each step', async () => {
    const { id, steps } = await anIncident({ level: 2 });
    nowMs += (steps[0]?.limitMs ?? 0) + 1;
    await expect.poll(async () => (await now(id)).escalations.length).toBe(1);
    await new Promise((done) => setTimeout(done, 500));
    expect((await now(id)).escalations).toMatchObject([{ by: 'system' }]);
    await answer(id, 'accept');
    nowMs += 11 * 60_000;
    await expect.poll(async () => (await now(id)).escalations.length).toBe(2);
  });

  it('is everybody’s right, with words', async () => {
    const { id } = await anIncident();
    await answer(id, 'accept');
    const called = await answer(id, 'escalate', { actor: other, text: '请支援' });
    expect(called.body.escalations).toMatchObject([{ by: other.name, textZh: '督办：请支援' }]);
    expect(called.body.owner).toEqual(officer);
  });
});

describe('the tree', () => {
  it('passes a case one level up and down; whoever is there accepts it anew', async () => {
    const { id, holder } = await anIncident();
    await answer(id, 'accept');
    const up = (await answer(id, 'pass', { direction: 'up', reason: '跨区' })).body;
    expect(up).toMatchObject({ owner: null, currentStep: 'assessing' });
    expect(up.holder.nodeId).not.toBe(holder.nodeId);
    expect((await answer(id, 'accept', { actor: other })).body).toMatchObject({
      owner: other,
      currentStep: 'assessing',
    });
    const back = { actor: other, direction: 'down', reason: '属地处理' };
    expect((await answer(id, 'pass', back)).body.holder).toEqual(holder);
    for (let level = 0; level < 3; level += 1) await answer(id, 'pass', { ...back, actor: lead });
    const bottom = await answer(id, 'pass', { ...back, actor: lead });
    expect(bottom.body.error.code).toBe('no-level');
  });
});

describe('merging', () => {
  it('makes one case of several reports, and takes them apart as they were', async () => {
    const host = await anIncident();
    const alarm = await anAlarm('standing-water', cameraIds[1], 2);
    const guest = await now(alarm.incidentId);
    const merged = await answer(host.id, 'merge', { part: { incidentId: guest.id } });
    expect(merged.body).toMatchObject({ alarmIds: [alarm.id], mergedIds: [guest.id] });
    expect(await now(guest.id)).toMatchObject({ mergedInto: host.id });
    expect(await isListed(guest.id)).toBe(false);
    expect((await answer(guest.id, 'accept')).body.error.code).toBe('wrong-step');
    const linked = await city.ask('GET', `/alarms/${alarm.id}`);
    expect(linked.body.incidentId).toBe(host.id);

    const split = await answer(host.id, 'split', { part: { alarmId: alarm.id } });
    expect(split.body).toMatchObject({ alarmIds: [], mergedIds: [] });
    expect(await now(guest.id)).toMatchObject({ mergedInto: null, alarmIds: [alarm.id] });
    expect((await city.ask('GET', `/alarms/${alarm.id}`)).body.incidentId).toBe(guest.id);
  });

  it('takes in an alarm without a case, and makes one of it when it is split off', async () => {
    const host = await anIncident();
    const alarm = await anAlarm('fallen-tree', cameraIds[2]);
    const part = { alarmId: alarm.id };
    expect((await answer(host.id, 'merge', { part })).body.alarmIds).toEqual([alarm.id]);
    await answer(host.id, 'split', { part });
    const { incidentId } = (await city.ask('GET', `/alarms/${alarm.id}`)).body;
    expect(incidentId).not.toBe(host.id);
    expect((await now(incidentId)).currentStep).toBe('reported');
  });

  it('refuses what cannot be: itself, what is not in it, what somebody else works on', async () => {
    const host = await anIncident();
    const busy = await anIncident();
    await answer(busy.id, 'accept', { actor: other });
    const codes = [];
    for (const part of [{ incidentId: host.id }, { incidentId: busy.id }]) {
      codes.push((await answer(host.id, 'merge', { part })).body.error.code);
    }
    codes.push((await answer(host.id, 'split', { part: { alarmId: 'A-0' } })).body.error.code);
    expect(codes).toEqual(['not-together', 'taken', 'not-together']);
    expect(await now(host.id)).toMatchObject({ version: host.version });
  });

  it('counts a merged case once', async () => {
    const registered = async () => (await city.ask('GET', '/statistics')).body.registered;
    const [host, guest] = [await anIncident(), await anIncident()];
    const before = await registered();
    for (const { id } of [host, guest]) await answer(id, 'accept');
    expect(await registered()).toBe(before + 2);
    await answer(host.id, 'merge', { part: { incidentId: guest.id } });
    expect(await registered()).toBe(before + 1);
  });
});
