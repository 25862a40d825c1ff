import * as z from 'zod';
import { desk, none } from './channelParts';
import { bundleReceiptSchema, bundleWordsSchema } from './bundle';
import { alarmIdSchema, incidentIdSchema, nodeIdSchema } from './ids';
import { incidentPlacesSchema, unitSchema } from './incident';
import { orderFields } from './incidentOrder';

/** An order about one incident: its id, and what the order carries. */
const ofIncident = <Kind extends keyof typeof orderFields>(kind: Kind) =>
  z.object({ incidentId: incidentIdSchema, ...orderFields[kind] }).strict();

/** Requests about incidents. */
export const incidentChannels = {
  /** Makes an incident of an alarm that has none; the answer is its id. */
  'incident:open': {
    args: z.object({ alarmId: alarmIdSchema }).strict(),
    answer: z.object({ incidentId: incidentIdSchema }),
    from: desk,
  },
  /** Open cases by place, everything below counted; null: the desk's own node. */
  'incident:places': {
    args: z.object({ nodeId: nodeIdSchema.nullable() }).strict(),
    answer: incidentPlacesSchema,
    from: desk,
  },
  /** Writes the bundle 事件归档包 of a case where the person says; null: called off. */
  'incident:bundle': {
    args: z.object({ incidentId: incidentIdSchema, words: bundleWordsSchema }).strict(),
    answer: bundleReceiptSchema,
    from: desk,
  },
  /** Units that the incident can be given to. */
  'incident:units': {
    args: z.object({ incidentId: incidentIdSchema }).strict(),
    answer: z.array(unitSchema),
    from: desk,
  },
  /** Accept 签收: the incident becomes this seat's. First wins. */
  'incident:accept': { args: ofIncident('accept'), answer: none, from: desk },
  /** Assign 派单 to one unit or several, with an instruction and a time limit. */
  'incident:assign': { args: ofIncident('assign'), answer: none, from: desk },
  /** Writes a result down, with pictures of cameras where the platform takes them. */
  'incident:feedback': { args: ofIncident('feedback'), answer: none, from: desk },
  /** Back to the investigation with a reason. */
  'incident:reopen': { args: ofIncident('reopen'), answer: none, from: desk },
  /** Closes 结案 with verdict and cause. */
  'incident:close': { args: ofIncident('close'), answer: none, from: desk },
  /** Archives 归档 a closed one. */
  'incident:archive': { args: ofIncident('archive'), answer: none, from: desk },
  /** Escalates 督办: calls the lead or the level above. */
  'incident:escalate': { args: ofIncident('escalate'), answer: none, from: desk },
  /** A line in the timeline that moves nothing. */
  'incident:note': { args: ofIncident('note'), answer: none, from: desk },
  /** One level of the tree up or down. */
  'incident:pass': { args: ofIncident('pass'), answer: none, from: desk },
  /** Takes an alarm or another incident in. */
  'incident:merge': { args: ofIncident('merge'), answer: none, from: desk },
  /** Splits an alarm or a merged incident off again. */
  'incident:split': { args: ofIncident('split'), answer: none, from: desk },
} as const;
