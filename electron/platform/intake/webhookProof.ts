import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a sender has to prove, and how. */
export interface Secret {
  secret: string;
  proof: 'token' | 'signature';
}

const signed = /^sha256=([0-9a-f]{64})$/i;

/** Known before the body: a wrong token is not worth reading on. */
export const isTokenRight = ({ secret, proof }: Secret, headers: IncomingHttpHeaders): boolean => {
  if (proof === 'signature') return true;
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  return isSame(bearer ?? single(headers['x-brightwall-token']), secret);
};

/** The signature is HMAC-SHA256 of the body, in the form that most senders use. */
export const isProven = (
  { secret, proof }: Secret,
  headers: IncomingHttpHeaders,
  body: Uint8Array,
): boolean => {
  if (proof === 'token') return true;
  const said = single(headers['x-brightwall-signature'] ?? headers['x-hub-signature-256']);
  const hex = signed.exec(said)?.[1] ?? '';
  return isSame(hex.toLowerCase(), createHmac('sha256', secret).update(body).digest('hex'));
};

const single = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value : '';

/** In the same time wherever they differ. */
const isSame = (said: string, right: string): boolean => {
  const key = 'compared';
  const digest = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return timingSafeEqual(digest(said), digest(right));
};
