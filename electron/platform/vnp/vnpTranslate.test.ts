import { describe, expect, it } from 'vitest';

import { alarmReportSchema } from '#contract/alarm';
import { cameraSchema, catalogNodeSchema } from '#contract/camera';
import type { PlatformId } from '#contract/ids';

import { aWireAlarm, aWireCamera, aWireNode } from '../../../tests/builders/vnpMessages';
import { bareId, toAlarm, toCamera, toNode } from './vnpTranslate';

const city = 'city' as PlatformId;
const about = { place: { zh: '云汀区', en: 'Yunting' }, isDemo: true };

describe('what vnp says, in the words of the contract', () => {
  it('fits the contract', () => {
    catalogNodeSchema.parse(toNode(city, aWireNode()));
    cameraSchema.parse(toCamera(city, aWireCamera(), about));
    alarmReportSchema.parse(toAlarm(city, aWireAlarm()));
  });

  it('carries the platform in every id, and takes it off again', () => {
    const alarm = toAlarm(city, aWireAlarm());
    expect(alarm.alarmId).toBe('city:A-1');
    expect(alarm.incidentId).toBe('city:E-2026-1122-0001');
    expect(alarm.linkedCameraIds).toEqual(['city:99010200001320000002']);
    expect(bareId(alarm.alarmId)).toBe('A-1');
    expect(bareId('city:with:colon')).toBe('with:colon');
  });

  it.each([
    [1, 'critical'],
    [2, 'high'],
    [3, 'medium'],
    [4, 'low'],
  ] as const)('makes level %i the priority %s', (level, priority) => {
    expect(toAlarm(city, aWireAlarm({ level })).priority).toBe(priority);
  });

  it('numbers the methods as GB/T 28181 does', () => {
    expect(toAlarm(city, aWireAlarm({ method: 'phone' })).gbMethod).toBe(1);
    expect(toAlarm(city, aWireAlarm({ method: 'other' })).gbMethod).toBe(7);
  });

  it('keeps the national number where there is one', () => {
    expect(toCamera(city, aWireCamera(), about).nationalId).toBe('99010200001320000001');
    expect(toCamera(city, aWireCamera({ id: 'cam-7' }), about).nationalId).toBeNull();
  });

  it('holds the same in both languages where a site has one', () => {
    const camera = toCamera(city, aWireCamera({ nameEn: '', shortName: '' }), about);
    expect(camera.name.en).toBe(camera.name.zh);
    expect(camera.shortName.zh).toBe(camera.name.zh);
  });
});
