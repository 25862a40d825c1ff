import type { ServerResponse } from 'node:http';

import type { ByteRange } from './playlist/shapes';

const rangePattern = /^bytes=(\d{1,12})-(\d{1,12})$/;

/** The stretch that a page asks for; null for the whole, also where it left the end open. */
export const rangeOf = (header: string | undefined): ByteRange | null => {
  const match = header === undefined ? null : rangePattern.exec(header);
  if (match === null) return null;
  const offset = Number(match[1]);
  const length = Number(match[2]) - offset + 1;
  return length > 0 ? { offset, length } : null;
};

/** Answers with bytes that are all there already. */
export const replyBytes = (
  response: ServerResponse,
  bytes: Buffer,
  type: string,
  range: ByteRange | null,
): void => {
  response.statusCode = range === null ? 200 : 206;
  response.setHeader('content-type', type);
  response.setHeader('content-length', bytes.byteLength);
  if (range !== null) {
    const last = range.offset + Math.max(bytes.byteLength, 1) - 1;
    response.setHeader('content-range', `bytes ${String(range.offset)}-${String(last)}/*`);
  }
  if (response.req.method === 'HEAD') response.end();
  else response.end(bytes);
};
