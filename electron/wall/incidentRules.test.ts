import { describe, expect, it } from 'vitest';
import type { AlarmId, IncidentId } from '#contract/ids';
import { failure } from '#contract/outcome';
import { anActor, anIncident } from '../../tests/builders/happenings';
import { refuseOrder } from './incidentRules';

const officer = anActor();
const other = anActor({ seat: 2, name: 'Officer Two' });
const lead = anActor({ seat: 9, name: 'Lead', role: 'lead' });
const alarmId = 'city:alarm-1' as AlarmId;
const { incidentId } = anIncident();

describe('what is refused before the platform is asked', () => {
  it('names the step that does not allow it', () => {
    expect(refuseOrder(anIncident(), { kind: 'archive' }, officer)).toEqual(
      failure('incident/wrong-step', 'reported'),
    );
  });

  it('keeps others from a case that somebody has, but for notes and calls for the lead', () => {
    const owned = anIncident({ currentStep: 'feedback', owner: other });
    const back = { kind: 'reopen', reason: 'x' } as const;
    expect(refuseOrder(owned, back, officer)).toEqual(failure('incident/taken', 'Officer Two'));
    expect(refuseOrder(owned, back, lead)).toBeNull();
    expect(refuseOrder(owned, { kind: 'note', text: 'x' }, officer)).toBeNull();
    expect(refuseOrder(owned, { kind: 'escalate', text: '' }, officer)).toBeNull();
  });

  it('lets not even a lead take a case away by accepting it', () => {
    const owned = anIncident({ owner: other });
    expect(refuseOrder(owned, { kind: 'accept' }, lead)).toEqual(
      failure('incident/taken', 'Officer Two'),
    );
  });

  it('wants the lead for grave ends, and a cause for real ones; a false alarm needs neither', () => {
    const grave = anIncident({ isLeadToClose: true });
    const close = { kind: 'close', verdict: 'suspicious', cause: 'unclear' } as const;
    expect(refuseOrder(grave, close, officer)).toEqual(failure('incident/lead-needed'));
    expect(refuseOrder(grave, close, lead)).toBeNull();
    expect(refuseOrder(grave, { ...close, cause: '' }, lead)).toEqual(
      failure('incident/cause-needed'),
    );
    expect(refuseOrder(grave, { ...close, verdict: 'false', cause: '' }, officer)).toBeNull();
  });

  it('merges nothing that is in already, and splits off nothing that is not', () => {
    const one = anIncident({ alarmIds: [alarmId], mergedIds: ['city:incident-2' as IncidentId] });
    const alarm = { of: 'alarm', alarmId } as const;
    const refused = failure('incident/not-together');
    expect(refuseOrder(one, { kind: 'merge', part: alarm }, officer)).toEqual(refused);
    expect(refuseOrder(one, { kind: 'split', part: alarm }, officer)).toBeNull();
    const itself = { of: 'incident', incidentId } as const;
    expect(refuseOrder(one, { kind: 'merge', part: itself }, officer)).toEqual(refused);
    expect(refuseOrder(one, { kind: 'split', part: itself }, officer)).toEqual(refused);
  });
});
