import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../tests/fakes/fakeClock';
import { SoundDesk, type SpokenLine, type WantedSound } from './soundDesk';
import { soundPatterns, type Sound } from './soundPlan';

interface Heard {
  what: string;
  atMs: number;
  endMs: number;
}

const aDesk = (spokenMs = 2_000) => {
  const clock = new FakeClock(0);
  const heard: Heard[] = [];
  let ended: (() => void) | undefined;
  const finish = (): void => {
    const call = ended;
    ended = undefined;
    const last = heard.at(-1);
    if (last !== undefined) last.endMs = clock.now();
    call?.();
  };
  const desk = new SoundDesk({
    now: () => clock.now(),
    after: (delayMs, call) => clock.after(delayMs, call),
    speaker: {
      play: (tones, volume) => {
        const lengthS = Math.max(...tones.map((tone) => tone.atS + tone.lengthS));
        const name = Object.entries(soundPatterns).find(([, one]) => one.tones === tones)?.[0];
        const atMs = clock.now();
        heard.push({ what: `${name ?? ''} ${String(volume)}`, atMs, endMs: atMs + lengthS * 1000 });
        return lengthS;
      },
      stop: () => undefined,
    },
    voice: {
      say: ({ text }: SpokenLine, end) => {
        heard.push({ what: text, atMs: clock.now(), endMs: clock.now() + spokenMs });
        ended = end;
        clock.after(spokenMs, () => {
          if (ended === end) finish();
        });
      },
      stop: finish,
    },
  });
  const want = (sound: Sound | null, ...alarmIds: string[]): void => {
    desk.update({ sound, volume: 1, alarmIds } satisfies WantedSound);
  };
  return { desk, clock, heard, want, words: () => heard.map(({ what }) => what) };
};

describe('the sound of a desk', () => {
  it('sounds Medium three times and Low once, with pauses of at least 3 s', () => {
    const { clock, heard, want } = aDesk();
    want('medium', 'a');
    clock.advance(60_000);
    expect(heard).toHaveLength(3);
    for (const [at, one] of heard.entries()) {
      const next = heard[at + 1];
      if (next !== undefined) expect(next.atMs - one.endMs).toBeGreaterThanOrEqual(3_000);
    }
    want('low', 'b');
    clock.advance(60_000);
    expect(heard).toHaveLength(4);
  });

  it('begins anew for a newcomer, but never sooner than 3 s after the last', () => {
    const { clock, heard, want } = aDesk();
    want('low', 'a');
    clock.advance(200);
    want('low', 'a', 'b');
    clock.advance(2_900);
    expect(heard).toHaveLength(1);
    clock.advance(60_000);
    expect(heard).toHaveLength(2);
    want('low', 'b');
    clock.advance(60_000);
    expect(heard).toHaveLength(2);
  });

  it('lets a more urgent one in at once, and stops when nothing waits', () => {
    const { clock, want, words } = aDesk();
    want('high', 'a');
    clock.advance(1_000);
    want('critical', 'a', 'b');
    clock.advance(1);
    expect(words()).toEqual(['high 1', 'critical 1']);
    want(null);
    clock.advance(60_000);
    expect(words()).toHaveLength(2);
  });

  it('says one sentence at a time, after the tone; three wait at most', () => {
    const { desk, clock, want, words } = aDesk();
    want('high', 'a');
    for (const text of ['1', '2', '3', '4', '5']) desk.say({ lineId: text, text });
    clock.advance(500);
    expect(words()).toEqual(['high 1']);
    clock.advance(60_000);
    expect(words().filter((what) => /^\d$/.test(what))).toEqual(['3', '4', '5']);
  });

  it('cuts a sentence off for what has not sounded yet, not for a repeat', () => {
    const { desk, clock, heard, want } = aDesk(10_000);
    want('high', 'a');
    desk.say({ lineId: 'x', text: 'long' });
    clock.advance(8_000);
    expect(heard.map(({ what }) => what)).toEqual(['high 1', 'long']);
    want('critical', 'a', 'b');
    expect(heard.at(-1)?.what).toBe('critical 1');
    expect(heard[1]?.endMs).toBe(8_000);
  });

  it('hushes sentences and signals too', () => {
    const { desk, clock, want, words } = aDesk();
    desk.say({ lineId: 'x', text: 'first' });
    desk.say({ lineId: 'y', text: 'second' });
    desk.signal('call', 1);
    clock.advance(100);
    desk.hush();
    want(null);
    clock.advance(60_000);
    expect(words()).toEqual(['first']);
  });

  it('over random wishes nothing is heard over anything, and repeats pause', () => {
    const wish = fc.record({
      passMs: fc.integer({ min: 0, max: 6_000 }),
      sound: fc.constantFrom<Sound | null>('critical', 'high', 'medium', 'low', 'flood', null),
      ids: fc.subarray(['a', 'b', 'c']),
      line: fc.boolean(),
      signal: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        const { desk, clock, heard, want } = aDesk();
        for (const { passMs, sound, ids, line, signal } of wishes) {
          want(sound, ...ids);
          if (line) desk.say({ lineId: 'l', text: 'words' });
          if (signal) desk.signal('call', 1);
          clock.advance(passMs);
        }
        for (const [at, one] of heard.entries()) {
          const next = heard[at + 1];
          if (next === undefined) continue;
          expect(next.atMs).toBeGreaterThanOrEqual(Math.floor(one.endMs));
          const isRepeat =
            next.what === one.what && next.what !== 'words' && next.what !== 'call 1';
          const isStraight = isRepeat && wishes.every(({ sound }) => sound === wishes[0]?.sound);
          if (isStraight) expect(next.atMs - one.endMs).toBeGreaterThanOrEqual(2_999);
        }
      }),
    );
  });
});
