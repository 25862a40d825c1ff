import { describe, expect, it } from 'vitest';
import { judgeSound, type SoundLook } from './soundHealth';

const looks = (...given: Partial<SoundLook>[]): SoundLook[] =>
  given.map((one, at) => ({
    state: 'running',
    contextS: at * 2,
    atMs: at * 2_000,
    peak: 0,
    hertz: 0,
    isSounding: false,
    deviceCount: 1,
    ...one,
  }));

describe('whether a desk can be heard', () => {
  it('can, while its clock goes on', () => {
    expect(judgeSound([])).toBeNull();
    expect(judgeSound(looks({}, {}, {}, {}))).toBeNull();
  });

  it('cannot without a device, and that is said at once', () => {
    expect(judgeSound(looks({}, {}, { deviceCount: 0 }))).toBe('sound-none');
    expect(judgeSound(looks({ deviceCount: 0 }, { deviceCount: 1 }))).toBeNull();
  });

  it('cannot while its clock stands; a hitch is no trouble', () => {
    const still = { contextS: 1 };
    expect(judgeSound(looks(still, still))).toBeNull();
    expect(judgeSound(looks(still, still, still))).toBe('sound-stopped');
    expect(judgeSound(looks(still, still, { contextS: 4 }))).toBeNull();
  });

  it('cannot when a tone is played and nothing is heard, twice', () => {
    const mute = { isSounding: true, peak: 0 };
    expect(judgeSound(looks({}, mute, {}))).toBeNull();
    expect(judgeSound(looks({}, mute, {}, mute))).toBe('sound-silent');
    expect(judgeSound(looks({}, mute, {}, mute, { isSounding: true, peak: 0.4 }))).toBeNull();
  });
});
