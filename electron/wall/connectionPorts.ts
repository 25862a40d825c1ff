import type { ConnectionReport } from '#contract/connection';
import type { Outcome } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import type { Authority, Candidate } from '#contract/trust';

/** Tries connections to platforms, one at a time. */
export interface ConnectionTestPort {
  /** Ends when the last step did; null: with the password that is kept. */
  test(platform: PlatformSettings, password: string | null): Promise<ConnectionReport>;
  /** The running one so far; null while none runs. */
  testing(): ConnectionReport | null;
  stop(): void;
}

/** Private certificate authorities that this station trusts beside the usual ones. */
export interface TrustPort {
  list(): Authority[];
  /** What a file that a person chooses holds; null: called off. Fault trust/no-certificate. */
  choose(): Promise<Outcome<Candidate[] | null>>;
  /** Of the file chosen last. Faults trust/unknown, trust/full. */
  add(fingerprints: readonly string[]): Promise<Outcome<null>>;
  /** Fault trust/unknown. */
  remove(fingerprint: string): Promise<Outcome<null>>;
}
