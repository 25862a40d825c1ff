import type { ConnectionReport } from '#contract/connection';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import type { Authority, Candidate } from '#contract/trust';
import type { ConnectionTestPort, TrustPort } from '../../electron/wall/connectionPorts';

/** Tests of connections that find nothing and remember what they were given. */
export class FakeConnections implements ConnectionTestPort {
  readonly tested: { platform: PlatformSettings; password: string | null }[] = [];
  isStopped = false;
  running: ConnectionReport | null = null;

  test(platform: PlatformSettings, password: string | null): Promise<ConnectionReport> {
    this.tested.push({ platform, password });
    return Promise.resolve({ isOver: true, steps: [] });
  }

  testing(): ConnectionReport | null {
    return this.running;
  }

  stop(): void {
    this.isStopped = true;
  }
}

/** Authorities in memory; the test says what the chosen file holds. */
export class FakeTrust implements TrustPort {
  file: Candidate[] | null = null;
  #kept: Authority[] = [];

  list(): Authority[] {
    return this.#kept;
  }

  choose(): Promise<Outcome<Candidate[] | null>> {
    return Promise.resolve(success(this.file));
  }

  add(fingerprints: readonly string[]): Promise<Outcome<null>> {
    const wanted = (this.file ?? []).filter((one) => fingerprints.includes(one.fingerprint));
    if (wanted.length === 0) return Promise.resolve(failure('trust/unknown'));
    this.#kept = [...this.#kept, ...wanted];
    return Promise.resolve(success(null));
  }

  remove(fingerprint: string): Promise<Outcome<null>> {
    const left = this.#kept.filter((one) => one.fingerprint !== fingerprint);
    if (left.length === this.#kept.length) return Promise.resolve(failure('trust/unknown'));
    this.#kept = left;
    return Promise.resolve(success(null));
  }
}
