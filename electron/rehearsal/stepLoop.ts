import type { Incident, Level, StepCode } from './wire';

/** What an officer can do with a case. */
export type IncidentAction =
  | 'accept'
  | 'assign'
  | 'feedback'
  | 'reopen'
  | 'close'
  | 'archive'
  | 'escalate'
  | 'note'
  | 'pass'
  | 'merge'
  | 'split';

interface LoopStep {
  code: StepCode;
  nameZh: string;
  nameEn: string;
  allowed: readonly IncidentAction[];
}

const always = ['accept', 'close', 'escalate', 'note', 'pass', 'merge', 'split'] as const;

/** The loop of this city: told to whoever asks, and the law of its desk. */
export const stepLoop: {
  steps: readonly LoopStep[];
  leadCloses: readonly Level[];
  takesPictures: boolean;
} = {
  steps: [
    { code: 'reported', nameZh: '事件上报', nameEn: 'Reported', allowed: always },
    {
      code: 'assessing',
      nameZh: '汇总研判',
      nameEn: 'Assessed',
      allowed: [...always, 'assign'],
    },
    {
      code: 'assigned',
      nameZh: '任务指派',
      nameEn: 'Assigned',
      allowed: [...always, 'assign', 'feedback'],
    },
    {
      code: 'investigating',
      nameZh: '调查落实',
      nameEn: 'Investigated',
      allowed: [...always, 'assign', 'feedback'],
    },
    {
      code: 'feedback',
      nameZh: '处理反馈',
      nameEn: 'Feedback',
      allowed: [...always, 'feedback', 'reopen'],
    },
    { code: 'closed', nameZh: '结案归档', nameEn: 'Closed', allowed: ['reopen', 'archive'] },
  ],
  leadCloses: [1, 2],
  takesPictures: true,
};

/** Whether the loop allows it now; nothing is done any more with what was archived or merged. */
export function allows(incident: Incident, action: IncidentAction): boolean {
  if (incident.archivedAtMs !== null || incident.mergedInto !== null) return false;
  const step = stepLoop.steps.find(({ code }) => code === incident.currentStep);
  return step?.allowed.includes(action) === true;
}
