import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type * as http from 'node:http';
import * as http2 from 'node:http2';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A media server behind TLS that speaks HTTP/2 and HTTP/1.1. */
export interface SecureServer {
  url: string;
  /** Its certificate, which nobody trusts by default. */
  certificate: string;
  /** How many connections of HTTP/2 were ever opened. */
  sessions: () => number;
  close: () => Promise<void>;
}

/** A key and a certificate of its own for 127.0.0.1, made now. */
const makeCertificate = (): { key: string; cert: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-tls-'));
  const key = join(folder, 'key.pem');
  const cert = join(folder, 'cert.pem');
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const name = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', ...curve, '-days', '2', '-keyout', key, '-out', cert, ...name],
    { stdio: 'ignore' },
  );
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return made;
};

/** Starts it. */
export const startSecureServer = async (
  answer: (request: http2.Http2ServerRequest, response: http2.Http2ServerResponse) => void,
  allowHTTP2 = true,
): Promise<SecureServer> => {
  const { key, cert } = makeCertificate();
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
