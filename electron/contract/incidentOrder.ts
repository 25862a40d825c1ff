import * as z from 'zod';
import { actorSchema } from './actor';
import { alarmIdSchema, cameraIdSchema, incidentIdSchema } from './ids';
import { faultSchema } from './outcome';

/** The six joints 六联: categories of joint handling. */
export const jointSchema = z.enum([
  'policing',
  'security',
  'problems',
  'mediation',
  'information',
  'community',
]);
export type Joint = z.infer<typeof jointSchema>;

/** All six joints, in the order people say them. */
export const joints: readonly Joint[] = jointSchema.options;

/** real 属实, suspicious 可疑, false 误报. */
export const verdictSchema = z.enum(['real', 'suspicious', 'false']);
export type Verdict = z.infer<typeof verdictSchema>;

/** All verdicts, the commonest first. */
export const verdicts: readonly Verdict[] = verdictSchema.options;

const words = z.string().trim().min(1).max(500);
const weekMs = 604_800_000;

/** What is merged into a case or split off it again. */
export const incidentPartSchema = z.discriminatedUnion('of', [
  z.object({ of: z.literal('alarm'), alarmId: alarmIdSchema }).strict(),
  z.object({ of: z.literal('incident'), incidentId: incidentIdSchema }).strict(),
]);
export type IncidentPart = z.infer<typeof incidentPartSchema>;

/** The fields of every order a person gives about an incident, by its action. */
export const orderFields = {
  /** Accept 签收: first wins. */
  accept: {},
  /** Assign 派单 to one unit, or to several that handle it jointly. */
  assign: {
    unitIds: z.array(z.string().min(1).max(100)).min(1).max(8),
    joint: jointSchema.nullable(),
    instruction: z.string().trim().max(500),
    limitMs: z.number().int().min(60_000).max(weekMs),
  },
  /** The result; the platform takes pictures of these cameras now, where it can. */
  feedback: { text: words, cameraIds: z.array(cameraIdSchema).max(4) },
  /** Back to the investigation, with a reason. */
  reopen: { reason: words },
  /** The end: verdict and cause; a false alarm needs no cause. */
  close: { verdict: verdictSchema, cause: z.string().trim().max(500) },
  archive: {},
  /** Escalate 督办: the lead or the level above is called. */
  escalate: { text: z.string().trim().max(500) },
  note: { text: words },
  /** One level of the tree up or down, with a reason; whoever is there accepts anew. */
  pass: { direction: z.enum(['up', 'down']), reason: words },
  merge: { part: incidentPartSchema },
  split: { part: incidentPartSchema },
} as const;

const order = <Kind extends keyof typeof orderFields>(kind: Kind) =>
  z.object({ kind: z.literal(kind), ...orderFields[kind] }).strict();

/** One order about one incident. */
export const incidentOrderSchema = z.discriminatedUnion('kind', [
  order('accept'),
  order('assign'),
  order('feedback'),
  order('reopen'),
  order('close'),
  order('archive'),
  order('escalate'),
  order('note'),
  order('pass'),
  order('merge'),
  order('split'),
]);
export type IncidentOrder = z.infer<typeof incidentOrderSchema>;

/** An order about an incident that its platform has not answered yet, or has refused. */
export const pendingOrderSchema = z.object({
  key: z.string(),
  /** Of an incident that is to be made. */
  alarmId: alarmIdSchema.nullable(),
  incidentId: incidentIdSchema.nullable(),
  kind: z.enum(['open', ...(Object.keys(orderFields) as (keyof typeof orderFields)[])]),
  actor: actorSchema,
  atMs: z.number(),
  /** Null while it waits; a refusal stays until the next order about the same. */
  refusal: faultSchema.nullable(),
});
export type PendingOrder = z.infer<typeof pendingOrderSchema>;
