import { createHash } from 'node:crypto';
import { refused, type Result } from './refusal';
import type { IncidentAction } from './stepLoop';
import type { Actor } from './wire';

export type Action = 'acknowledge' | 'open' | IncidentAction;

/** One answer to an alarm or incident as it was received. */
export interface Answer {
  atMs: number;
  action: Action;
  targetId: string;
  actor: Actor;
  idempotencyKey: string;
  status: number;
  count: number;
  text?: string;
}

interface Given {
  fingerprint: string;
  result: Result<unknown>;
  answer: Answer;
}

export interface AnswerRequest {
  key: string;
  action: Action;
  targetId: string;
  actor: Actor;
  text?: string | undefined;
  body: unknown;
}

const keptAnswers = 10_000;

/** What officers answered. The same key gets the same answer again and changes nothing twice. */
export class Answers {
  private readonly byKey = new Map<string, Given>();

  constructor(private readonly now: () => number) {}

  once<T>(request: AnswerRequest, act: () => Result<T>): Result<T> {
    const fingerprint = fingerprintOf(request);
    const before = this.byKey.get(request.key);
    if (before && before.fingerprint !== fingerprint) {
      return refused(409, 'key-reused', 'this key came with another request before');
    }
    if (before) {
      before.answer.count += 1;
      return before.result as Result<T>;
    }
    const result = act();
    this.byKey.set(request.key, { fingerprint, result, answer: this.written(request, result) });
    const oldest = this.byKey.keys().next().value;
    if (this.byKey.size > keptAnswers && oldest !== undefined) this.byKey.delete(oldest);
    return result;
  }

  /** Oldest first. */
  list(): Answer[] {
    return [...this.byKey.values()].map((given) => given.answer);
  }

  private written(request: AnswerRequest, result: Result<unknown>): Answer {
    return {
      atMs: this.now(),
      action: request.action,
      targetId: request.targetId,
      actor: request.actor,
      idempotencyKey: request.key,
      status: result.ok ? 200 : result.refusal.status,
      count: 1,
      ...(request.text ? { text: request.text } : {}),
    };
  }
}

function fingerprintOf(request: AnswerRequest): string {
  const { action, targetId, body } = request;
  return createHash('sha256')
    .update(JSON.stringify([action, targetId, sorted(body)]))
    .digest('base64');
}

/** The same body with its fields in another order is the same body. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => [name, sorted(content)]);
}
