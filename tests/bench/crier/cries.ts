import type { Door } from './door';
import { probeWord } from './messages';
import type { Told } from './told';

/** Alarms that are timed: one after the other, each on the next of these cameras. */
export interface ProbeWish {
  readonly cameras: readonly string[];
  readonly count: number;
  readonly perSecond: number;
  /** So many others in a second meanwhile, on other cameras. */
  readonly besides: number;
}

export interface FloodWish {
  readonly perSecond: number;
  readonly seconds: number;
  readonly cameras: number;
  /** The share of messages that are about an alarm told before. */
  readonly repeats: number;
}

/** What was told, all in all. */
export interface CryCount {
  readonly distinct: number;
  readonly messages: number;
}

const stepMs = 10;
/** A probe is over after so long, and its camera is free for another one. */
const probeLifeMs = 3000;
const kinds = ['road-collision', 'smoke', 'crowd', 'water-level', 'wrong-way'];
/** A listener that leaves more than this unread is waited for: memory is no endless pipe. */
const unreadLimit = 64 * 1024 * 1024;

/** Tells alarms at a pace. */
export class Cries {
  readonly #told: Told;
  readonly #door: Door;
  #serial = 0;

  constructor(told: Told, door: Door) {
    this.#told = told;
    this.#door = door;
  }

  async probes({ cameras, count, perSecond, besides }: ProbeWish): Promise<CryCount> {
    let raised = 0;
    const dueAt = (index: number): number => (index * 1000) / perSecond;
    await this.#pace((count * 1000) / perSecond + probeLifeMs, (elapsedMs, stepped) => {
      if (elapsedMs < dueAt(count)) this.#others(Math.round((besides * stepped) / 1000), 1200, 0.5);
      if (raised >= count || elapsedMs < dueAt(raised)) return;
      const id = `${probeWord}${String((this.#serial += 1))}`;
      const cameraId = cameras[raised % cameras.length] ?? '';
      raised += 1;
      this.#told.raise({ id, cameraId, kind: id, level: 1 });
      setTimeout(() => this.#told.end(id), probeLifeMs);
    });
    this.#endAll();
    return this.count();
  }

  async flood({ perSecond, seconds, cameras, repeats }: FloodWish): Promise<CryCount> {
    let left = perSecond * seconds;
    await this.#pace(seconds * 1000, (_elapsedMs, stepped) => {
      const wanted = Math.min(left, Math.round((perSecond * stepped) / 1000));
      left -= wanted;
      this.#others(wanted, cameras, repeats);
    });
    this.#others(left, cameras, repeats);
    this.#endAll();
    return this.count();
  }

  count(): CryCount {
    return { distinct: this.#told.distinct, messages: this.#told.messages };
  }

  #flooded: string[] = [];

  /** Alarms that nobody times: of lesser priorities, on cameras that no tile shows. */
  #others(count: number, cameras: number, repeats: number): void {
    if (this.#door.unread() > unreadLimit) return;
    for (let index = 0; index < count; index += 1) {
      const serial = (this.#serial += 1);
      // Fibonacci hashing: every run tells the same, and neighbours are far apart.
      const chance = (Math.imul(serial, 2_654_435_769) >>> 0) / 2 ** 32;
      if (chance < repeats && this.#flooded.length > 0) {
        const known = Math.floor((chance / repeats) * this.#flooded.length);
        this.#raise(this.#flooded[known] ?? '');
      } else {
        const id = `flood-${String(serial)}`;
        this.#flooded.push(id);
        this.#raise(id, cameras);
      }
    }
  }

  #raise(id: string, cameras = 1): void {
    const serial = Number(id.replace(/\D/g, ''));
    this.#told.raise({
      id,
      cameraId: `bench-${String(serial % cameras)}`,
      kind: kinds[serial % kinds.length] ?? '',
      level: serial % 20 === 0 ? 2 : serial % 5 === 0 ? 3 : 4,
    });
  }

  #endAll(): void {
    for (const id of this.#told.openIds()) this.#told.end(id);
    this.#flooded = [];
  }

  /** Steps until the time is over; a step that came late is longer. */
  #pace(forMs: number, step: (elapsedMs: number, steppedMs: number) => void): Promise<void> {
    const startedAt = performance.now();
    let steppedAt = startedAt;
    return new Promise((done) => {
      const timer = setInterval(() => {
        const now = performance.now();
        step(now - startedAt, now - steppedAt);
        steppedAt = now;
        if (now - startedAt < forMs) return;
        clearInterval(timer);
        done();
      }, stepMs);
    });
  }
}
