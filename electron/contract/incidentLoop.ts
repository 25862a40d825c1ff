import * as z from 'zod';
import { prioritySchema, type Priority } from './alarm';
import { localTextSchema } from './text';

/** The six-step closed loop 六步闭环 (ux.md §6), in order. */
export const stepCodeSchema = z.enum([
  'reported',
  'assessing',
  'assigned',
  'investigating',
  'feedback',
  'closed',
]);
export type StepCode = z.infer<typeof stepCodeSchema>;

/** All six, first to last. */
export const stepCodes: readonly StepCode[] = stepCodeSchema.options;

/** What can be done with an incident; which of it now, the loop says. */
export const incidentActionSchema = z.enum([
  'accept',
  'assign',
  'feedback',
  'reopen',
  'close',
  'archive',
  'escalate',
  'note',
  'pass',
  'merge',
  'split',
]);
export type IncidentAction = z.infer<typeof incidentActionSchema>;

/**
 * The loop as configuration: what a step is called and what is allowed in it. A platform sends its
 * own; nothing here is known to the rules of the wall but the codes.
 */
export const incidentLoopSchema = z.object({
  steps: z.record(
    stepCodeSchema,
    z.object({
      /** The platform's word; null: ours. */
      name: localTextSchema.nullable(),
      allowed: z.array(incidentActionSchema),
    }),
  ),
  /** Whose real cases only a shift lead closes; a false alarm anybody may end. */
  leadCloses: z.array(prioritySchema),
  /** Whether feedback may carry pictures of cameras. */
  takesPictures: z.boolean(),
});
export type IncidentLoop = z.infer<typeof incidentLoopSchema>;

const always: readonly IncidentAction[] = [
  'accept',
  'close',
  'escalate',
  'note',
  'pass',
  'merge',
  'split',
];

const step = (...more: IncidentAction[]): IncidentLoop['steps'][StepCode] => ({
  name: null,
  allowed: [...always, ...more],
});

const gravest: Priority[] = ['critical', 'high'];

/** What is in force where a platform sends none: the table of ux.md §6. */
export const defaultLoop: IncidentLoop = {
  steps: {
    reported: step(),
    assessing: step('assign'),
    assigned: step('assign', 'feedback'),
    investigating: step('assign', 'feedback'),
    feedback: step('feedback', 'reopen'),
    closed: { name: null, allowed: ['reopen', 'archive'] },
  },
  leadCloses: gravest,
  takesPictures: true,
};
