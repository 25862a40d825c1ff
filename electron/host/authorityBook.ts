import * as z from 'zod';
import { failure, success, type Outcome } from '#contract/outcome';
import { maxAuthorities, type Authority, type Candidate } from '#contract/trust';
import type { StorePort } from '../wall/ports';
import { readCertificates, type ReadCertificate } from './certificates';

const storeName = 'authorities';
const storedSchema = z.object({
  version: z.literal(1),
  certificates: z.array(z.string().max(20_000)).max(maxAuthorities),
});

/** Asks a person for a file; null: called off. */
type ChooseFile = () => Promise<Outcome<Buffer | null>>;

/** Private certificate authorities that this station trusts beside the usual ones. */
export class AuthorityBook {
  readonly #store: StorePort;
  readonly #choose: ChooseFile;
  readonly #most: number;
  readonly #trust: (certificates: readonly string[]) => void;
  #kept: readonly ReadCertificate[] = [];
  /** What the file opened last holds; only that can be added. */
  #opened: readonly ReadCertificate[] = [];

  /** @param trust told all of them, at the start and after every change */
  constructor(
    store: StorePort,
    choose: ChooseFile,
    trust: (certificates: readonly string[]) => void,
    most: number = maxAuthorities,
  ) {
    this.#most = most;
    this.#store = store;
    this.#choose = choose;
    this.#trust = trust;
  }

  /** Reads what was kept; must come before the first connection. */
  async load(): Promise<void> {
    const read = await this.#store.read(storeName);
    const stored = read.ok ? storedSchema.safeParse(read.value).data : undefined;
    if (stored === undefined) return;
    this.#kept = readCertificates(Buffer.from(stored.certificates.join('\n')));
    this.#tell();
  }

  list(): Authority[] {
    return this.#kept.map(({ authority }) => authority);
  }

  /** Fault trust/no-certificate: the file holds none. */
  async choose(): Promise<Outcome<Candidate[] | null>> {
    const chosen = await this.#choose();
    if (!chosen.ok) return chosen;
    if (chosen.value === null) return success(null);
    this.#opened = readCertificates(chosen.value);
    if (this.#opened.length === 0) return failure('trust/no-certificate');
    return success(
      this.#opened.map((one) => ({ ...one.authority, obstacle: this.#obstacleOf(one) })),
    );
  }

  /** Fault trust/unknown: not in the file opened last. trust/full. */
  async add(fingerprints: readonly string[]): Promise<Outcome<null>> {
    const wanted = this.#opened.filter((one) => fingerprints.includes(one.authority.fingerprint));
    const isWhole = wanted.length === new Set(fingerprints).size;
    if (!isWhole || wanted.some((one) => !one.canSign)) return failure('trust/unknown');
    const fresh = wanted.filter((one) => this.#obstacleOf(one) === null);
    if (this.#kept.length + fresh.length > this.#most) return failure('trust/full');
    return this.#keep([...this.#kept, ...fresh]);
  }

  /** Fault trust/unknown. */
  async remove(fingerprint: string): Promise<Outcome<null>> {
    const left = this.#kept.filter(({ authority }) => authority.fingerprint !== fingerprint);
    if (left.length === this.#kept.length) return failure('trust/unknown');
    return this.#keep(left);
  }

  #obstacleOf({ authority, canSign }: ReadCertificate): Candidate['obstacle'] {
    if (!canSign) return 'no-authority';
    const isKnown = this.#kept.some((one) => one.authority.fingerprint === authority.fingerprint);
    return isKnown ? 'known' : null;
  }

  async #keep(certificates: readonly ReadCertificate[]): Promise<Outcome<null>> {
    this.#kept = certificates;
    this.#tell();
    return this.#store.write(storeName, {
      version: 1,
      certificates: certificates.map(({ pem }) => pem),
    });
  }

  #tell(): void {
    this.#trust(this.#kept.map(({ pem }) => pem));
  }
}
