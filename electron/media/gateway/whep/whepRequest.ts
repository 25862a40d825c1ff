import { Agent, request, type Dispatcher } from 'undici';

import { failure, success, type FaultCode, type Outcome } from '#contract/outcome';

import { failureOf } from '../fetch/failure';
import { faultOfStatus } from '../faults';

/** What a WHEP server said. */
export interface WhepAnswer {
  status: number;
  text: string;
  /** Where the session is, absolute; on the server that was asked, or nowhere. */
  location: string | undefined;
}

/** One request to a WHEP server. */
export interface WhepWish {
  method: 'POST' | 'PATCH' | 'DELETE';
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
}

const limitMs = 8_000;
const mostBytes = 128 * 1024;
const connectMs = 4_000;

/** Asks WHEP servers: in time, no redirects, no more than an answer can be. */
export class WhepClient {
  readonly #agent: Agent;
  readonly #limitMs: number;

  /** @param ca certificates trusted instead of the usual ones */
  constructor(ca: string | undefined, patienceMs = limitMs) {
    this.#limitMs = patienceMs;
    this.#agent = new Agent({
      connect: { timeout: connectMs, ...(ca === undefined ? {} : { ca }) },
    });
  }

  /** What was asked is still answered. Closing twice is no error. */
  close(): void {
    this.#agent.close().catch(() => undefined);
  }

  async ask({ method, url, headers, body }: WhepWish): Promise<Outcome<WhepAnswer>> {
    const signal = AbortSignal.timeout(this.#limitMs);
    try {
      const answer = await request(url, {
        method,
        headers: { 'user-agent': 'Brightwall', ...headers },
        dispatcher: this.#agent,
        signal,
        ...(body === undefined ? {} : { body }),
      });
      const text = await readBounded(answer.body);
      if (text === undefined) return failure('stream/bad-segment');
      const { statusCode: status } = answer;
      if (status < 200 || status >= 300) return failure(faultOf(status));
      return success({ status, text, location: locationOf(answer.headers['location'], url) });
    } catch (error) {
      return failure(signal.aborted ? 'stream/no-answer' : failureOf(error, false).fault);
    }
  }
}

/** What is wrong with an offer is that nothing in it fits the stream. */
const faultOf = (status: number): FaultCode =>
  [400, 406, 415, 422].includes(status) ? 'stream/codec' : faultOfStatus(status, undefined);

const readBounded = async (body: Dispatcher.ResponseData['body']): Promise<string | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const locationOf = (value: string | string[] | undefined, from: string): string | undefined => {
  if (typeof value !== 'string' || !URL.canParse(value, from)) return undefined;
  const url = new URL(value, from);
  // Our log-in would go along.
  return url.origin === new URL(from).origin ? url.href : undefined;
};
