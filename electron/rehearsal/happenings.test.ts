import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTinyClips, type TinyClips } from '../../tests/fakes/tinyClips';
import { buildCity } from './buildCity';
import type { CityState } from './cityState';
import { dayScript, morning } from './dayScript';
import { happeningKind, happeningKinds } from './happeningKinds';
import { withDefaults, type CityOptions } from './options';
import { starterCameras } from './starters';
import type { Actor } from './wire';

const minute = 60_000;
const officer: Actor = { seat: 3, name: '林一', role: 'officer' };
let clips: TinyClips;
let folder: string;

beforeAll(async () => {
  clips = await makeTinyClips();
  folder = await mkdtemp(join(tmpdir(), 'city-state-'));
});
afterAll(async () => {
  await clips.remove();
  await rm(folder, { recursive: true });
});

async function aCity(options: Partial<CityOptions> = {}) {
  const clock = { nowMs: Date.UTC(2026, 10, 22, 6) };
  const wish = { clipsFolder: clips.folder, cameras: 120, now: () => clock.nowMs, ...options };
  const built = await buildCity(withDefaults(wish));
  const pass = (ms: number, step = 200) => {
    for (let passed = 0; passed < ms; passed += step) {
      clock.nowMs += step;
      built.city.happenings.tick();
    }
  };
  return { ...built, clock, pass };
}

/** Everything that has come by itself since the start, alarms and reports. */
function arrivals(city: CityState, sinceMs: number): number {
  const alarms = city.alarms.list('all').filter((alarm) => alarm.raisedAtMs > sinceMs);
  const repeats = alarms.reduce((sum, alarm) => sum + alarm.count - 1, 0);
  const reports = city.incidents
    .list('all')
    .filter((one) => one.source === 'worker' && (one.steps[0]?.startedAtMs ?? 0) > sinceMs);
  return alarms.length + repeats + reports.length;
}

describe('Happenings', () => {
  it('is calm: the first comes after a minute and a half, then about six an hour', async () => {
    const { city, clock, pass } = await aCity();
    const begin = clock.nowMs;
    pass(85_000);
    expect(arrivals(city, begin)).toBe(0);
    pass(10_000);
    expect(arrivals(city, begin)).toBe(1);
    expect(city.alarms.list('open')[0]).toMatchObject({ kind: 'road-collision', level: 1 });
    pass(4 * 60 * minute, 1000);
    expect(arrivals(city, begin)).toBeGreaterThanOrEqual(20);
    expect(arrivals(city, begin)).toBeLessThanOrEqual(29);
  });

  it('comes as often as it is told to, and not at all at zero', async () => {
    const { city, clock, pass } = await aCity({ script: 'random', alarmsPerHour: 120 });
    const begin = clock.nowMs;
    pass(60 * minute, 1000);
    expect(arrivals(city, begin)).toBeGreaterThan(80);
    expect(arrivals(city, begin)).toBeLessThan(160);
    city.happenings.setRate(0);
    const before = arrivals(city, begin);
    pass(60 * minute, 1000);
    expect(arrivals(city, begin)).toBe(before);
  });

  it('is silent when there is no script, until a rate is set', async () => {
    const { city, clock, pass } = await aCity({ script: 'off' });
    const begin = clock.nowMs;
    pass(60 * minute, 1000);
    expect(city.alarms.list('all')).toEqual([]);
    expect(city.incidents.list('all')).toEqual([]);
    city.happenings.setRate(600);
    pass(minute);
    expect(arrivals(city, begin)).toBeGreaterThan(0);
  });

  it('repeats by chance what it did with the same seed', async () => {
    const kinds = async (seed: number) => {
      const { city, pass } = await aCity({ script: 'random', alarmsPerHour: 60, seed });
      pass(60 * minute, 1000);
      return city.alarms.list('all').map((alarm) => `${alarm.kind} ${alarm.cameraId}`);
    };
    expect(await kinds(5)).toEqual(await kinds(5));
    expect(await kinds(5)).not.toEqual(await kinds(6));
  });

  it('leaves out what it missed while the machine slept', async () => {
    const { city, clock, pass } = await aCity({ script: 'random', alarmsPerHour: 600 });
    clock.nowMs += 12 * 60 * minute;
    const begin = clock.nowMs;
    pass(200);
    expect(arrivals(city, begin)).toBeLessThanOrEqual(25);
  });

  it('lets device alarms clear by themselves after a while', async () => {
    const { city, pass } = await aCity({ script: 'off' });
    const one = city.catalog.all()[0];
    const kind = happeningKind('device-vibration');
    if (!one || !kind) throw new Error('nothing to raise');
    const alarm = city.happenings.raiseAlarm(one, kind);
    pass(minute, 1000);
    expect(city.alarms.find(alarm.id)).toMatchObject({ value: { condition: 'active' } });
    pass(7 * minute, 1000);
    expect(city.alarms.find(alarm.id)).toMatchObject({ value: { condition: 'cleared' } });
  });

  it('goes through the six steps of a rehearsal by itself, and calls it one', async () => {
    const { city, pass } = await aCity({ script: 'off' });
    const one = city.catalog.all()[0];
    const kind = happeningKind('smoke');
    if (!one || !kind) throw new Error('nothing to raise');
    const alarm = city.happenings.rehearse(one, kind);
    expect(alarm).toMatchObject({ level: 1, condition: 'active' });
    expect(JSON.stringify(alarm)).toContain('演练');
    const incident = () => city.incidents.find(alarm.incidentId ?? '');
    expect(JSON.stringify(incident())).toContain('Rehearsal');
    pass(20_000, 1000);
    expect(incident()).toMatchObject({ value: { currentStep: 'assigned' } });
    pass(50_000, 1000);
    expect(incident()).toMatchObject({ value: { currentStep: 'closed' } });
    expect(city.alarms.find(alarm.id)).toMatchObject({ value: { condition: 'cleared' } });
  });

  it('has the unit sign, set out and arrive by itself', async () => {
    const { city, pass } = await aCity({ script: 'off' });
    const one = city.catalog.all()[0];
    const kind = happeningKind('dispute');
    if (!one || !kind) throw new Error('nothing to raise');
    const { id } = city.happenings.raiseIncident(one, kind);
    city.work.accept(id, officer);
    const units = [{ name: '一组', nameEn: 'One' }];
    city.work.assign(id, officer, { units, instruction: '去', limitMs: 5 * minute });
    city.happenings.expectSignature(id);
    pass(50_000);
    expect(city.incidents.find(id)).toMatchObject({ value: { currentStep: 'investigating' } });
    pass(2 * minute);
    const now = city.incidents.find(id);
    expect(now.ok && now.value.timeline.at(-1)?.textEn).toBe('On the spot, at work');
  });

  it('begins its day with two cases under way and one closed', async () => {
    const { city } = await aCity();
    const steps = city.incidents.list('all').map((one) => one.currentStep);
    expect(steps.sort()).toEqual(['closed', 'feedback', 'investigating']);
    expect(city.alarms.list('open')).toEqual([]);
  });

  it('knows every camera and every kind of its scripts', () => {
    const numbers = starterCameras.map((camera) => camera.number);
    for (const line of [...dayScript, ...morning]) {
      expect(numbers).toContain(line.number);
      expect(happeningKind(line.kind)).not.toBeNull();
    }
  });

  it('says what happened and never who somebody is', () => {
    const text = JSON.stringify(happeningKinds);
    expect(text).not.toMatch(/人脸|身份|嫌疑|聚集|face|identity|suspect|gather|crowd|wanted/i);
  });
});

describe('the state file', () => {
  it('keeps open alarms and incidents over a restart, and their numbers', async () => {
    const stateFile = join(folder, 'state.json');
    const first = await aCity({ stateFile });
    first.pass(2 * minute);
    const alarms = first.city.alarms.list('all');
    await first.state?.close();
    const second = await aCity({ stateFile });
    expect(second.city.alarms.list('all')).toEqual(alarms);
    expect(second.city.incidents.list('all')).toEqual(first.city.incidents.list('all'));
    const one = second.city.catalog.all()[0];
    const kind = happeningKind('dispute');
    if (!one || !kind) throw new Error('nothing to raise');
    const fresh = second.city.happenings.raiseIncident(one, kind);
    expect(first.city.incidents.find(fresh.id).ok).toBe(false);
  });

  it('is forgotten when the city was away for long: a new day begins', async () => {
    const stateFile = join(folder, 'old.json');
    const first = await aCity({ stateFile, script: 'off' });
    first.city.happenings.setRate(3600);
    first.pass(5000);
    expect(first.city.alarms.list('all').length).toBeGreaterThan(0);
    await first.state?.close();
    const later = first.clock.nowMs + 60 * minute;
    const second = await aCity({ stateFile, script: 'off', now: () => later });
    expect(second.city.alarms.list('all')).toEqual([]);
  });

  it('is not believed when it is of another city or spoiled', async () => {
    const stateFile = join(folder, 'other.json');
    const first = await aCity({ stateFile, seed: 1, script: 'day' });
    await first.state?.close();
    const text = await readFile(stateFile, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ city: '1/120' });
    const second = await aCity({ stateFile, seed: 2, script: 'off' });
    expect(second.city.incidents.list('all')).toEqual([]);
    await writeFile(stateFile, text.slice(0, text.length / 2));
    const third = await aCity({ stateFile, seed: 1, script: 'off' });
    expect(third.city.incidents.list('all')).toEqual([]);
  });
});
