import type { LeaseId } from '#contract/ids';
import type { StreamLease, StreamStanding } from '#contract/stream';
import type { PaintStep } from '../../player/canvas/messages';
import {
  liveChecksOf,
  type MakeTilePlayer,
  type PlayerCounts,
  type PlayerEvent,
  type PlayPath,
  type TilePlayer,
} from '../../player/tilePlayer';
import { PictureCounter } from './pictureCounter';
import type { Stage } from './stage';

/** A lease and the player that plays it. */
export interface Running {
  lease: StreamLease;
  /** It gives way last: its tile shows an alarm. */
  isSheltered: boolean;
  readonly player: TilePlayer;
  readonly counter: PictureCounter;
  unsubscribe: () => void;
}

interface PairPorts {
  makePlayer: MakeTilePlayer;
  release(leaseId: LeaseId): void;
  now(): number;
}

type TakeEvent = (event: PlayerEvent, running: Running) => void;

/** What is painted reaches the glass a little later than what the page says: until then both stay. */
const crossMs = 150;

/** A smaller profile is played whole. */
const playStepOf = ({ step }: StreamStanding): PaintStep => (step === 'smaller' ? 'full' : step);

/** Hands a lease to its player. */
export const loadLease = ({ lease, player, isSheltered }: Running): void => {
  player.setStep(playStepOf(lease.standing), isSheltered);
  player.load(lease.url, liveChecksOf(lease.isDemo, lease.stillForMs));
};

type Totals = Pick<PlayerCounts, 'offered' | 'decoded' | 'shown'>;

function addCounts(sum: Totals, counts: Totals | undefined): void {
  sum.offered += counts?.offered ?? 0;
  sum.decoded += counts?.decoded ?? 0;
  sum.shown += counts?.shown ?? 0;
}

/**
 * The players of one tile: the one in front, and one that gets ready below it. Leases go back when
 * nobody plays them any more; a change of path plays one lease twice for a moment.
 */
export class PlayerPair {
  readonly #ports: PairPorts;
  readonly #stage: Stage;
  #isSheltered = false;
  readonly #retiring = new Map<Running, ReturnType<typeof setTimeout>>();
  #front: Running | undefined;
  #back: Running | undefined;
  #longestGapMs = 0;
  /** What players that are gone have shown. */
  #past: Totals = { offered: 0, decoded: 0, shown: 0 };

  constructor(ports: PairPorts, stage: Stage) {
    this.#ports = ports;
    this.#stage = stage;
  }

  get front(): Running | undefined {
    return this.#front;
  }

  get back(): Running | undefined {
    return this.#back;
  }

  /** Plays a lease in front: by the player that is there, or by a new one of that path. */
  playInFront(lease: StreamLease, path: PlayPath, take: TakeEvent): void {
    const before = this.#front;
    if (before !== undefined && before.lease.transport !== lease.transport) {
      this.#front = undefined;
      this.#end(before);
    }
    if (this.#front === undefined) this.#front = this.#run(lease, path, take);
    else this.#front.lease = lease;
    loadLease(this.#front);
  }

  /** Plays a lease below the picture in front. */
  playBehind(lease: StreamLease, path: PlayPath, take: TakeEvent): void {
    this.dropBack();
    this.#back = this.#run(lease, path, take);
    loadLease(this.#back);
  }

  /** The one behind has its picture: it comes to the front, what was there goes. */
  bringForward(take: TakeEvent): void {
    const [before, now] = [this.#front, this.#back];
    if (now === undefined) return;
    this.#back = undefined;
    this.#front = now;
    now.unsubscribe();
    now.unsubscribe = now.player.onEvent((event) => take(event, now));
    if (before === undefined) return;
    before.unsubscribe();
    if (now.player.path === 'canvas' && before.player.path === 'video') {
      this.#retiring.set(
        before,
        setTimeout(() => this.#end(before), crossMs),
      );
    } else {
      this.#end(before);
    }
  }

  /** The budget gives one of the leases another standing. Answer: the one that has it. */
  adjust(leaseId: LeaseId, standing: StreamStanding): Running | undefined {
    const running = [this.#front, this.#back].filter((one) => one?.lease.leaseId === leaseId);
    for (const one of running) {
      if (one === undefined) continue;
      one.lease = { ...one.lease, standing };
      one.player.setStep(playStepOf(standing), one.isSheltered);
    }
    return running[0];
  }

  /** Its tile shows an alarm, or no longer does. */
  shelter(isSheltered: boolean): void {
    if (isSheltered === this.#isSheltered) return;
    this.#isSheltered = isSheltered;
    for (const one of [this.#front, this.#back]) {
      if (one === undefined) continue;
      one.isSheltered = isSheltered;
      one.player.setStep(playStepOf(one.lease.standing), isSheltered);
    }
  }

  dropBack(): void {
    const back = this.#back;
    this.#back = undefined;
    if (back !== undefined) this.#end(back);
  }

  dropAll(): void {
    const all = [this.#front, this.#back, ...this.#retiring.keys()];
    [this.#front, this.#back] = [undefined, undefined];
    for (const running of all) if (running !== undefined) this.#end(running);
  }

  /** What the player in front counts; its longest gap is kept for `takeLongestGapMs`. */
  counts(): PlayerCounts | undefined {
    const counts = this.#front?.player.counts();
    this.#longestGapMs = Math.max(this.#longestGapMs, counts?.longestGapMs ?? 0);
    return counts;
  }

  /** Longest time between two pictures since the last call. */
  takeLongestGapMs(): number {
    const longestGapMs = this.#longestGapMs;
    this.#longestGapMs = 0;
    return longestGapMs;
  }

  /** Pictures of all players that this tile ever had. */
  totals(): Totals {
    const sum = { ...this.#past };
    const living = [
      this.counts(),
      ...[...this.#retiring.keys()].map(({ player }) => player.counts()),
    ];
    for (const counts of living) addCounts(sum, counts);
    return sum;
  }

  #run(lease: StreamLease, path: PlayPath, take: TakeEvent): Running {
    const player = this.#ports.makePlayer(path, this.#stage.addSurface(path), lease.transport);
    const counter = new PictureCounter(this.#ports.now());
    const running: Running = {
      lease,
      isSheltered: this.#isSheltered,
      player,
      counter,
      unsubscribe: () => undefined,
    };
    running.unsubscribe = player.onEvent((event) => take(event, running));
    return running;
  }

  #end(running: Running): void {
    clearTimeout(this.#retiring.get(running));
    this.#retiring.delete(running);
    running.unsubscribe();
    addCounts(this.#past, running.player.counts());
    running.player.destroy();
    running.player.surface.remove();
    const { leaseId } = running.lease;
    const others = [this.#front, this.#back, ...this.#retiring.keys()];
    if (!others.some((one) => one?.lease.leaseId === leaseId)) this.#ports.release(leaseId);
  }
}
