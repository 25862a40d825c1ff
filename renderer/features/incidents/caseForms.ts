import type { Incident } from '#contract/incident';
import type { IncidentAction } from '#contract/incidentLoop';

/** What is written about a case before an order goes out; each has a key at the desk. */
export type CaseForm =
  | 'assign'
  | 'feedback'
  | 'reopen'
  | 'close'
  | 'false-alarm'
  | 'escalate'
  | 'note'
  | 'pass-up'
  | 'pass-down'
  | 'merge'
  | 'split';

/** The action a form ends in. */
const actionOf: Readonly<Record<CaseForm, IncidentAction>> = {
  assign: 'assign',
  feedback: 'feedback',
  reopen: 'reopen',
  close: 'close',
  'false-alarm': 'close',
  escalate: 'escalate',
  note: 'note',
  'pass-up': 'pass',
  'pass-down': 'pass',
  merge: 'merge',
  split: 'split',
};

/** Whether the platform allows it at the present step. */
export const mayOpen = (form: CaseForm, incident: Incident): boolean =>
  incident.allowed.includes(actionOf[form]);
