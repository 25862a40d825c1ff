import https from 'node:https';
import { WebSocket } from 'ws';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeAuthority, makeCertificate, type KeyPair } from '../../tests/fakes/certificates';
import { startSecureServer, type SecureServer } from '../../tests/fakes/secureServer';
import { Fetcher } from './gateway/fetch/fetcher';
import { trustAuthorities } from './trust';

let authority: KeyPair;
const servers: SecureServer[] = [];
beforeAll(() => {
  authority = makeAuthority();
});
afterEach(async () => {
  trustAuthorities([]);
  for (const server of servers.splice(0)) await server.close();
});

const serve = async (wish: Parameters<typeof makeCertificate>[0] = {}): Promise<SecureServer> => {
  const pair = makeCertificate({ by: authority, ...wish });
  const server = await startSecureServer((_, response) => response.end('seen'), false, pair);
  servers.push(server);
  return server;
};

const whyNot = (url: string): Promise<unknown> =>
  fetch(url).then(
    (answer) => answer.text(),
    (error: unknown) => (error as { cause?: { code?: string } }).cause?.code,
  );

describe('private certificate authorities', () => {
  it('are not trusted before somebody says so, and are from then on by every way out', async () => {
    const { url } = await serve();
    expect(await whyNot(url)).toMatch(/UNABLE_TO|SELF_SIGNED/);
    trustAuthorities([authority.cert]);
    expect(await whyNot(url)).toBe('seen');
    const status = await new Promise((resolve) => {
      https.get(url, { agent: false }, (answer) => {
        resolve(answer.statusCode);
        answer.destroy();
      });
    });
    expect(status).toBe(200);
    const fetcher = new Fetcher();
    expect(await fetcher.fetchText(url, {})).toMatchObject({ ok: true });
    fetcher.close();
  });

  it('are trusted by lines that stay open, too', async () => {
    const { url } = await serve();
    const told = (): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(url.replace('https:', 'wss:'));
        socket.on('error', (error) => {
          resolve(error.message);
        });
      });
    expect(await told()).toMatch(/certificate/i);
    trustAuthorities([authority.cert]);
    // It is let in, and then told that nobody speaks so here.
    expect(await told()).toMatch(/Unexpected server response|socket hang up/);
  });

  it('are forgotten again', async () => {
    trustAuthorities([authority.cert]);
    trustAuthorities([]);
    expect(await whyNot((await serve()).url)).toMatch(/UNABLE_TO|SELF_SIGNED/);
  });

  it('make no other fault good: a name that does not fit, an end that has passed', async () => {
    trustAuthorities([authority.cert]);
    const other = await serve({ names: 'DNS:elsewhere.test' });
    expect(await whyNot(other.url)).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
    const dayMs = 86_400_000;
    const past = { fromMs: Date.now() - 9 * dayMs, untilMs: Date.now() - dayMs };
    expect(await whyNot((await serve(past)).url)).toBe('CERT_HAS_EXPIRED');
  });

  it('leave those alone who name authorities of their own', async () => {
    trustAuthorities([authority.cert]);
    const fetcher = new Fetcher({ ca: makeAuthority('Another').cert });
    const fetched = await fetcher.fetchText((await serve()).url, {});
    expect(fetched).toMatchObject({ ok: false, fault: { code: 'stream/tls' } });
    fetcher.close();
  });
});
