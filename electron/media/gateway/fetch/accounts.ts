/** What was asked for on behalf of somebody. */
export interface Account {
  /** Requests that went to a server. */
  requests: number;
  /** Bytes that came from there. */
  upstreamBytes: number;
  /** Wishes that were met without a request of their own. */
  cacheHits: number;
}

/** Keeps the books: by lease, by server and of all together. */
export class Accounts {
  readonly total = noAccount();
  readonly #byLease = new Map<string, Account>();
  readonly #byServer = new Map<string, Account>();

  request(lease: string | undefined, server: string): void {
    for (const account of this.#of(lease, server)) account.requests += 1;
  }

  bytes(lease: string | undefined, server: string, count: number): void {
    for (const account of this.#of(lease, server)) account.upstreamBytes += count;
  }

  hit(lease: string | undefined, server: string): void {
    for (const account of this.#of(lease, server)) account.cacheHits += 1;
  }

  ofLease(lease: string): Account {
    return this.#byLease.get(lease) ?? noAccount();
  }

  /** In the order in which the servers were met. */
  servers(): [string, Account][] {
    return [...this.#byServer];
  }

  drop(lease: string): void {
    this.#byLease.delete(lease);
  }

  #of(lease: string | undefined, server: string): Account[] {
    const accounts = [this.total, entry(this.#byServer, server)];
    if (lease !== undefined) accounts.push(entry(this.#byLease, lease));
    return accounts;
  }
}

const noAccount = (): Account => ({ requests: 0, upstreamBytes: 0, cacheHits: 0 });

const entry = (accounts: Map<string, Account>, key: string): Account => {
  const known = accounts.get(key);
  if (known !== undefined) return known;
  const account = noAccount();
  accounts.set(key, account);
  return account;
};
