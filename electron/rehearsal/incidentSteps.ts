import { refused, type Refusal } from './refusal';
import {
  stepCodes,
  type Actor,
  type Incident,
  type Step,
  type StepCode,
  type Verdict,
} from './wire';

type Refused = { ok: false; refusal: Refusal };

export const verdictWords: Record<Verdict, readonly [string, string]> = {
  real: ['属实', 'real'],
  suspicious: ['可疑', 'suspicious'],
  false: ['误报', 'false alarm'],
};

/** Ends the running step and begins another; steps before it that never ran stay empty. */
export function stepTo(
  incident: Incident,
  code: StepCode,
  by: string,
  atMs: number,
  limitMs?: number,
): Incident {
  const target = stepCodes.indexOf(code);
  const steps = incident.steps.map((step, index): Step => {
    if (index === target) {
      // A closed case is over at the moment it closes: its last step has no running clock.
      const endedAtMs = code === 'closed' ? atMs : null;
      return { ...step, startedAtMs: atMs, endedAtMs, by, limitMs: limitMs ?? step.limitMs };
    }
    if (index > target) return { ...step, startedAtMs: null, endedAtMs: null, by: null };
    const running = step.startedAtMs !== null && step.endedAtMs === null;
    return running ? { ...step, endedAtMs: atMs } : step;
  });
  return { ...incident, steps, currentStep: code };
}

/** Adds a line to the story of a case. */
export function told(
  incident: Incident,
  atMs: number,
  by: string,
  textZh: string,
  textEn: string,
): Incident {
  return {
    ...incident,
    timeline: [...incident.timeline, { atMs, by, textZh, textEn }].slice(-200),
  };
}

/** Minutes and seconds, as an order names them. */
export function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

export function taken(owner: Actor): Refused {
  return refused(409, 'taken', `${owner.name} has it`, { owner });
}

export function wrongStep(incident: Incident): Refused {
  return refused(409, 'wrong-step', `not possible at step ${incident.currentStep}`, {
    currentStep: incident.currentStep,
  });
}

export function leadNeeded(): Refused {
  return refused(403, 'lead-needed', 'a shift lead closes this one');
}
