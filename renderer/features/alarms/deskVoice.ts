import type { Locale } from '#contract/text';
import type { SpokenLine, Voice } from './soundDesk';
import { soundingNow } from './soundingNow';

/** A sentence that never ends by itself is ended after this. */
const longestMs = 12_000;

/** A voice of the system for that language; undefined where it has none. */
export function voiceFor(locale: Locale): SpeechSynthesisVoice | undefined {
  const language = locale === 'en' ? 'en' : 'zh';
  return window.speechSynthesis
    .getVoices()
    .find(({ lang }) => lang.toLowerCase().replace('_', '-').startsWith(language));
}

/** Says what is to be said with the system's own voice; where it has none, nothing. */
export class DeskVoice implements Voice {
  readonly #locale: () => Locale;
  readonly #volume: () => number;
  #end: () => void = () => undefined;

  constructor(locale: () => Locale, volume: () => number) {
    this.#locale = locale;
    this.#volume = volume;
  }

  say({ text }: SpokenLine, ended: () => void): void {
    const voice = voiceFor(this.#locale());
    if (voice === undefined) {
      ended();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.volume = this.#volume();
    const timer = setTimeout(() => this.stop(), longestMs);
    this.#end = () => {
      clearTimeout(timer);
      soundingNow.end();
      this.#end = () => undefined;
      ended();
    };
    soundingNow.begin(longestMs);
    const end = this.#end;
    utterance.onend = end;
    utterance.onerror = end;
    window.speechSynthesis.speak(utterance);
  }

  stop(): void {
    window.speechSynthesis.cancel();
    this.#end();
  }
}
