import { isIP } from 'node:net';
import * as tls from 'node:tls';
import { certificateFinding, type Handshake } from './certificateFinding';
import { finding, systemCode, type Finding } from './finding';
import type { Place } from './reachSteps';

const handshakeLimitMs = 8_000;
const clockLimitMs = 3_000;
const maxHead = 8_192;

/** Looks at the certificate of a secure platform. */
export const lookAtTls = async (
  place: Place,
  now: () => number,
  signal: AbortSignal,
): Promise<Finding> => {
  if (place.url.protocol === 'http:') return finding('tls-none');
  const shown = await shakeHands(place, signal);
  return 'code' in shown ? shown : certificateFinding(shown, now());
};

/**
 * A handshake that is looked at and thrown away. It goes on when the certificate is not trusted,
 * because only so can a person be told why and whose it is: this connection never carries a
 * log-in, a request for data or a picture. Every other one refuses.
 */
const shakeHands = (place: Place, signal: AbortSignal): Promise<Handshake | Finding> =>
  new Promise((resolve) => {
    const { host, port } = place;
    const socket = tls.connect({
      host,
      port,
      ...(isIP(host) === 0 ? { servername: host } : {}),
      rejectUnauthorized: false,
    });
    const settle = (shown: Handshake | Finding): void => {
      signal.removeEventListener('abort', abort);
      socket.destroy();
      resolve(shown);
    };
    const abort = (): void => {
      settle(finding('tls-failed', { word: '' }));
    };
    signal.addEventListener('abort', abort, { once: true });
    socket.setTimeout(handshakeLimitMs, () => {
      settle(finding('tls-failed', { word: 'no answer' }));
    });
    socket.on('error', (error) => {
      settle(notSpoken(error));
    });
    socket.once('secureConnect', () => {
      void seen(socket, place).then(settle);
    });
  });

/** An answer in plain words to our greeting: the port speaks http. */
const notSpoken = (error: unknown): Finding => {
  const word = systemCode(error);
  const isPlain = /WRONG_VERSION|HTTP_REQUEST|PACKET_LENGTH|UNEXPECTED_MESSAGE/.test(word);
  if (isPlain || word === 'EPROTO') return finding('tls-plain');
  return finding('tls-failed', { word });
};

const seen = async (socket: tls.TLSSocket, place: Place): Promise<Handshake> => {
  const certificate = socket.getPeerCertificate();
  const error = errorOf(socket, place, certificate);
  const isOfTime = error === 'CERT_HAS_EXPIRED' || error === 'CERT_NOT_YET_VALID';
  return { error, certificate, theirMs: isOfTime ? await askTime(socket, place) : undefined };
};

const errorOf = (
  socket: tls.TLSSocket,
  { host }: Place,
  certificate: tls.PeerCertificate,
): string | undefined => {
  if (socket.authorized) return undefined;
  const told = socket.authorizationError as unknown;
  const word = typeof told === 'string' ? told : systemCode(told);
  if (word !== '') return word;
  return systemCode(tls.checkServerIdentity(host, certificate)) || 'unknown';
};

/** The hour by the other side's clock, said to anybody who asks; believed in no other respect. */
const askTime = (socket: tls.TLSSocket, { url }: Place): Promise<number | undefined> =>
  new Promise((resolve) => {
    let head = '';
    const settle = (): void => {
      clearTimeout(timer);
      const date = /^date:\s*(.{10,40})$/im.exec(head)?.[1];
      const told = date === undefined ? Number.NaN : Date.parse(date);
      resolve(Number.isNaN(told) ? undefined : told);
    };
    const timer = setTimeout(settle, clockLimitMs);
    socket.on('data', (piece: Buffer) => {
      head += piece.toString('latin1');
      if (head.includes('\r\n\r\n') || head.length > maxHead) settle();
    });
    socket.once('close', settle);
    socket.write(`HEAD / HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`);
  });
