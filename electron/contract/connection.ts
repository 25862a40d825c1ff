import * as z from 'zod';
import { faultCodeSchema } from './outcome';

/** What is tried of a connection to a platform, in this order; the first that fails ends it. */
export const connectionSteps = [
  'address',
  'name',
  'reach',
  'tls',
  'http',
  'login',
  'catalog',
  'picture',
] as const;
/** One of them. */
export type ConnectionStep = (typeof connectionSteps)[number];

/**
 * The closed list of what a step can find, and how good that is. `noted` is worth a look and no
 * reason to stop; the text room has a sentence for each, and for what is not good an advice.
 */
export const findingTable = {
  'address-good': 'good',
  /** No network is needed: the platform is a file of this machine. */
  'address-file': 'good',
  'address-bad': 'failed',

  'name-found': 'good',
  /** The address is a number; nobody has to be asked. */
  'name-number': 'skipped',
  'name-unknown': 'failed',
  /** No name server answers. */
  'name-silent': 'failed',

  'reach-good': 'good',
  'reach-refused': 'failed',
  'reach-silent': 'failed',
  'reach-no-way': 'failed',

  /** http: what is sent can be read on the way. */
  'tls-none': 'noted',
  'tls-good': 'good',
  /** The certificate ends soon. */
  'tls-ending': 'noted',
  /** The port does not speak TLS. */
  'tls-plain': 'failed',
  'tls-expired': 'failed',
  'tls-not-yet': 'failed',
  /** Good by the platform's clock: ours is wrong. */
  'tls-clock': 'failed',
  'tls-unknown-issuer': 'failed',
  'tls-self-signed': 'failed',
  'tls-other-name': 'failed',
  'tls-failed': 'failed',

  'http-good': 'good',
  /** The clocks differ. */
  'http-clock': 'noted',
  /** Something on the way answers and wants somebody to log in to the network first. */
  'http-portal': 'failed',
  /** The platform sends us to another address of its own. */
  'http-moved': 'failed',
  /** A page for people came instead of the interface. */
  'http-page': 'failed',
  'http-proxy': 'failed',
  'http-failed': 'failed',
  'http-silent': 'failed',
  'http-broken': 'failed',

  'login-good': 'good',
  'login-none': 'skipped',
  'login-refused': 'failed',
  /** What answers does not speak as this kind of platform does. */
  'login-other-kind': 'failed',
  'login-silent': 'failed',
  'login-failed': 'failed',

  'catalog-good': 'good',
  /** There are many; they were not all read in the time of a test. */
  'catalog-reading': 'noted',
  'catalog-empty': 'noted',

  'picture-good': 'good',
  /** This kind has no still pictures; a stream was opened instead. */
  'picture-stream': 'good',
  'picture-no-camera': 'skipped',
  'picture-failed': 'failed',
} as const satisfies Record<string, 'good' | 'noted' | 'failed' | 'skipped'>;
/** One of these. */
export type FindingCode = keyof typeof findingTable;

/** Every finding, for tests and for the text check. */
export const findingCodes = Object.keys(findingTable) as [FindingCode, ...FindingCode[]];

/** How one step went. `waiting`: its turn has not come; `skipped` without a finding: never came. */
export const stepReportSchema = z.object({
  step: z.enum(connectionSteps),
  state: z.enum(['waiting', 'running', 'good', 'noted', 'failed', 'skipped']),
  tookMs: z.number().int().nonnegative().nullable(),
  finding: z.enum(findingCodes).nullable(),
  /** What the sentence names: hosts, times, counts. Never a secret. */
  words: z.record(z.string().max(20), z.string().max(300)),
  /** What the platform's adapter says, where that is the finding. */
  fault: faultCodeSchema.nullable(),
});
export type StepReport = z.infer<typeof stepReportSchema>;

/** A test of a connection, as far as it is. */
export const connectionReportSchema = z.object({
  isOver: z.boolean(),
  steps: z.array(stepReportSchema).max(connectionSteps.length),
});
export type ConnectionReport = z.infer<typeof connectionReportSchema>;
