import type { Actor } from '#contract/actor';
import type { CameraId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PtzHolding, PtzMotion } from '#contract/ptz';
import type { PtzCruisePort, PtzLeasePort, PtzPort } from '../../electron/wall/ptzPort';
import { Signal } from '../../electron/wall/signal';

/** Heads that note what they are told; the test holds answers back or spoils them. */
export class FakePtz implements PtzPort {
  /** `move pan`, `stop`, `take seat`, `release`, in the order in which they came. */
  readonly told: string[] = [];
  /** Answers of the next moves and stops; null: they never come. */
  moveAnswer: () => Promise<Outcome<null>> = () => Promise.resolve(success(null));
  stopAnswer: () => Promise<Outcome<null>> = () => Promise.resolve(success(null));
  readonly repeatMs: number | null;
  readonly lease?: PtzLeasePort;
  readonly cruises?: PtzCruisePort;
  holder: Actor | null = null;
  readonly #holding = new Signal<PtzHolding>();

  constructor(wishes: { repeatMs?: number | null; hasLease?: boolean; hasCruises?: boolean } = {}) {
    this.repeatMs = wishes.repeatMs ?? null;
    if (wishes.hasCruises === true) {
      const say = (word: string, number: number): Promise<Outcome<null>> => {
        this.told.push(`${word} ${String(number)}`);
        return this.moveAnswer();
      };
      this.cruises = {
        start: (_cameraId, number) => say('cruise', number),
        end: (_cameraId, number) => say('cruise ended', number),
      };
    }
    if (wishes.hasLease !== true) return;
    this.lease = {
      take: (_cameraId, actor, isTakeOver) => Promise.resolve(this.#take(actor, isTakeOver)),
      release: () => {
        this.told.push('release');
        this.holder = null;
        return Promise.resolve();
      },
      onHolding: this.#holding.on,
    };
  }

  move(_cameraId: CameraId, { pan }: PtzMotion): Promise<Outcome<null>> {
    this.told.push(`move ${String(pan)}`);
    return this.moveAnswer();
  }

  stop(): Promise<Outcome<null>> {
    this.told.push('stop');
    return this.stopAnswer();
  }

  /** Another station took it, and the platform says so. */
  giveTo(cameraId: CameraId, holder: Actor): void {
    this.holder = holder;
    this.tell(cameraId, holder);
  }

  /** The platform says who has it, or had it a while ago. */
  tell(cameraId: CameraId, holder: Actor | null): void {
    this.#holding.emit({ cameraId, holder });
  }

  #take(actor: Actor, isTakeOver: boolean): Outcome<null> {
    const isFree = this.holder === null || this.holder.seat === actor.seat;
    if (!isFree && !(isTakeOver && actor.role === 'lead')) {
      return failure('ptz/held', `${String(this.holder?.seat)} ${this.holder?.name ?? ''}`);
    }
    this.told.push(`take ${String(actor.seat)}`);
    this.holder = actor;
    return success(null);
  }
}
