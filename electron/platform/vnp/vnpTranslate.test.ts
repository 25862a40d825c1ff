import { describe, expect, it } from 'vitest';

import { alarmReportSchema } from '#contract/alarm';
import { cameraSchema, catalogNodeSchema } from '#contract/camera';
import type { PlatformId } from '#contract/ids';
import { incidentSchema } from '#contract/incident';

import {
  aWireAlarm,
  aWireCamera,
  aWireIncident,
  aWireNode,
} from '../../../tests/builders/vnpMessages';
import { bareId, toAlarm, toCamera, toIncident, toNode } from './vnpTranslate';

const city = 'city' as PlatformId;
const about = { place: { zh: '云汀区', en: 'Yunting' }, isDemo: true };

describe('what vnp says, in the words of the contract', () => {
  it('fits the contract', () => {
    catalogNodeSchema.parse(toNode(city, aWireNode()));
    cameraSchema.parse(toCamera(city, aWireCamera(), about));
    alarmReportSchema.parse(toAlarm(city, aWireAlarm()));
    incidentSchema.parse(toIncident(city, aWireIncident()));
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
    expect(toIncident(city, aWireIncident({ level })).priority).toBe(priority);
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

  it('keeps within the bounds of the contract what a platform may make longer', () => {
    const incident = toIncident(
      city,
      aWireIncident({
        alarmIds: Array.from({ length: 100 }, (_, n) => `A-${String(n)}`),
        cameraIds: Array.from({ length: 100 }, (_, n) => `C-${String(n)}`),
        pictures: Array.from({ length: 100 }, () => ({ url: 'x' })),
        owner: { seat: 120, name: '名'.repeat(60), role: 'lead' },
        timeline: Array.from({ length: 600 }, (_, atMs) => ({
          atMs,
          by: '何某'.repeat(60),
          textZh: '',
          textEn: '',
        })),
      }),
    );
    incidentSchema.parse(incident);
    expect(incident.timeline.at(-1)?.atMs).toBe(599);
  });

  it('takes a limit of nothing for none', () => {
    const [first, ...rest] = aWireIncident().steps;
    if (first === undefined) throw new Error('no step');
    const incident = toIncident(
      city,
      aWireIncident({ steps: [{ ...first, limitMs: 0 }, ...rest] }),
    );
    expect(incident.steps[0]?.limitMs).toBeNull();
  });

  it('knows when a case was reported and closed', () => {
    const steps = aWireIncident().steps.map((step, at) => ({ ...step, startedAtMs: 100 + at }));
    const incident = toIncident(city, aWireIncident({ steps, currentStep: 'closed' }));
    expect(incident).toMatchObject({ reportedAtMs: 100, closedAtMs: 105 });
    expect(toIncident(city, aWireIncident()).closedAtMs).toBeNull();
  });
});
