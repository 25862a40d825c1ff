import { failure, type Fault, type FaultCode } from '#contract/outcome';

import { wireActorSchema, wireProblemSchema, type WireProblem } from './vnpWire';

/** Faults that a request gives to the platform's words of refusal, beyond the general ones. */
export type Refusals = Readonly<Record<string, FaultCode>>;

const general: Refusals = {
  'expired-token': 'platform/login-expired',
  'bad-token': 'platform/login-expired',
  'bad-login': 'platform/login-refused',
  'unknown-camera': 'catalog/unknown-camera',
  'unknown-node': 'catalog/unknown-node',
  'unknown-alarm': 'alarm/unknown',
  'unknown-incident': 'incident/unknown',
  'unknown-stream': 'stream/lease-ended',
  'camera-offline': 'stream/offline',
  taken: 'incident/taken',
  'wrong-step': 'incident/wrong-step',
  'lead-needed': 'incident/lead-needed',
  'no-level': 'incident/no-level',
  'not-together': 'incident/not-together',
  internal: 'platform/failed',
};

/** What the platform says it refused, undefined when it did not say it in vnp's way. */
export const readProblem = (body: unknown): WireProblem['error'] | undefined =>
  wireProblemSchema.safeParse(body).data?.error;

const detailOf = (problem: WireProblem['error']): string => {
  const owner = wireActorSchema.safeParse(problem.detail?.['owner'] ?? problem.detail?.['holder']);
  if (owner.success) return `${String(owner.data.seat)} ${owner.data.name}`;
  return problem.message;
};

/** Names a refusal by the platform's word, and where it has none by the status. */
export const faultOfRefusal = (
  status: number,
  body: unknown,
  special: Refusals = {},
): { ok: false; fault: Fault } => {
  const problem = readProblem(body);
  if (problem !== undefined) {
    const code = special[problem.code] ?? general[problem.code];
    if (code !== undefined) return failure(code, detailOf(problem));
  }
  const detail = problem?.message ?? `status ${String(status)}`;
  if (status === 401) return failure('platform/login-expired', detail);
  if (status >= 500) return failure('platform/failed', detail);
  if (status >= 400) return failure('platform/refused', detail);
  return failure('platform/bad-answer', detail);
};
