import type { ServerResponse } from 'node:http';

import type { FaultCode } from '#contract/outcome';

import { statusOf } from './faults';

/** The header that names what is wrong; the page's player reads it. */
export const faultHeader = 'x-brightwall-fault';

/** Headers of every answer. `origin` is the page that may read, when it is one of ours. */
export const setCommonHeaders = (response: ServerResponse, origin: string | undefined): void => {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
  response.setHeader('vary', 'Origin');
  if (origin === undefined) return;
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('access-control-expose-headers', faultHeader);
};

/** Answers with a fault by its name. */
export const replyFault = (response: ServerResponse, fault: FaultCode): void => {
  if (response.headersSent) {
    // Too late for a status: a broken connection is the only honest sign.
    response.destroy();
    return;
  }
  response.statusCode = statusOf(fault);
  response.setHeader(faultHeader, fault);
  replyJson(response, { code: fault });
};

/** Refuses somebody who is not one of our pages; says nothing more. */
export const replyRefusal = (response: ServerResponse, status: number): void => {
  response.statusCode = status;
  replyJson(response, {});
};

const replyJson = (response: ServerResponse, body: object): void => {
  const text = JSON.stringify(body);
  response.setHeader('content-type', 'application/json');
  response.setHeader('content-length', Buffer.byteLength(text));
  endWith(response, text);
};

/** Ends with a body, or without it where only the head was asked. */
export const endWith = (response: ServerResponse, body: string): void => {
  if (response.req.method === 'HEAD') response.end();
  else response.end(body);
};

/** Aborts when the page goes away before it was answered. */
export const goneSignal = (response: ServerResponse): AbortSignal => {
  const controller = new AbortController();
  response.once('close', () => {
    controller.abort();
  });
  return controller.signal;
};
