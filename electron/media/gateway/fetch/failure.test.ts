import { describe, expect, it } from 'vitest';

import { FetchError, failureOf } from './failure';

const of = (code: string, isBegun = false): string => {
  const { fault, blame } = failureOf(Object.assign(new Error('x'), { code }), isBegun);
  return `${fault} ${blame}`;
};

describe('an error of a connection', () => {
  it.each([
    ['ECONNREFUSED', 'stream/refused server'],
    ['EHOSTUNREACH', 'stream/no-answer server'],
    ['ENOTFOUND', 'stream/no-answer server'],
    ['UND_ERR_CONNECT_TIMEOUT', 'stream/no-answer server'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'stream/tls server'],
    ['CERT_HAS_EXPIRED', 'stream/tls server'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'stream/tls server'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'stream/tls server'],
    ['ECONNRESET', 'stream/refused answer'],
    ['HPE_INVALID_CONSTANT', 'stream/interrupted answer'],
  ])('%s is %s', (code, failure) => {
    expect(of(code)).toBe(failure);
  });

  it('is an interruption once the answer had begun', () => {
    expect(of('ECONNRESET', true)).toBe('stream/interrupted answer');
  });

  it('keeps the name that we gave it', () => {
    const failure = { fault: 'stream/too-slow', blame: 'answer' } as const;
    expect(failureOf(new FetchError(failure), true)).toEqual(failure);
  });
});
