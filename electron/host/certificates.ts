import { X509Certificate } from 'node:crypto';
import { maxAuthorities, type Authority } from '#contract/trust';

/** A certificate as it is shown, and as it is trusted. */
export interface ReadCertificate {
  pem: string;
  authority: Authority;
  /** Signed others, or itself: of use as one that is trusted. */
  canSign: boolean;
}

const block = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----[\s\S]{1,20000}?-----END/g;
const maxName = 300;

/** The parts of a name that people know, in one line. */
const nameText = (name: string): string => {
  const partOf = (key: string): string[] =>
    name
      .split('\n')
      .flatMap((line) => (line.startsWith(`${key}=`) ? [line.slice(key.length + 1)] : []));
  const parts = ['CN', 'O', 'OU'].flatMap(partOf);
  const text = parts.length === 0 ? name.replaceAll('\n', ', ') : parts.join(' · ');
  return text.slice(0, maxName);
};

const isOwnIssuer = (certificate: X509Certificate): boolean =>
  certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);

const readOne = (raw: string | Buffer): ReadCertificate[] => {
  try {
    const certificate = new X509Certificate(raw);
    return [
      {
        pem: certificate.toString(),
        canSign: certificate.ca || isOwnIssuer(certificate),
        authority: {
          fingerprint: certificate.fingerprint256,
          subject: nameText(certificate.subject),
          issuer: nameText(certificate.issuer),
          fromMs: Date.parse(certificate.validFrom),
          untilMs: Date.parse(certificate.validTo),
        },
      },
    ];
  } catch {
    // One broken block says nothing about the others.
    return [];
  }
};

/** The certificates of a file: PEM, one or several, or DER; none for anything else. */
export const readCertificates = (bytes: Buffer): ReadCertificate[] => {
  const blocks = bytes.toString('latin1').match(block) ?? [];
  const raws = blocks.length === 0 ? [bytes] : blocks.map((one) => `${one} CERTIFICATE-----\n`);
  const read = raws.slice(0, maxAuthorities).flatMap(readOne);
  const byFingerprint = new Map(read.map((one) => [one.authority.fingerprint, one]));
  return [...byFingerprint.values()];
};
