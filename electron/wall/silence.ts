import { priorities, type Alarm } from '#contract/alarm';
import type { ClockPort } from './ports';
import { Signal } from './signal';

const rankOf = (alarm: Alarm): number => priorities.indexOf(alarm.priority);

/** Silence 消音: stops the sound for a time and nothing else (ux.md §4). */
export class Silence {
  readonly #clock: ClockPort;
  readonly #changed = new Signal<null>();
  readonly onSilenceChanged = this.#changed.on;
  #untilMs: number | null = null;
  /** Most urgent priority that was sounding when silence began. */
  #rank = 0;
  #cancelEnd: () => void = () => undefined;

  constructor(deps: { clock: ClockPort }) {
    this.#clock = deps.clock;
  }

  untilMs(): number | null {
    return this.#untilMs;
  }

  begin(durationMs: number, open: readonly Alarm[]): void {
    const waiting = open.filter((alarm) => alarm.response === 'waiting');
    this.#rank = Math.min(priorities.length, ...waiting.map(rankOf));
    this.#cancelEnd();
    this.#untilMs = this.#clock.now() + durationMs;
    this.#cancelEnd = this.#clock.after(durationMs, () => {
      this.end();
    });
    this.#changed.emit(null);
  }

  /** A new alarm at least as urgent as what was silenced ends it at once. */
  alarmRaised(alarm: Alarm): void {
    if (this.#untilMs !== null && rankOf(alarm) <= this.#rank) this.end();
  }

  end(): void {
    this.#cancelEnd();
    if (this.#untilMs === null) return;
    this.#untilMs = null;
    this.#changed.emit(null);
  }
}
