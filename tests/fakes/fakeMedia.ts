import type { LeaseId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type {
  MediaAccounts,
  MediaPort,
  MediaState,
  ServerBack,
  Upstream,
} from '../../electron/wall/ports';
import type { RecordedStretch } from '../../electron/wall/ports/recordingPort';
import { Signal } from '../../electron/wall/signal';

/** A gateway that only remembers what it was asked. */
export class FakeMedia implements MediaPort {
  readonly #open = new Map<LeaseId, Upstream>();
  readonly #changed = new Signal<MediaState>();
  readonly onStateChanged = this.#changed.on;
  readonly #serverBack = new Signal<ServerBack>();
  readonly onServerBack = this.#serverBack.on;
  #state: MediaState = 'live';
  #hot: readonly Upstream[] = [];

  state(): MediaState {
    return this.#state;
  }

  become(state: MediaState): void {
    this.#state = state;
    this.#changed.emit(state);
  }

  /** What the gateway would fetch for a lease. */
  upstreamOf(leaseId: LeaseId): Upstream | undefined {
    return this.#open.get(leaseId);
  }

  leaseCount(): number {
    return this.#open.size;
  }

  open(leaseId: LeaseId, upstream: Upstream): Promise<Outcome<string>> {
    if (this.#state !== 'live') return Promise.resolve(failure('media/gateway-down'));
    this.#open.set(leaseId, upstream);
    return Promise.resolve(success(`http://127.0.0.1:1/${leaseId}/index.m3u8`));
  }

  update(leaseId: LeaseId, upstream: Upstream): void {
    if (this.#open.has(leaseId)) this.#open.set(leaseId, upstream);
  }

  close(leaseId: LeaseId): void {
    this.#open.delete(leaseId);
  }

  picture(upstream: Upstream): Promise<Outcome<string>> {
    if (this.#state !== 'live') return Promise.resolve(failure('media/gateway-down'));
    return Promise.resolve(success(`http://127.0.0.1:1/${upstream.url.split('/').at(-1) ?? ''}`));
  }

  /** The stretches that pages were given an address for, with the time of each. */
  readonly stretches: { stretch: RecordedStretch; fromMs: number; toMs: number }[] = [];

  recorded(stretch: RecordedStretch, fromMs: number, toMs: number): Promise<Outcome<string>> {
    if (this.#state !== 'live') return Promise.resolve(failure('media/gateway-down'));
    this.stretches.push({ stretch, fromMs, toMs });
    return Promise.resolve(success(`http://127.0.0.1:1/r/${String(this.stretches.length)}`));
  }

  setHot(upstreams: readonly Upstream[]): void {
    this.#hot = upstreams;
  }

  /** What was said to be called next. */
  hot(): readonly Upstream[] {
    return this.#hot;
  }

  bringServerBack(back: ServerBack): void {
    this.#serverBack.emit(back);
  }

  accounts(): Promise<Outcome<MediaAccounts>> {
    const total = { requests: 0, upstreamBytes: 0, cacheHits: 0 };
    return Promise.resolve(success({ total, byLease: [], byServer: [] }));
  }
}
