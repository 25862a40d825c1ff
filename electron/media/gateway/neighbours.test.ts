import { describe, expect, it } from 'vitest';

import { mayLeadTo } from './neighbours';

const from = new URL('https://media.example/live/index.m3u8');
const leads = (url: string, base = from): boolean => mayLeadTo(new URL(url), base);

describe('mayLeadTo', () => {
  it.each(['https://media.example:8443/a.ts', 'http://cdn.example/a.ts', 'http://10.1.2.3/a.ts'])(
    'follows %s',
    (url) => {
      expect(leads(url)).toBe(true);
    },
  );

  it.each([
    'file:///etc/hosts',
    'data:text/plain,x',
    'ftp://media.example/a.ts',
    'http://127.0.0.1:9222/json',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://localhost/a.ts',
    'http://x.localhost/a.ts',
    'http://[::1]/a.ts',
    'http://[::ffff:127.0.0.1]/a.ts',
    'http://0.0.0.0/a.ts',
    'http://169.254.169.254/latest/',
    'http://[fe80::1]/a.ts',
    'http://user:word@cdn.example/a.ts',
  ])('does not follow %s', (url) => {
    expect(leads(url)).toBe(false);
  });

  it('stays on this machine when the stream itself is on it', () => {
    const city = new URL('http://127.0.0.1:4000/live/index.m3u8');
    expect(leads('http://127.0.0.1:4001/a.m4s', city)).toBe(true);
    expect(leads('http://localhost:4001/a.m4s', city)).toBe(false);
  });
});
