import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact, redactText } from './redact';

const secret = fc
  .string({ unit: fc.constantFrom(...'abcdefXYZ0123456789'), minLength: 8, maxLength: 40 })
  .filter((text) => !/^(authorization|bearer)/i.test(text));

describe('what stands in the log', () => {
  it('keeps plain words', () => {
    expect(redactText('a page died: wall:screen-12 after 3 tries')).toBe(
      'a page died: wall:screen-12 after 3 tries',
    );
  });

  it('keeps the host of an address and nothing behind it', () => {
    expect(redactText('GET http://10.0.0.5:8080/l/s3cret/index.m3u8?token=abc failed')).toBe(
      'GET http://10.0.0.5:8080/[…] failed',
    );
    expect(redactText('https://user:word@host.example/')).toBe('https://host.example');
  });

  it('never shows a secret that stands where secrets stand', () => {
    fc.assert(
      fc.property(secret, (text) => {
        const lines = [
          `Authorization: Bearer ${text}`,
          `password=${text}`,
          `{"password":"${text}"}`,
          `token: ${text}; next`,
          `http://127.0.0.1:4000/l/${text}/index.m3u8`,
          `rtsp://user:${text}@10.0.0.9/live`,
          `https://host.example/a?sign=${text}`,
          `cookie="${text}"`,
        ];
        for (const line of lines) expect(redactText(line)).not.toContain(text);
      }),
    );
  });

  it('hides values by their name, however deep', () => {
    fc.assert(
      fc.property(
        secret,
        fc.constantFrom('password', 'Authorization', 'accessToken', 'clientSecret', 'api_key'),
        (text, name) => {
          expect(JSON.stringify(redact({ a: [{ [name]: text }] }))).not.toContain(text);
        },
      ),
    );
  });

  it('hides web tokens and other long random runs', () => {
    const token = 'eyJhbGciOi.eyJzdWIiOiI.c2lnbmF0dXJl';
    expect(redactText(`got ${token} back`)).not.toContain('eyJhbGciOi');
    expect(redactText(`lease ${'a1B2'.repeat(10)}`)).toBe('lease […]');
  });

  it('hides secrets in the text of errors', () => {
    const error = new Error('refused http://10.1.1.1/path?token=abcdefgh');
    expect(String(redact({ error }))).not.toContain('abcdefgh');
    expect(JSON.stringify(redact({ error }))).not.toContain('abcdefgh');
  });

  it('stops at a depth, so that a ring ends', () => {
    const ring: Record<string, unknown> = {};
    ring['again'] = ring;
    expect(JSON.stringify(redact(ring))).toContain('[…]');
  });
});
