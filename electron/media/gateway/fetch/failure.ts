import type { GatewayFault } from '../faults';

/** Why a fetch came to nothing. */
export interface FetchFailure {
  fault: GatewayFault;
  /**
   * `server`: nobody can be reached there. `answer`: this one request came to nothing, which may be
   * the camera's fault alone. `stream`: the server is well and says what is wrong.
   */
  blame: 'server' | 'answer' | 'stream';
  /** What the server asked for by Retry-After. */
  retryAfterMs?: number | undefined;
}

/** Thrown inside this room only. */
export class FetchError extends Error {
  constructor(readonly failure: FetchFailure) {
    super(failure.fault);
  }
}

const unreachable = new Set([
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const hungUp = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ECONNABORTED']);
const isTls = (code: string): boolean =>
  /^(ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/.test(code) ||
  code === 'EPROTO';

const codeOf = (error: unknown): string => {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return typeof code === 'string' ? code : '';
};

/** Whether the other side closed the connection. */
export const isHangUp = (error: unknown): boolean => hungUp.has(codeOf(error));

/** Names an error of the connection. `isBegun`: the head of the answer had come. */
export const failureOf = (error: unknown, isBegun: boolean): FetchFailure => {
  if (error instanceof FetchError) return error.failure;
  const code = codeOf(error);
  if (code === 'ECONNREFUSED') return { fault: 'stream/refused', blame: 'server' };
  if (unreachable.has(code)) return { fault: 'stream/no-answer', blame: 'server' };
  if (isTls(code)) return { fault: 'stream/tls', blame: 'server' };
  // Hung up before the first byte of an answer: that is refusing, in a ruder way.
  if (hungUp.has(code) && !isBegun) return { fault: 'stream/refused', blame: 'answer' };
  return { fault: 'stream/interrupted', blame: 'answer' };
};
