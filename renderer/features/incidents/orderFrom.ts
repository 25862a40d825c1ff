import type { CameraId } from '#contract/ids';
import {
  incidentPartSchema,
  jointSchema,
  verdictSchema,
  type IncidentOrder,
  type IncidentPart,
} from '#contract/incidentOrder';
import type { CaseForm } from './caseForms';

const minuteMs = 60_000;

/** The order that a filled form means; null when nothing was chosen. */
export function orderFrom(form: CaseForm, data: FormData): IncidentOrder | null {
  const words = textOf(data, 'words');
  switch (form) {
    case 'assign':
      return assignment(data, words);
    case 'feedback':
      return { kind: 'feedback', text: words, cameraIds: textsOf(data, 'camera') as CameraId[] };
    case 'reopen':
      return { kind: 'reopen', reason: words };
    case 'close':
      return {
        kind: 'close',
        verdict: verdictSchema.catch('real').parse(data.get('verdict')),
        cause: words,
      };
    case 'false-alarm':
      return { kind: 'close', verdict: 'false', cause: words };
    case 'escalate':
    case 'note':
      return { kind: form, text: words };
    case 'pass-up':
      return { kind: 'pass', direction: 'up', reason: words };
    case 'pass-down':
      return { kind: 'pass', direction: 'down', reason: words };
    case 'merge':
    case 'split': {
      const part = partOf(textOf(data, 'part'));
      return part === null ? null : { kind: form, part };
    }
  }
}

function assignment(data: FormData, instruction: string): IncidentOrder | null {
  const unitIds = textsOf(data, 'unit').slice(0, 8);
  if (unitIds.length === 0) return null;
  const joint = jointSchema.nullable().catch(null).parse(data.get('joint'));
  const limitMs = Number(data.get('limit')) * minuteMs;
  return { kind: 'assign', unitIds, joint, instruction, limitMs };
}

function partOf(text: string): IncidentPart | null {
  return text === '' ? null : incidentPartSchema.parse(JSON.parse(text));
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function textsOf(data: FormData, name: string): string[] {
  return data.getAll(name).filter((value) => typeof value === 'string');
}
