import type { CameraId, LeaseId } from '#contract/ids';
import { failure, faultTable, success, type Fault, type Outcome } from '#contract/outcome';
import type { StreamProfile, StreamTransport } from '#contract/stream';
import type { ClockPort, PlatformPort, PlatformStream, Upstream } from './ports';

/** A stream nobody watches is kept open this long, so that a moved camera restarts nothing. */
const lingerMs = 5_000;
/** Renewed this long before its end, or after three quarters of a short life. */
const renewAheadMs = 30_000;
/** A renewal that failed is tried again after this. */
const renewRetryMs = 5_000;
/** Somebody joining hears from the platform first when the last word from it is older. */
const freshMs = 5_000;

interface SharedStreamDeps {
  clock: ClockPort;
  platform: PlatformPort;
  /** The way that was chosen for it; undefined where its platform has one only. */
  transport?: StreamTransport | undefined;
  /** Its upstream changed: the gateway reads from there for these leases. */
  moved(leaseIds: LeaseId[], upstream: Upstream): void;
  /** It cannot be kept: these leases no longer play. */
  lost(leaseIds: LeaseId[], fault: Fault): void;
  /** It was closed; forget it. */
  ended(): void;
}

/** One platform stream that many leases share. */
export class SharedStream {
  readonly platform: PlatformPort;
  readonly #deps: SharedStreamDeps;
  readonly #cameraId: CameraId;
  readonly #profile: StreamProfile;
  readonly #leaseIds = new Set<LeaseId>();
  #stream: PlatformStream | undefined;
  #confirmedAtMs = 0;
  #asking: Promise<Outcome<PlatformStream>> | undefined;
  #cancelRenewal: () => void = () => undefined;
  #cancelLinger: () => void = () => undefined;
  #isClosed = false;

  constructor(cameraId: CameraId, profile: StreamProfile, deps: SharedStreamDeps) {
    this.#cameraId = cameraId;
    this.#profile = profile;
    this.#deps = deps;
    this.platform = deps.platform;
  }

  leaseIds(): LeaseId[] {
    return [...this.#leaseIds];
  }

  /** Where it is fetched, while it is open. */
  upstream(): Upstream | undefined {
    return this.#isClosed ? undefined : this.#stream?.upstream;
  }

  /** Joins; the lease counts from now on, also while the platform is still being asked. */
  async join(leaseId: LeaseId): Promise<Outcome<PlatformStream>> {
    this.#cancelLinger();
    this.#leaseIds.add(leaseId);
    const usable = await this.check();
    if (!usable.ok) this.leave(leaseId);
    return usable;
  }

  /** Joins a stream that is open, without a word to its platform; undefined when it is not. */
  hold(leaseId: LeaseId): PlatformStream | undefined {
    if (this.#isClosed || this.#stream === undefined) return undefined;
    this.#cancelLinger();
    this.#leaseIds.add(leaseId);
    return this.#stream;
  }

  /** Whether the platform still has it, when its last word is not of just now. */
  async check(): Promise<Outcome<PlatformStream>> {
    if (this.#stream !== undefined && this.#isFresh()) return success(this.#stream);
    const answer = await this.confirm();
    return answer.ok ? answer : (this.#stillGood(answer.fault) ?? answer);
  }

  leave(leaseId: LeaseId): void {
    if (!this.#leaseIds.delete(leaseId) || this.#leaseIds.size > 0) return;
    if (this.#stream === undefined && this.#asking === undefined) void this.close();
    else this.#linger();
  }

  /** Asks the platform: opens it, or makes sure that it is still there. One question at a time. */
  async confirm(): Promise<Outcome<PlatformStream>> {
    this.#asking ??= this.#ask();
    try {
      return await this.#asking;
    } finally {
      this.#asking = undefined;
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#cancelRenewal();
    this.#cancelLinger();
    this.#deps.ended();
    const streamKey = this.#stream?.streamKey;
    if (streamKey !== undefined) await this.platform.closeStream(streamKey);
  }

  /** While only the platform's front desk is silent, a stream that is open plays on. */
  #stillGood(fault: Fault): Outcome<PlatformStream> | undefined {
    const stream = this.#stream;
    if (stream === undefined || this.#isClosed) return undefined;
    const isPlatformAway = fault.code.startsWith('platform/') && faultTable[fault.code].isPassing;
    if (!isPlatformAway || stream.expiresAtMs <= this.#deps.clock.now()) return undefined;
    return success(stream);
  }

  async #ask(): Promise<Outcome<PlatformStream>> {
    const answer = await this.#renewOrOpen();
    if (!answer.ok) return answer;
    if (this.#isClosed) {
      await this.platform.closeStream(answer.value.streamKey);
      return failure('stream/lease-ended');
    }
    const former = this.#stream;
    this.#stream = answer.value;
    this.#confirmedAtMs = this.#deps.clock.now();
    this.#planRenewal(answer.value);
    if (former !== undefined && !isSame(former.upstream, answer.value.upstream)) {
      this.#deps.moved(this.leaseIds(), answer.value.upstream);
    }
    return answer;
  }

  async #renewOrOpen(): Promise<Outcome<PlatformStream>> {
    if (this.#stream !== undefined) {
      const renewed = await this.platform.renewStream(this.#stream.streamKey);
      if (renewed.ok || renewed.fault.code !== 'stream/lease-ended') return renewed;
    }
    const { transport } = this.#deps;
    return transport === undefined
      ? this.platform.openStream(this.#cameraId, this.#profile)
      : this.platform.openStream(this.#cameraId, this.#profile, transport);
  }

  #isFresh(): boolean {
    return this.#deps.clock.now() - this.#confirmedAtMs < freshMs;
  }

  #planRenewal(stream: PlatformStream): void {
    this.#cancelRenewal();
    const lifeMs = stream.expiresAtMs - this.#deps.clock.now();
    const delayMs = Math.max(1_000, lifeMs - Math.min(renewAheadMs, lifeMs / 4));
    this.#cancelRenewal = this.#deps.clock.after(delayMs, () => void this.#renew());
  }

  async #renew(): Promise<void> {
    const answer = await this.confirm();
    if (answer.ok || this.#isClosed) return;
    const now = this.#deps.clock.now();
    if (this.#stream !== undefined && now + renewRetryMs < this.#stream.expiresAtMs) {
      this.#cancelRenewal = this.#deps.clock.after(renewRetryMs, () => void this.#renew());
      return;
    }
    const leaseIds = this.leaseIds();
    this.#leaseIds.clear();
    await this.close();
    this.#deps.lost(leaseIds, answer.fault);
  }

  #linger(): void {
    this.#cancelLinger();
    this.#cancelLinger = this.#deps.clock.after(lingerMs, () => void this.close());
  }
}

const isSame = (a: Upstream, b: Upstream): boolean =>
  a.url === b.url && JSON.stringify(a.headers) === JSON.stringify(b.headers);
