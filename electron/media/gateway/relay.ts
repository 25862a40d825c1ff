import type { IncomingMessage, ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { GatewayFault } from './faults';
import { replyFault } from './reply';
import type { Fetched } from './upstream';

/** What is passed on, and how much of it. */
export interface RelayRule {
  maxBytes: number;
  /** The type the page is told, or undefined for a body that must not go through. */
  typeOf: (contentType: string) => string | undefined;
  /** The fault for a body of a wrong type or size. */
  spoiled: GatewayFault;
}

const segmentTypes = /^(video|audio)\/[\w.+-]{1,60}$/;
const pictureTypes = /^image\/(jpeg|png|webp|gif|avif)$/;

/** Segments: a page never gets something that a browser would show or run. */
export const segmentRule: RelayRule = {
  maxBytes: 64 * 1024 * 1024,
  typeOf: (type) => (segmentTypes.test(type) ? type : 'application/octet-stream'),
  spoiled: 'stream/server-error',
};

/** Still pictures. No SVG: it is a document. */
export const pictureRule: RelayRule = {
  maxBytes: 8 * 1024 * 1024,
  typeOf: (type) => (pictureTypes.test(type) ? type : undefined),
  spoiled: 'media/no-picture',
};

const passedOn = ['content-length', 'content-range', 'accept-ranges'] as const;

/** Breaks off a body that grows beyond its limit. */
const limitTo = (maxBytes: number): Transform => {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) done(new Error('larger than allowed'));
      else done(null, chunk);
    },
  });
};

const typeOf = (message: IncomingMessage): string =>
  (message.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** Passes a body on as it comes; the reader's pace holds the sender back. */
export const relay = async (
  { message, status }: Fetched,
  response: ServerResponse,
  rule: RelayRule,
): Promise<void> => {
  const type = rule.typeOf(typeOf(message));
  const isTooLarge = Number(message.headers['content-length'] ?? 0) > rule.maxBytes;
  if (type === undefined || isTooLarge) {
    message.destroy();
    replyFault(response, rule.spoiled);
    return;
  }
  response.statusCode = status === 206 ? 206 : 200;
  response.setHeader('content-type', type);
  for (const name of passedOn) {
    const value = message.headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
  if (response.req.method === 'HEAD') {
    message.destroy();
    response.end();
    return;
  }
  try {
    await pipeline(message, limitTo(rule.maxBytes), response);
  } catch {
    // Either side went away in the middle: the page sees a broken connection.
    message.destroy();
    response.destroy();
  }
};
