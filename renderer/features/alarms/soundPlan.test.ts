import { describe, expect, it } from 'vitest';
import type { Alarm } from '#contract/alarm';
import { noRuling } from '#contract/ruling';
import { chooseSound, soundPatterns, soundVolume } from './soundPlan';

const alarm = (priority: Alarm['priority'], more: Partial<Alarm> = {}): Alarm =>
  ({
    alarmId: `city:${priority}`,
    priority,
    response: 'waiting',
    rhythm: 'plain',
    ruling: noRuling,
    condition: 'active',
    raisedAtMs: 1,
    ...more,
  }) as Alarm;

describe('chooseSound', () => {
  it('sounds only the highest waiting priority', () => {
    expect(chooseSound([alarm('low'), alarm('high'), alarm('medium')])).toBe('high');
  });

  it('is quiet when all are acknowledged or pending', () => {
    const answered = [
      alarm('critical', { response: 'acknowledged' }),
      alarm('high', { response: 'pending' }),
    ];
    expect(chooseSound(answered)).toBeNull();
  });

  it('is one short sound for what went before anybody saw it, unless something waits', () => {
    const gone = alarm('low', { condition: 'cleared' });
    expect(chooseSound([gone])).toBe('cleared');
    expect(chooseSound([gone, alarm('medium')])).toBe('medium');
    expect(chooseSound([gone], { isFlood: true })).toBeNull();
  });

  it('is one sound in a flood, unless a Critical waits', () => {
    expect(chooseSound([alarm('low'), alarm('high')], { isFlood: true })).toBe('flood');
    expect(chooseSound([alarm('low'), alarm('critical')], { isFlood: true })).toBe('critical');
    expect(chooseSound([], { isFlood: true })).toBeNull();
  });

  it('is quiet about what chatters', () => {
    expect(chooseSound([alarm('high', { rhythm: 'chattering' })])).toBeNull();
  });

  it('is quiet while it is silenced, also about a Critical', () => {
    expect(chooseSound([alarm('critical')], { isSilenced: true })).toBeNull();
  });
});

describe('sound patterns', () => {
  it('differ in rhythm and in pitch, and pause at least 3 s when they repeat', () => {
    const patterns = Object.values(soundPatterns);
    const rhythms = patterns.map(({ tones }) =>
      tones.map(({ atS, lengthS }) => `${atS}+${lengthS}`).join(),
    );
    expect(new Set(rhythms).size).toBe(7);
    expect(new Set(patterns.map(({ tones }) => tones[0]?.hertz)).size).toBe(7);
    for (const { pauseS } of patterns) expect(pauseS ?? 3).toBeGreaterThanOrEqual(3);
  });

  it('never let Critical fall below the floor', () => {
    expect(soundVolume('critical', { volume: 0, floor: 0.3 })).toBe(0.3);
    expect(soundVolume('high', { volume: 0, floor: 0.3 })).toBe(0);
  });

  it('are louder by a step for what is overdue, up to all there is', () => {
    const sound = { volume: 0.7, floor: 0.3 };
    expect(soundVolume('high', sound, 1)).toBeCloseTo(0.85);
    expect(soundVolume('high', sound, 2)).toBe(1);
  });
});
