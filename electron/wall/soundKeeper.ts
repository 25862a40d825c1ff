import { keptSoundTestSchema, type SoundTrouble, type SystemAlarm } from '#contract/systemAlarm';
import type { ClockPort, StorePort } from './ports';
import { Signal } from './signal';

const storeName = 'sound-test';
const dayMs = 86_400_000;

interface SoundKeeperDeps {
  clock: ClockPort;
  store: StorePort;
  /** Minutes after midnight at which shifts change. */
  shiftStarts(): readonly number[];
}

/** Whether this desk can be heard: what its window measured, and the sound test of the shift. */
export class SoundKeeper {
  readonly #deps: SoundKeeperDeps;
  readonly #changed = new Signal<null>();
  readonly onSoundChanged = this.#changed.on;
  #alarm: SystemAlarm | null = null;
  #testedAtMs: number;
  #cancelNext: () => void = () => undefined;

  constructor(deps: SoundKeeperDeps) {
    this.#deps = deps;
    // A first start is no change of shifts: the test is asked for at the next one.
    this.#testedAtMs = deps.clock.now();
  }

  async load(): Promise<void> {
    const read = await this.#deps.store.read(storeName);
    const parsed = read.ok ? keptSoundTestSchema.safeParse(read.value) : undefined;
    if (parsed?.success === true) this.#testedAtMs = parsed.data.testedAtMs;
    else await this.#keep();
    this.#planNext();
  }

  /** A dead audio device is an alarm itself, Medium (ux.md §4); it clears when sound comes again. */
  measured(trouble: SoundTrouble): void {
    if (trouble === (this.#alarm?.trouble ?? null)) return;
    const sinceMs = this.#alarm?.sinceMs ?? this.#deps.clock.now();
    this.#alarm = trouble === null ? null : { trouble, priority: 'medium', sinceMs };
    this.#changed.emit(null);
  }

  /** Somebody listened to the sounds. */
  async tested(): Promise<void> {
    this.#testedAtMs = this.#deps.clock.now();
    this.#changed.emit(null);
    await this.#keep();
  }

  alarms(): SystemAlarm[] {
    return this.#alarm === null ? [] : [this.#alarm];
  }

  /** Nobody has tested the sound since this shift began. */
  isTestDue(): boolean {
    return this.#testedAtMs < shiftBegan(this.#deps.clock.now(), this.#deps.shiftStarts());
  }

  stop(): void {
    this.#cancelNext();
  }

  /** Looks once a minute: a shift begins by the clock on the wall, which may be set. */
  #planNext(): void {
    this.#cancelNext = this.#deps.clock.after(60_000, () => {
      this.#changed.emit(null);
      this.#planNext();
    });
  }

  async #keep(): Promise<void> {
    await this.#deps.store.write(storeName, { version: 1, testedAtMs: this.#testedAtMs });
  }
}

/** When the shift that is on began; -Infinity where there are no shifts. */
const shiftBegan = (nowMs: number, shiftStarts: readonly number[]): number =>
  Math.max(
    ...[0, -1]
      .flatMap((day) =>
        shiftStarts.map((minutes) => {
          const at = new Date(nowMs + day * dayMs);
          at.setHours(0, minutes, 0, 0);
          return at.getTime();
        }),
      )
      .filter((start) => start <= nowMs),
  );
