import * as z from 'zod';
import { localTextSchema } from './text';

const slugSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/)
  .max(40);

const wordsSchema = z.object({
  zh: z.string().trim().min(1).max(120),
  en: z.string().trim().min(1).max(120),
});

const stepSchema = z
  .object({
    stepId: slugSchema,
    text: wordsSchema,
    /** What comes after it: a later step; `end`; left out: the following one. */
    next: slugSchema.optional(),
    /** A question has answers, each with what comes after it. */
    answers: z
      .array(
        z.object({ answerId: slugSchema, text: wordsSchema, next: slugSchema.optional() }).strict(),
      )
      .min(2)
      .max(6)
      .optional(),
  })
  .strict();
export type ProcedureStep = z.infer<typeof stepSchema>;

/** A procedure 处置预案: ordered and branching steps for cases of some kinds. */
export const procedureSchema = z
  .object({
    procedureId: slugSchema,
    name: wordsSchema,
    /** The platform's words for the types of cases it is for. */
    kinds: z.array(z.string().min(1).max(80)).max(50),
    steps: z.array(stepSchema).min(1).max(40),
  })
  .strict();
export type Procedure = z.infer<typeof procedureSchema>;

/** All procedures of a site, as they are shipped, imported and exported. */
export const procedureBookSchema = z
  .object({ version: z.literal(1), procedures: z.array(procedureSchema).max(100) })
  .strict();
export type ProcedureBook = z.infer<typeof procedureBookSchema>;

/** The word after which nothing comes. */
export const procedureEnd = 'end';

/** What somebody did with a step. */
export const stepResultSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }).strict(),
  z.object({ kind: z.literal('answered'), answerId: slugSchema }).strict(),
  z.object({ kind: z.literal('skipped'), reason: z.string().trim().min(1).max(200) }).strict(),
]);
export type StepResult = z.infer<typeof stepResultSchema>;

/** One step that was dealt with. */
export const stepEntrySchema = z.object({
  procedureId: slugSchema,
  stepId: slugSchema,
  result: stepResultSchema,
  by: z.string().max(80),
  atMs: z.number(),
});
export type StepEntry = z.infer<typeof stepEntrySchema>;

/** A step as the case page shows it. */
export const runStepSchema = z.object({
  stepId: slugSchema,
  text: localTextSchema,
  state: z.enum(['done', 'skipped', 'current', 'to-come']),
  /** What was answered; null where it is no question, or not answered yet. */
  answer: localTextSchema.nullable(),
  reason: z.string(),
  by: z.string(),
  atMs: z.number().nullable(),
  /** The platform has not confirmed it yet. */
  isPending: z.boolean(),
});
export type RunStep = z.infer<typeof runStepSchema>;

/** The procedure of one case, and how far it is. */
export const procedureRunSchema = z.object({
  procedureId: slugSchema,
  name: localTextSchema,
  steps: z.array(runStepSchema).max(80),
  /** Answers of the current step, in order; empty where it is no question. */
  answers: z.array(z.object({ answerId: slugSchema, text: localTextSchema })).max(6),
  isOver: z.boolean(),
});
export type ProcedureRun = z.infer<typeof procedureRunSchema>;

/** What is wrong with a file of procedures, and in which line. */
export const bookProblemSchema = z.object({
  line: z.number().int().positive(),
  code: z.enum([
    'not-json',
    'shape',
    'too-large',
    'twice',
    'unknown-next',
    'leads-back',
    'unreachable',
    'next-of-question',
  ]),
  /** The step or field that it is about. */
  at: z.string().max(200),
});
export type BookProblem = z.infer<typeof bookProblemSchema>;
