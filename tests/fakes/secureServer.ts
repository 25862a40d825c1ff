import type * as http from 'node:http';
import * as http2 from 'node:http2';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';

import { makeCertificate, type KeyPair } from './certificates';

/** A media server behind TLS that speaks HTTP/2 and HTTP/1.1. */
export interface SecureServer {
  url: string;
  /** Its certificate, which nobody trusts by default. */
  certificate: string;
  /** How many connections of HTTP/2 were ever opened. */
  sessions: () => number;
  close: () => Promise<void>;
}

/** Starts it, with a certificate of its own for 127.0.0.1 unless one is given. */
export const startSecureServer = async (
  answer: (request: http2.Http2ServerRequest, response: http2.Http2ServerResponse) => void,
  allowHTTP2 = true,
  pair: KeyPair = makeCertificate({ isAuthority: true }),
): Promise<SecureServer> => {
  const { key, cert } = pair;
  const server = allowHTTP2
    ? http2.createSecureServer({ key, cert, allowHTTP1: true }, answer)
    : https.createServer({ key, cert }, answer as unknown as http.RequestListener);
  const open = new Set<{ destroy: () => void }>();
  let sessions = 0;
  server.on('secureConnection', (socket: { destroy: () => void }) => open.add(socket));
  server.on('sessionError', () => undefined);
  server.on('session', (session: http2.ServerHttp2Session) => {
    open.add(session);
    // Handshakes that only ask what is spoken here open none.
    session.once('stream', () => (sessions += 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${String(port)}`,
    certificate: cert,
    sessions: () => sessions,
    close: () => {
      for (const each of open) each.destroy();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
};
