import { describe, expect, it } from 'vitest';

import type { PlatformId } from '#contract/ids';
import { alarmReportSchema } from '#contract/alarm';
import { incidentSchema } from '#contract/incident';
import { defaultLoop } from '#contract/incidentLoop';

import { aWireAlarm, aWireIncident } from '../../../tests/builders/vnpMessages';
import { isMended } from './vnpMended';
import { toIncident } from './vnpToIncident';
import { toAlarm } from './vnpTranslate';
import { wireAlarmSchema } from './vnpWire';
import { wireIncidentSchema } from './vnpWireIncident';

const platformId = 'city' as PlatformId;
const nowMs = 1_800_000_000_000;

/** What becomes of an alarm that says that; undefined when it cannot be read. */
const alarmWith = (other: object) => {
  const read = wireAlarmSchema.safeParse({ ...aWireAlarm(), ...other });
  return read.success ? alarmReportSchema.parse(toAlarm(platformId, read.data)) : undefined;
};
const incidentWith = (other: object) => {
  const read = wireIncidentSchema.safeParse({ ...aWireIncident(), ...other });
  if (!read.success) return undefined;
  return incidentSchema.parse(toIncident(platformId, read.data, defaultLoop));
};
const isAlarmMended = (other: object): boolean => {
  const raw = { ...aWireAlarm(), ...other };
  return isMended(raw, wireAlarmSchema.parse(raw), nowMs);
};

describe('an alarm at the door', () => {
  it('keeps markup and emoji as the letters they are', () => {
    const titleZh = '<script>x()</script> 🚒';
    expect(alarmWith({ titleZh })?.what.zh).toBe(titleZh);
    expect(isAlarmMended({ titleZh })).toBe(false);
  });

  it('is not lost for a text of a megabyte, nor keeps it', () => {
    expect(alarmWith({ titleZh: '长'.repeat(1_000_000) })?.what.zh).toHaveLength(2_000);
    expect(isAlarmMended({ titleZh: '长'.repeat(1_000_000) })).toBe(true);
  });

  it('loses what turns the direction of writing', () => {
    expect(alarmWith({ placeZh: 'a\u202Eb' })?.place.zh).toBe('ab');
    expect(isAlarmMended({ placeZh: 'a\u202Eb' })).toBe(true);
  });

  it.each([
    [{ longitude: 0, latitude: 0 }],
    [{ longitude: 500, latitude: 1 }],
    ['somewhere'],
    [{ __proto__: null }],
  ])('has no position at %j', (position) => {
    expect(alarmWith({ position })?.position).toBeNull();
    expect(isAlarmMended({ position })).toBe(true);
  });

  it('is told when its time lies ahead, by more than clocks differ', () => {
    expect(isAlarmMended({ raisedAtMs: nowMs + 30_000 })).toBe(false);
    expect(isAlarmMended({ raisedAtMs: nowMs + 86_400_000 })).toBe(true);
  });

  it.each([
    ['no time', { raisedAtMs: undefined }],
    ['a time that is no number', { raisedAtMs: 'now' }],
    ['a time beyond all calendars', { raisedAtMs: 8.7e15 }],
    ['a level that is none', { level: 9 }],
    ['a name with a direction in it', { id: 'A\u202E1' }],
    ['half a character for a name', { id: 'A\uD800' }],
    ['a camera that is an object', { cameraId: { id: 1 } }],
  ])('cannot be read with %s', (_what, other) => {
    expect(alarmWith(other)).toBeUndefined();
  });

  it('takes the first of a million cameras and pictures', () => {
    const cameras = Array.from({ length: 100_000 }, (_, at) => `c${String(at)}`);
    const pictures = cameras.map((url) => ({ url }));
    const alarm = alarmWith({ linkedCameraIds: cameras, pictures });
    expect([alarm?.linkedCameraIds.length, alarm?.pictureCount]).toEqual([32, 64]);
  });

  it('has no more keys than it should, and changes no others', () => {
    const raw = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(aWireAlarm()).slice(1)}`;
    const read = wireAlarmSchema.parse(JSON.parse(raw));
    expect(Object.keys(toAlarm(platformId, read))).toEqual(
      Object.keys(toAlarm(platformId, aWireAlarm())),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('may lie under a million of brackets', () => {
    const deep = JSON.parse(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`) as unknown;
    expect(alarmWith({ extra: deep })).toBeDefined();
    expect(alarmWith({ linkedCameraIds: deep })).toBeUndefined();
    expect(wireAlarmSchema.safeParse(deep).success).toBe(false);
  });
});

describe('an incident at the door', () => {
  it.each([
    ['a step that does not exist', { currentStep: 'teleported' }],
    ['seven steps', { steps: [...aWireIncident().steps, aWireIncident().steps[0]] }],
    ['no steps', { steps: [] }],
    ['a verdict that does not exist', { verdict: 'perhaps' }],
  ])('cannot be read with %s', (_what, other) => {
    expect(incidentWith(other)).toBeUndefined();
  });

  it('is cut and cleaned like an alarm', () => {
    const line = { atMs: 1, by: 'x\u202E', textZh: 'z'.repeat(9_000), textEn: '' };
    const incident = incidentWith({
      position: { longitude: 0, latitude: 0 },
      timeline: Array.from({ length: 2_000 }, () => line),
      alarmIds: Array.from({ length: 900 }, (_, at) => `A-${String(at)}`),
    });
    expect(incident?.position).toBeNull();
    expect(incident?.timeline).toHaveLength(500);
    expect(incident?.timeline[0]).toMatchObject({ by: 'x', text: { zh: 'z'.repeat(2_000) } });
    expect(incident?.alarmIds).toHaveLength(64);
  });
});
