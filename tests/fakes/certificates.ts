import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its key, in PEM. */
export interface KeyPair {
  key: string;
  cert: string;
}

interface Wish {
  /** Who signs; itself where left out. */
  by?: KeyPair;
  commonName?: string;
  /** As OpenSSL writes it: `IP:127.0.0.1`. */
  names?: string;
  isAuthority?: boolean;
  fromMs?: number;
  untilMs?: number;
}

const dayMs = 86_400_000;

const dateText = (ms: number): string =>
  `${new Date(ms).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;

const configuration = (folder: string, { names, isAuthority }: Wish): string => `
[ca]
default_ca = one
[one]
database = ${folder}/index
new_certs_dir = ${folder}
rand_serial = yes
default_md = sha256
policy = any
x509_extensions = made
[any]
commonName = supplied
organizationName = optional
[made]
basicConstraints = critical,CA:${isAuthority === true ? 'TRUE' : 'FALSE'}
subjectAltName = ${names ?? 'IP:127.0.0.1'}
`;

/** Makes a certificate now, with any span of life: for 127.0.0.1 and two days unless told. */
export const makeCertificate = (wish: Wish = {}): KeyPair => {
  const folder = mkdtempSync(join(tmpdir(), 'brightwall-tls-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...words: string[]): void => {
    execFileSync('openssl', words, { stdio: 'ignore' });
  };
  try {
    const { by, commonName = '127.0.0.1' } = wish;
    const { fromMs = Date.now() - dayMs, untilMs = Date.now() + 2 * dayMs } = wish;
    writeFileSync(at('index'), '');
    writeFileSync(at('conf'), configuration(folder, wish));
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const subject = ['-subj', `/O=Invented/CN=${commonName}`];
    openssl(
      'req',
      '-new',
      '-utf8',
      ...curve,
      '-keyout',
      at('key'),
      '-out',
      at('request'),
      ...subject,
    );
    if (by !== undefined) {
      writeFileSync(at('by.key'), by.key);
      writeFileSync(at('by.cert'), by.cert);
    }
    const signer =
      by === undefined
        ? ['-selfsign', '-keyfile', at('key')]
        : ['-cert', at('by.cert'), '-keyfile', at('by.key')];
    const life = ['-startdate', dateText(fromMs), '-enddate', dateText(untilMs)];
    const files = ['-config', at('conf'), '-in', at('request'), '-out', at('cert')];
    openssl('ca', '-batch', '-notext', ...files, ...signer, ...life);
    return { key: readFileSync(at('key'), 'utf8'), cert: readFileSync(at('cert'), 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** An authority that nobody trusts by default. */
export const makeAuthority = (commonName = 'Invented authority'): KeyPair =>
  makeCertificate({ commonName, isAuthority: true });
