import { soundPatterns, type Sound } from './soundPlan';

/** Plays one pattern at a time; asking for the one that sounds already changes nothing. */
export class AlarmSound {
  readonly #context = new AudioContext();
  #playing: Sound | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #alarmIds = '';

  /** `alarmIds` names the alarms that wait: a newcomer starts a pattern with an end anew. */
  play(priority: Sound | null, volume: number, alarmIds: string): void {
    if (priority === this.#playing && alarmIds === this.#alarmIds) return;
    const isNew = priority !== this.#playing || alarmIds.length > this.#alarmIds.length;
    this.#playing = priority;
    this.#alarmIds = alarmIds;
    if (!isNew) return;
    clearTimeout(this.#timer);
    if (priority !== null) this.#sound(priority, volume, 1);
  }

  /** The sound test: the pattern once. */
  test(priority: Sound, volume: number): void {
    this.#tones(priority, volume);
  }

  close(): void {
    clearTimeout(this.#timer);
    void this.#context.close();
  }

  #sound(priority: Sound, volume: number, time: number): void {
    const { pauseS, times } = soundPatterns[priority];
    const lengthS = this.#tones(priority, volume);
    if (pauseS === null || (times !== null && time >= times)) return;
    this.#timer = setTimeout(
      () => this.#sound(priority, volume, time + 1),
      (lengthS + pauseS) * 1000,
    );
  }

  /** Answers how long the pattern takes, in seconds. */
  #tones(priority: Sound, volume: number): number {
    void this.#context.resume();
    const now = this.#context.currentTime + 0.02;
    let endS = 0;
    for (const { atS, lengthS, hertz } of soundPatterns[priority].tones) {
      const oscillator = this.#context.createOscillator();
      const gain = this.#context.createGain();
      oscillator.frequency.value = hertz;
      oscillator.type = 'triangle';
      // Soft edges: a hard switch clicks.
      gain.gain.setValueAtTime(0, now + atS);
      gain.gain.linearRampToValueAtTime(volume, now + atS + 0.015);
      gain.gain.setValueAtTime(volume, now + atS + lengthS - 0.03);
      gain.gain.linearRampToValueAtTime(0, now + atS + lengthS);
      oscillator.connect(gain).connect(this.#context.destination);
      oscillator.start(now + atS);
      oscillator.stop(now + atS + lengthS);
      endS = Math.max(endS, atS + lengthS);
    }
    return endS;
  }
}
