import { randomBytes } from 'node:crypto';

import type { LeaseId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';

import type {
  ClockPort,
  IdPort,
  MediaAccounts,
  MediaPort,
  MediaState,
  ServerBack,
  Upstream,
} from '../wall/ports';
import type { RecordedStretch } from '../wall/ports/recordingPort';
import { Signal } from '../wall/signal';
import type {
  AccountsReport,
  GatewayOrder,
  GatewayReport,
  PictureOrder,
  RecordedOrder,
  StartOrder,
} from './gateway/wire';
import { ShortLived } from './shortLived';

/** A running gateway process, as the one who can start processes hands it over. */
export interface GatewayProcess {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the process is gone, for whatever reason. */
  onExit(listener: () => void): void;
  kill(): void;
}

/** What the gateway's keeper needs from outside. */
export interface MediaGatewayParts {
  /** Starts the gateway's entry (`gateway.js`) as a process of its own. */
  spawn: () => GatewayProcess;
  clock: ClockPort;
  ids: IdPort;
  /** Pages that may read pictures; the program's own by default. */
  pageOrigins?: readonly string[];
  /** How much of the last minutes the gateway keeps in memory. */
  ring?: StartOrder['ring'];
  /** Lines for the log; without addresses and secrets. */
  log?: (line: string) => void;
}

/** Of addresses of stills and of recorded stretches. */
const shortLifeMs = 60_000;
/** How long an `open` waits for a gateway that is starting. */
const openWaitMs = 4_000;
const pingEveryMs = 500;
/** How long the gateway's books may take. */
const accountsWaitMs = 3_000;
/**
 * So many questions without an answer mean that it hangs. Counted, not timed: when this process
 * itself stood still, answers wait unheard, and time would blame the gateway for it.
 */
const unansweredLimit = { starting: 30, live: 5 } as const;
/** A killed process that is not reported gone after that long is given up. */
const exitLimitMs = 3_000;
/** Pause before the next life: short at first, longer for a gateway that dies at once. */
const revivalPausesMs = [0, 100, 300, 600, 1_000];
/** A life of that length clears the record of quick deaths. */
const soundLifeMs = 3_000;

/**
 * Keeps the media gateway alive and tells it every lease. Keys, port and secrets live here, so
 * that a revived gateway serves every address given out before.
 */
export class MediaGateway implements MediaPort {
  readonly #parts: MediaGatewayParts;
  readonly #stateChanged = new Signal<MediaState>();
  readonly #key = randomBytes(32).toString('base64');
  readonly #leases = new Map<LeaseId, { secret: string; upstream: Upstream }>();
  readonly #pictures = new ShortLived<PictureOrder>();
  readonly #recordings = new ShortLived<RecordedOrder>();
  readonly #waiting = new Set<() => void>();
  readonly #serverBack = new Signal<ServerBack>();
  readonly #accountsTold = new Signal<AccountsReport | undefined>();
  #hot: readonly Upstream[] = [];
  #authorities: readonly string[] = [];
  #state: MediaState = 'down';
  #process: GatewayProcess | undefined;
  #port = 0;
  #isStopped = true;
  #quickDeaths = 0;
  #bornAtMs = 0;
  #unanswered = 0;
  #cancelTimer = (): void => undefined;

  constructor(parts: MediaGatewayParts) {
    this.#parts = parts;
  }

  readonly onStateChanged = this.#stateChanged.on;
  readonly onServerBack = this.#serverBack.on;

  /** Starts the process; it is revived until `stop`. */
  start(): void {
    if (!this.#isStopped) return;
    this.#isStopped = false;
    this.#spawn();
  }

  /** Ends the process for good. */
  stop(): void {
    this.#isStopped = true;
    this.#cancelTimer();
    const process = this.#process;
    this.#process = undefined;
    process?.kill();
    this.#setState('down');
    this.#releaseWaiting();
  }

  state(): MediaState {
    return this.#state;
  }

  async open(leaseId: LeaseId, upstream: Upstream): Promise<Outcome<string>> {
    const lease = { secret: this.#parts.ids.secret(), upstream };
    this.#leases.set(leaseId, lease);
    this.#post({ kind: 'lease', ...lease });
    if (!(await this.#isLiveSoon())) {
      this.close(leaseId);
      return failure('media/gateway-down');
    }
    return success(`${this.#base()}/l/${lease.secret}/index.m3u8`);
  }

  update(leaseId: LeaseId, upstream: Upstream): void {
    const lease = this.#leases.get(leaseId);
    if (lease === undefined) return;
    lease.upstream = upstream;
    this.#post({ kind: 'lease', ...lease });
  }

  close(leaseId: LeaseId): void {
    const lease = this.#leases.get(leaseId);
    if (lease === undefined) return;
    this.#leases.delete(leaseId);
    this.#post({ kind: 'drop', secret: lease.secret });
  }

  async picture(upstream: Upstream): Promise<Outcome<string>> {
    const secret = this.#parts.ids.secret();
    const now = this.#parts.clock.now();
    const picture: PictureOrder = { secret, upstream, expiresAtMs: now + shortLifeMs };
    this.#pictures.put(picture, now);
    this.#post({ kind: 'picture', ...picture });
    if (!(await this.#isLiveSoon())) return failure('media/gateway-down');
    return success(`${this.#base()}/p/${secret}`);
  }

  async recorded(stretch: RecordedStretch, fromMs: number, toMs: number): Promise<Outcome<string>> {
    const secret = this.#parts.ids.secret();
    const now = this.#parts.clock.now();
    const order = { secret, stretch, fromMs, toMs, expiresAtMs: now + shortLifeMs };
    this.#recordings.put(order, now);
    this.#post({ kind: 'recorded', ...order });
    if (!(await this.#isLiveSoon())) return failure('media/gateway-down');
    return success(`${this.#base()}/r/${secret}`);
  }

  setHot(upstreams: readonly Upstream[]): void {
    this.#hot = upstreams;
    this.#post({ kind: 'hot', upstreams });
  }

  /** Trusts these authorities (PEM) beside the usual ones; replaces those before. */
  trust(authorities: readonly string[]): void {
    this.#authorities = authorities;
    this.#post({ kind: 'trust', authorities });
  }

  async accounts(): Promise<Outcome<MediaAccounts>> {
    if (this.#state !== 'live') return failure('media/gateway-down');
    const told = await new Promise<AccountsReport | undefined>((resolve) => {
      const settle = (report: AccountsReport | undefined): void => {
        cancel();
        unsubscribe();
        resolve(report);
      };
      const unsubscribe = this.#accountsTold.on(settle);
      const cancel = this.#parts.clock.after(accountsWaitMs, () => {
        settle(undefined);
      });
      this.#post({ kind: 'accounts' });
    });
    if (told === undefined) return failure('media/gateway-down');
    const bySecret = new Map(told.byLease.map(({ secret, account }) => [secret, account]));
    const byLease = [...this.#leases].flatMap(([leaseId, { secret }]) => {
      const account = bySecret.get(secret);
      return account === undefined ? [] : [{ leaseId, account }];
    });
    return success({ total: told.total, byLease, byServer: told.byServer });
  }

  #base(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  #post(order: GatewayOrder): void {
    // Before the gateway is live it has not been told to start; the start carries everything.
    if (this.#state === 'live') this.#process?.post(order);
  }

  #setState(state: MediaState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#stateChanged.emit(state);
  }

  #spawn(): void {
    const { clock, spawn, pageOrigins } = this.#parts;
    this.#setState('starting');
    const process = spawn();
    this.#process = process;
    this.#bornAtMs = clock.now();
    this.#unanswered = 0;
    process.onMessage((message) => {
      if (this.#process === process) this.#heard(message as GatewayReport);
    });
    process.onExit(() => {
      if (this.#process === process) this.#died();
    });
    process.post({
      kind: 'start',
      port: this.#port,
      key: this.#key,
      pageOrigins: pageOrigins ?? ['app://brightwall'],
      leases: [...this.#leases.values()],
      pictures: this.#pictures.list(),
      recordings: this.#recordings.list(),
      hot: this.#hot,
      authorities: this.#authorities,
      ring: this.#parts.ring,
    } satisfies GatewayOrder);
    this.#watch();
  }

  /** Orders given between the start message and `ready`: sent again, repeats do no harm. */
  #catchUp(): void {
    for (const lease of this.#leases.values()) this.#post({ kind: 'lease', ...lease });
    for (const picture of this.#pictures.list()) this.#post({ kind: 'picture', ...picture });
    for (const recorded of this.#recordings.list()) this.#post({ kind: 'recorded', ...recorded });
    this.#post({ kind: 'trust', authorities: this.#authorities });
    this.#post({ kind: 'hot', upstreams: this.#hot });
  }

  #tellServerBack(secrets: readonly string[], withinMs: number): void {
    const wanted = new Set(secrets);
    const leaseIds = [...this.#leases].flatMap(([leaseId, { secret }]) =>
      wanted.has(secret) ? [leaseId] : [],
    );
    if (leaseIds.length > 0) this.#serverBack.emit({ leaseIds, withinMs });
  }

  #heard(report: GatewayReport): void {
    this.#unanswered = 0;
    switch (report.kind) {
      case 'ready':
        this.#port = report.port;
        this.#setState('live');
        this.#catchUp();
        this.#releaseWaiting();
        break;
      case 'port-taken':
        // Old addresses cannot be kept; pages learn it by a failed request and open anew.
        this.#parts.log?.('the gateway lost its port to another program and takes a new one');
        this.#port = 0;
        this.#process?.kill();
        break;
      case 'note':
        this.#parts.log?.(report.text);
        break;
      case 'server-back':
        this.#parts.log?.(
          `a media server answers again; ${String(report.secrets.length)} streams of it start anew`,
        );
        this.#tellServerBack(report.secrets, report.withinMs);
        break;
      case 'accounts':
        this.#accountsTold.emit(report);
        break;
      case 'pong':
        break;
    }
  }

  /** Asks again and again whether the gateway is there, and replaces one that hangs. */
  #watch(): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.clock.after(pingEveryMs, () => {
      const limit = unansweredLimit[this.#state === 'live' ? 'live' : 'starting'];
      if (this.#unanswered >= limit) {
        this.#replace();
        return;
      }
      this.#unanswered += 1;
      this.#process?.post({ kind: 'ping' } satisfies GatewayOrder);
      this.#watch();
    });
  }

  /** Ends a process that hangs; its successor waits until it has let go of the port. */
  #replace(): void {
    const { clock, log } = this.#parts;
    log?.('the gateway does not answer and is replaced');
    this.#setState('down');
    this.#cancelTimer = clock.after(exitLimitMs, () => {
      this.#died();
    });
    this.#process?.kill();
  }

  #died(): void {
    this.#process = undefined;
    this.#cancelTimer();
    if (this.#isStopped) return;
    this.#setState('down');
    const { clock, log } = this.#parts;
    this.#quickDeaths = clock.now() - this.#bornAtMs >= soundLifeMs ? 0 : this.#quickDeaths + 1;
    const pauseMs = revivalPausesMs[Math.min(this.#quickDeaths, revivalPausesMs.length - 1)] ?? 0;
    log?.(`the gateway ended; revived in ${String(pauseMs)} ms`);
    this.#cancelTimer = clock.after(pauseMs, () => {
      this.#spawn();
    });
  }

  #isLiveSoon(): Promise<boolean> {
    if (this.#state === 'live') return Promise.resolve(true);
    if (this.#isStopped) return Promise.resolve(false);
    return new Promise((resolve) => {
      const settle = (): void => {
        cancel();
        this.#waiting.delete(settle);
        resolve(this.#state === 'live');
      };
      const cancel = this.#parts.clock.after(openWaitMs, settle);
      this.#waiting.add(settle);
    });
  }

  #releaseWaiting(): void {
    for (const settle of [...this.#waiting]) settle();
  }
}
