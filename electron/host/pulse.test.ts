import { describe, expect, it } from 'vitest';
import { Pulse, pulseTickMs, type PulseFacts } from './pulse';

const sound: PulseFacts = {
  isLoading: false,
  isHeld: false,
  areAllSilent: false,
  isMachineFull: false,
};

/** Looks at a page that answers nothing until it is called hung; how long that took. */
const foundAfterMs = (pulse: Pulse, facts = sound, limitMs = 60_000, tickMs = pulseTickMs) => {
  for (let ms = tickMs; ms <= limitMs; ms += tickMs) {
    if (pulse.tick(tickMs, facts) === 'hung') return ms;
  }
  return undefined;
};

/** A page that answers every question at once. */
const answering = (pulse: Pulse, ms: number, facts = sound): void => {
  for (let at = 0; at < ms; at += pulseTickMs) {
    expect(pulse.tick(pulseTickMs, facts)).not.toBe('hung');
    pulse.answered();
  }
};

describe('the pulse of a page', () => {
  it('finds a page that hangs within three seconds, whenever it began', () => {
    for (let soundMs = 0; soundMs < 2000; soundMs += pulseTickMs) {
      const pulse = new Pulse();
      answering(pulse, soundMs);
      expect(foundAfterMs(pulse)).toBeLessThanOrEqual(3000);
    }
  });

  it('asks four times a second and never blames a page that answers', () => {
    const pulse = new Pulse();
    let asked = 0;
    for (let ms = 0; ms < 60_000; ms += pulseTickMs) {
      if (pulse.tick(pulseTickMs, sound) !== 'ask') continue;
      asked += 1;
      pulse.answered();
    }
    expect(asked).toBe(240);
  });

  it('does not blame a page for an hour that the machine slept', () => {
    const pulse = new Pulse();
    answering(pulse, 1000);
    expect(pulse.tick(pulseTickMs, sound)).toBe('ask');
    expect(pulse.tick(3_600_000, sound)).toBe('wait');
    pulse.answered();
    answering(pulse, 5000);
  });

  it('takes longer to blame one of several that are all silent', () => {
    const pulse = new Pulse();
    const stalled = { ...sound, areAllSilent: true };
    expect(foundAfterMs(pulse, stalled, 5500)).toBeUndefined();
    expect(foundAfterMs(pulse, stalled)).toBeDefined();
  });

  it('takes longer to blame a page of a machine that has no time to spare', () => {
    const starved = { ...sound, isMachineFull: true };
    expect(foundAfterMs(new Pulse(), starved, 5500)).toBeUndefined();
    expect(foundAfterMs(new Pulse(), starved)).toBeLessThanOrEqual(7000);
  });

  it('lets a page build itself for twenty seconds, not longer', () => {
    const loading = { ...sound, isLoading: true };
    expect(foundAfterMs(new Pulse(), loading)).toBe(20_000);
    const pulse = new Pulse();
    for (let round = 0; round < 5; round += 1) {
      expect(foundAfterMs(pulse, loading, 15_000)).toBeUndefined();
      answering(pulse, 1000);
    }
  });

  it('leaves a page alone that somebody looks into', () => {
    expect(foundAfterMs(new Pulse(), { ...sound, isHeld: true })).toBeUndefined();
  });

  it('begins anew with a new page', () => {
    const pulse = new Pulse();
    expect(foundAfterMs(pulse, sound, 2000)).toBeUndefined();
    expect(pulse.isSilent).toBe(true);
    pulse.begun();
    expect(pulse.isSilent).toBe(false);
    expect(foundAfterMs(pulse, sound, 2000)).toBeUndefined();
  });
});
