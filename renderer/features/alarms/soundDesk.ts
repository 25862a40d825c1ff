import { soundPatterns, type Sound, type Tone } from './soundPlan';

/** Where tones come out. Answers how long they take, in seconds. */
export interface Speaker {
  play(tones: readonly Tone[], volume: number): number;
  stop(): void;
}

/** A voice that says one sentence; `ended` is called once, also when it was stopped. */
export interface Voice {
  say(line: SpokenLine, ended: () => void): void;
  stop(): void;
}

export interface SpokenLine {
  /** What is said once is not said again. */
  lineId: string;
  text: string;
}

/** What should sound now, and how loud. */
export interface WantedSound {
  sound: Sound | null;
  volume: number;
  /** Names of those that wait: a newcomer begins a pattern with an end anew. */
  alarmIds: readonly string[];
}

interface SoundDeskDeps {
  speaker: Speaker;
  voice: Voice;
  now(): number;
  after(delayMs: number, call: () => void): () => void;
}

/** A repeated sound has pauses of at least this (ux.md §4). */
const leastPauseMs = 3_000;
/** Two different sounds are told apart by this. */
const apartMs = 150;
/** Longer than this nobody listens to; older sentences give way to newer ones. */
const mostLines = 3;

/**
 * One thing is heard at a time: the tone of the highest waiting priority, else a signal, else a
 * sentence. A tone never sounds over a sentence but cuts it off; a sentence waits for the tone.
 */
export class SoundDesk {
  readonly #deps: SoundDeskDeps;
  #wanted: WantedSound = { sound: null, volume: 0, alarmIds: [] };
  #timesPlayed = 0;
  #dueMs = 0;
  #toneEndsMs = -Infinity;
  #signals: { sound: Sound; volume: number }[] = [];
  #lines: SpokenLine[] = [];
  /** What is being said; a sentence that was cut off is another one. */
  #speech: SpokenLine | null = null;
  #cancelNext: () => void = () => undefined;

  constructor(deps: SoundDeskDeps) {
    this.#deps = deps;
  }

  update(wanted: WantedSound): void {
    const before = this.#wanted;
    this.#wanted = wanted;
    const isOther = wanted.sound !== before.sound;
    const isNewcomer = wanted.alarmIds.some((alarmId) => !before.alarmIds.includes(alarmId));
    if (isOther || isNewcomer) {
      this.#timesPlayed = 0;
      const now = this.#deps.now();
      const isAfterTone = isOther ? this.#toneEndsMs + apartMs : this.#toneEndsMs + leastPauseMs;
      this.#dueMs = Math.max(now, isAfterTone);
    }
    this.#turn();
  }

  /** A signal of its own, twice, in the pauses of what sounds. */
  signal(sound: Sound, volume: number): void {
    this.#signals.push({ sound, volume });
    this.#turn();
  }

  /** To be said when no tone sounds. */
  say(line: SpokenLine): void {
    this.#lines = [...this.#lines, line].slice(-mostLines);
    this.#turn();
  }

  /** Silence 消音: stops what sounds and what is said, and what waits to be. */
  hush(): void {
    this.#signals = [];
    this.#lines = [];
    this.#deps.speaker.stop();
    this.#toneEndsMs = this.#deps.now();
    this.#cutOff();
  }

  close(): void {
    this.#cancelNext();
    this.hush();
  }

  #turn(): void {
    this.#cancelNext();
    const now = this.#deps.now();
    if (now < this.#toneEndsMs) {
      this.#later(this.#toneEndsMs);
      return;
    }
    if (this.#isToneDue(now)) {
      this.#cutOff();
      this.#play(this.#wanted);
    } else if (this.#speech !== null) {
      if (this.#hasToneLeft()) this.#later(this.#dueMs);
    } else if (this.#signals.length > 0) this.#playSignal();
    else if (this.#lines.length > 0) this.#speak();
    else if (this.#hasToneLeft()) this.#later(this.#dueMs);
  }

  #later(atMs: number): void {
    this.#cancelNext = this.#deps.after(Math.max(1, atMs - this.#deps.now()), () => this.#turn());
  }

  #hasToneLeft(): boolean {
    const { sound } = this.#wanted;
    if (sound === null) return false;
    const { pauseS, times } = soundPatterns[sound];
    const most = pauseS === null ? 1 : (times ?? Infinity);
    return this.#timesPlayed < most;
  }

  /** A sentence is not cut off by a repeat, only by what has not sounded yet. */
  #isToneDue(now: number): boolean {
    if (!this.#hasToneLeft() || now < this.#dueMs) return false;
    return this.#timesPlayed === 0 || this.#speech === null;
  }

  #play({ sound, volume }: WantedSound): void {
    if (sound === null) return;
    const { tones, pauseS } = soundPatterns[sound];
    const lengthMs = this.#deps.speaker.play(tones, volume) * 1000;
    this.#timesPlayed += 1;
    this.#toneEndsMs = this.#deps.now() + lengthMs;
    this.#dueMs = this.#toneEndsMs + Math.max(leastPauseMs, (pauseS ?? 0) * 1000);
    this.#later(this.#toneEndsMs);
  }

  #playSignal(): void {
    const [first, ...others] = this.#signals;
    if (first === undefined) return;
    this.#signals = others;
    const lengthMs = this.#deps.speaker.play(soundPatterns[first.sound].tones, first.volume) * 1000;
    this.#toneEndsMs = this.#deps.now() + lengthMs;
    this.#dueMs = Math.max(this.#dueMs, this.#toneEndsMs + leastPauseMs);
    this.#later(this.#toneEndsMs);
  }

  #speak(): void {
    const [first, ...others] = this.#lines;
    if (first === undefined) return;
    this.#lines = others;
    this.#speech = first;
    this.#deps.voice.say(first, () => {
      if (this.#speech !== first) return;
      this.#speech = null;
      this.#turn();
    });
    if (this.#hasToneLeft()) this.#later(this.#dueMs);
  }

  #cutOff(): void {
    if (this.#speech === null) return;
    this.#speech = null;
    this.#deps.voice.stop();
  }
}
