import type { SoundTrouble } from '#contract/systemAlarm';
import type { Locale } from '#contract/text';
import { request } from '../../bridge/bridge';
import { DeskVoice } from './deskVoice';
import { SoundDesk } from './soundDesk';
import { judgeSound, type SoundLook } from './soundHealth';
import { soundPatterns, type Sound } from './soundPlan';
import { soundingNow } from './soundingNow';
import { AudioSpeaker, type SoundReading } from './speaker';

/** How often the sound is looked at; a device that comes or goes is looked at at once. */
const lookMs = 1_000;
/** A tone is listened to after this: its soft edge is over, and the shortest is still sounding. */
const intoToneMs = 70;
const mostLooks = 40;
const betweenTestsMs = 700;

declare global {
  /** For journeys: what the analyser hears. */
  var brightwallSound: (() => SoundReading) | undefined;
}

/** The sound of this window. */
export interface DeskSound {
  sounds: SoundDesk;
  close(): void;
}

let open: { test: (volume: number) => Promise<void> } | null = null;

/** The sound test: every sound of the desk once, most urgent first. */
export async function testSounds(volume: number): Promise<void> {
  await open?.test(volume);
  await request('sound:tested', {});
}

/** Opens the one sound of this window, and watches whether it can be heard. */
export function openDeskSound(told: { locale: () => Locale; volume: () => number }): DeskSound {
  const speaker = new AudioSpeaker();
  const watch = new SoundWatch(speaker);
  const heard = {
    play: (tones: Parameters<AudioSpeaker['play']>[0], volume: number) => {
      setTimeout(() => void watch.look(), intoToneMs);
      const lengthS = speaker.play(tones, volume);
      soundingNow.begin(lengthS * 1000);
      return lengthS;
    },
    stop: () => {
      speaker.stop();
      soundingNow.end();
    },
  };
  const sounds = new SoundDesk({
    speaker: heard,
    voice: new DeskVoice(told.locale, told.volume),
    now: () => performance.now(),
    after: (delayMs, call) => {
      const timer = setTimeout(call, delayMs);
      return () => clearTimeout(timer);
    },
  });
  const own = {
    test: async (volume: number) => {
      for (const sound of tested) {
        const lengthS = heard.play(soundPatterns[sound].tones, volume);
        await new Promise((done) => setTimeout(done, lengthS * 1000 + betweenTestsMs));
      }
    },
  };
  open = own;
  globalThis.brightwallSound = () => speaker.read();
  return {
    sounds,
    close: () => {
      if (open === own) open = null;
      watch.close();
      sounds.close();
      speaker.close();
    },
  };
}

const tested: readonly Sound[] = ['critical', 'high', 'medium', 'low', 'call'];

/** Looks again and again; main is told when it changes. */
class SoundWatch {
  readonly #speaker: AudioSpeaker;
  readonly #timer: ReturnType<typeof setInterval>;
  #looks: SoundLook[] = [];
  #told: SoundTrouble | undefined;

  constructor(speaker: AudioSpeaker) {
    this.#speaker = speaker;
    this.#timer = setInterval(this.#soon, lookMs);
    navigator.mediaDevices.addEventListener('devicechange', this.#soon);
    void this.look();
  }

  readonly #soon = (): void => void this.look();

  async look(): Promise<void> {
    const reading = this.#speaker.read();
    const devices = await navigator.mediaDevices.enumerateDevices();
    const deviceCount = devices.filter(({ kind }) => kind === 'audiooutput').length;
    const before = this.#looks.at(-1);
    const atMs = performance.now();
    this.#looks = [...this.#looks, { ...reading, deviceCount, atMs }].slice(-mostLooks);
    const trouble = judgeSound(this.#looks);
    const isBack = before?.deviceCount === 0 && deviceCount > 0;
    if (isBack || trouble === 'sound-stopped') {
      this.#speaker.renew();
      this.#looks = this.#looks.slice(-1);
      if (isBack) return;
    }
    await this.#tell(trouble);
  }

  close(): void {
    clearInterval(this.#timer);
    navigator.mediaDevices.removeEventListener('devicechange', this.#soon);
  }

  async #tell(trouble: SoundTrouble): Promise<void> {
    if (
      trouble === this.#told ||
      (this.#isUnsure() && this.#told !== undefined && trouble === null)
    )
      return;
    this.#told = trouble;
    const told = await request('sound:measured', { trouble });
    if (!told.ok) this.#told = undefined;
  }

  /** Too few looks after a renewal to say that all is well. */
  #isUnsure(): boolean {
    return this.#looks.length < 4;
  }
}
