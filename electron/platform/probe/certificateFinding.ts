import type { PeerCertificate } from 'node:tls';
import { finding, minuteText, type Finding } from './finding';

/** What a handshake showed; nothing was sent over it. */
export interface Handshake {
  /** Why the certificate is not trusted (`CERT_HAS_EXPIRED`); undefined when it is. */
  error: string | undefined;
  certificate: PeerCertificate;
  /** The platform's own clock, where it told one. */
  theirMs: number | undefined;
}

const dayMs = 86_400_000;
const endingMs = 21 * dayMs;

const nameOf = (name: unknown): string => {
  const part = (key: string): string => {
    const value = (name as Record<string, unknown> | undefined)?.[key];
    if (Array.isArray(value)) return String(value[0]);
    return typeof value === 'string' ? value : '';
  };
  return part('CN') || part('O') || part('OU') || '?';
};

const isOwnIssuer = (error: string): boolean => /SELF_SIGNED_CERT$/.test(error);

/** Names what a handshake showed. */
export const certificateFinding = (
  { error, certificate, theirMs }: Handshake,
  nowMs: number,
): Finding => {
  const fromMs = Date.parse(certificate.valid_from);
  const untilMs = Date.parse(certificate.valid_to);
  const words = {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    from: minuteText(fromMs),
    until: minuteText(untilMs),
    fingerprint: certificate.fingerprint256,
  };
  if (error === undefined) {
    return finding(untilMs - nowMs < endingMs ? 'tls-ending' : 'tls-good', words);
  }
  if (error === 'CERT_HAS_EXPIRED' || error === 'CERT_NOT_YET_VALID') {
    const isGoodThere = theirMs !== undefined && theirMs > fromMs && theirMs < untilMs;
    const times = { ours: minuteText(nowMs), theirs: minuteText(theirMs ?? nowMs) };
    // Where the whole chain is new, ours is the clock that stands wrong more often than not.
    if (isGoodThere && (nowMs < fromMs || nowMs > untilMs)) {
      return finding('tls-clock', { ...words, ...times });
    }
    const code = error === 'CERT_HAS_EXPIRED' ? 'tls-expired' : 'tls-not-yet';
    return finding(code, { ...words, ...times });
  }
  if (error === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const names = certificate.subjectaltname?.replace(/(DNS|IP Address):/g, '') ?? words.subject;
    return finding('tls-other-name', { ...words, names });
  }
  if (isOwnIssuer(error)) return finding('tls-self-signed', words);
  if (/ISSUER|LEAF_SIGNATURE|SELF_SIGNED|UNTRUSTED|CERT_CHAIN/.test(error)) {
    return finding('tls-unknown-issuer', words);
  }
  return finding('tls-failed', { ...words, word: error });
};
