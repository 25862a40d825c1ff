import type { Speaker } from './soundDesk';
import type { Tone } from './soundPlan';

/** What the measuring of a moment found. */
export interface SoundReading {
  state: AudioContextState;
  contextS: number;
  /** Loudest sample of the last moment, 0 to 1. */
  peak: number;
  /** The strongest pitch, in hertz; 0 where nothing sounds. */
  hertz: number;
  /** A tone was asked for and has not ended. */
  isSounding: boolean;
}

const quiet = 0.001;

/** Tones of this window, and an analyser behind them that hears what goes to the device. */
export class AudioSpeaker implements Speaker {
  #context = new AudioContext();
  #analyser = this.#context.createAnalyser();
  #playing: OscillatorNode[] = [];
  #endsS = 0;

  constructor() {
    this.#join();
  }

  play(tones: readonly Tone[], volume: number): number {
    void this.#context.resume();
    const now = this.#context.currentTime + 0.02;
    const lengthS = Math.max(0, ...tones.map(({ atS, lengthS: longS }) => atS + longS));
    this.#playing = tones.map((tone) => this.#tone(tone, now, volume));
    this.#endsS = now + lengthS;
    return lengthS;
  }

  stop(): void {
    for (const oscillator of this.#playing.splice(0)) oscillator.stop();
    this.#endsS = 0;
  }

  /** A device that was lost takes its context along; another one needs another. */
  renew(): void {
    this.stop();
    void this.#context.close().catch(() => undefined);
    this.#context = new AudioContext();
    this.#analyser = this.#context.createAnalyser();
    this.#join();
  }

  read(): SoundReading {
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    const peak = samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
    const { state, currentTime } = this.#context;
    return {
      state,
      contextS: currentTime,
      peak,
      hertz: peak < quiet ? 0 : this.#pitch(samples),
      isSounding: currentTime < this.#endsS,
    };
  }

  close(): void {
    this.stop();
    void this.#context.close().catch(() => undefined);
  }

  #join(): void {
    this.#analyser.fftSize = 2048;
    this.#analyser.connect(this.#context.destination);
    void this.#context.resume();
  }

  #tone({ atS, lengthS, hertz }: Tone, now: number, volume: number): OscillatorNode {
    const oscillator = this.#context.createOscillator();
    const gain = this.#context.createGain();
    oscillator.frequency.value = hertz;
    oscillator.type = 'triangle';
    // Soft edges: a hard switch clicks.
    gain.gain.setValueAtTime(0, now + atS);
    gain.gain.linearRampToValueAtTime(volume, now + atS + 0.015);
    gain.gain.setValueAtTime(volume, now + atS + lengthS - 0.03);
    gain.gain.linearRampToValueAtTime(0, now + atS + lengthS);
    oscillator.connect(gain).connect(this.#analyser);
    oscillator.start(now + atS);
    oscillator.stop(now + atS + lengthS);
    return oscillator;
  }

  /** By the times at which the wave rises through zero: the tones have one each. */
  #pitch(samples: Float32Array): number {
    const rises: number[] = [];
    for (let at = 1; at < samples.length; at += 1) {
      const [before = 0, here = 0] = [samples[at - 1], samples[at]];
      if (before < 0 && here >= 0) rises.push(at);
    }
    const [first, last] = [rises[0], rises.at(-1)];
    if (first === undefined || last === undefined || last === first) return 0;
    return ((rises.length - 1) * this.#context.sampleRate) / (last - first);
  }
}
