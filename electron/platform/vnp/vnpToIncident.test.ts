import { describe, expect, it } from 'vitest';

import type { PlatformId } from '#contract/ids';
import { incidentSchema } from '#contract/incident';
import { defaultLoop, stepCodes } from '#contract/incidentLoop';

import { aWireIncident } from '../../../tests/builders/vnpMessages';
import { toIncident, toLoop, withAllPictures } from './vnpToIncident';
import { wireIncidentSchema, type WireIncident } from './vnpWireIncident';

const city = 'city' as PlatformId;
const incidentOf = (part: Partial<WireIncident> = {}) =>
  toIncident(city, aWireIncident(part), defaultLoop);

describe('an incident of vnp, in the words of the contract', () => {
  it('fits the contract', () => {
    incidentSchema.parse(incidentOf());
    expect(incidentOf({ level: 1 }).priority).toBe('critical');
    expect(incidentOf().holder?.nodeId).toBe('city:99010200');
    expect(incidentOf().mergedIds).toEqual(['city:E-2026-1122-0002']);
  });

  it('is understood from a platform that knows nothing of holders, joints and merging', () => {
    const { holder, joint, feedback, escalations, mergedInto, ...early } = aWireIncident();
    expect([holder, joint, feedback, escalations, mergedInto]).toHaveLength(5);
    const incident = toIncident(city, wireIncidentSchema.parse(early), defaultLoop);
    expect(incident).toMatchObject({ holder: null, joint: null, feedback: [], mergedInto: null });
  });

  it('counts the pictures of the feedback behind its own', () => {
    const wire = aWireIncident();
    expect(withAllPictures(wire).pictures.map(({ url }) => url)).toEqual([
      '../pictures/e-1.jpg',
      '../pictures/f-1.jpg',
    ]);
    expect(incidentOf()).toMatchObject({
      pictureCount: 2,
      feedback: [{ firstPicture: 1, pictureCount: 1 }],
    });
  });

  it('says what its step allows, in the names of its platform', () => {
    const loop = toLoop({
      steps: stepCodes.map((code) => ({
        code,
        nameZh: code === 'assessing' ? '分析研判' : '',
        nameEn: '',
        allowed: code === 'assessing' ? ['assign', 'fly'] : [],
      })),
      leadCloses: [3],
      takesPictures: false,
    });
    const incident = toIncident(city, aWireIncident(), loop);
    expect(incident).toMatchObject({
      allowed: ['assign'],
      isLeadToClose: true,
      takesPictures: false,
    });
    expect(incident.steps[1]?.name).toEqual({ zh: '分析研判', en: '分析研判' });
    expect(incident.steps[0]?.name).toBeNull();
  });

  it('allows nothing any more once it was archived or taken in', () => {
    expect(incidentOf({ archivedAtMs: 5 }).allowed).toEqual([]);
    expect(incidentOf({ mergedInto: 'E-2' })).toMatchObject({
      allowed: [],
      mergedInto: 'city:E-2',
    });
  });

  it('keeps within the bounds of the contract what a platform may make longer', () => {
    const incident = incidentOf({
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
    });
    incidentSchema.parse(incident);
    expect(incident.timeline.at(-1)?.atMs).toBe(599);
  });

  it('takes a limit of nothing for none', () => {
    const [first, ...rest] = aWireIncident().steps;
    if (first === undefined) throw new Error('no step');
    const incident = incidentOf({ steps: [{ ...first, limitMs: 0 }, ...rest] });
    expect(incident.steps[0]?.limitMs).toBeNull();
  });

  it('knows when a case was reported and closed', () => {
    const steps = aWireIncident().steps.map((step, at) => ({ ...step, startedAtMs: 100 + at }));
    const incident = incidentOf({ steps, currentStep: 'closed' });
    expect(incident).toMatchObject({ reportedAtMs: 100, closedAtMs: 105 });
    expect(incidentOf().closedAtMs).toBeNull();
  });
});
