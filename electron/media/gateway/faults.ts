import type { FaultCode } from '#contract/outcome';

/** How each fault is answered; the page reads the fault's name from a header. */
const statuses = {
  'stream/offline': 404,
  'stream/not-found': 404,
  'stream/unauthorized': 403,
  'stream/expired': 401,
  'stream/server-error': 502,
  'stream/refused': 502,
  'stream/no-answer': 504,
  'stream/not-a-playlist': 502,
  'stream/stale-playlist': 503,
  'stream/interrupted': 502,
  'stream/tls': 502,
  'stream/too-slow': 504,
  'stream/bad-segment': 502,
  'stream/lease-ended': 410,
  'media/no-picture': 404,
  'recording/none': 404,
} as const satisfies Partial<Record<FaultCode, number>>;

/** What can go wrong on the way of a picture, as far as the gateway sees it. */
export type GatewayFault = keyof typeof statuses;

/** The HTTP status that goes with a fault. */
export const statusOf = (fault: FaultCode): number =>
  Object.hasOwn(statuses, fault) ? statuses[fault as GatewayFault] : 502;

/** The platform's own word, where it has one, in `{ error: { code } }`. */
const words: Readonly<Record<string, GatewayFault>> = {
  'camera-offline': 'stream/offline',
  'expired-token': 'stream/expired',
  'unknown-stream': 'stream/lease-ended',
};

/** Names a refusal of the media server. */
export const faultOfStatus = (status: number, word: string | undefined): GatewayFault => {
  const named = word === undefined ? undefined : words[word];
  if (named !== undefined) return named;
  if (status === 401 || status === 403) return 'stream/unauthorized';
  if (status >= 500 || status === 429) return 'stream/server-error';
  return 'stream/not-found';
};

/** The platform's word in the body of a refusal. */
export const wordOf = (body: string): string | undefined => {
  try {
    const parsed = JSON.parse(body) as { error?: { code?: unknown } } | null;
    const code = parsed?.error?.code;
    return typeof code === 'string' ? code : undefined;
  } catch {
    return undefined;
  }
};
