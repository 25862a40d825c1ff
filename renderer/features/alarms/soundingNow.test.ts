import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SoundingNow } from './soundingNow';

describe('whether an alarm is heard now', () => {
  let sounding: SoundingNow;
  let told: boolean[];
  beforeEach(() => {
    vi.useFakeTimers();
    sounding = new SoundingNow();
    told = [];
    sounding.onChanged(() => told.push(sounding.isSounding()));
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is true as long as it sounds and for a breath after it', () => {
    sounding.begin(1000);
    vi.advanceTimersByTime(1500);
    expect(sounding.isSounding()).toBe(true);
    vi.advanceTimersByTime(200);
    expect(told).toEqual([true, false]);
  });

  it('stays true from one tone to the next that follows at once', () => {
    sounding.begin(300);
    vi.advanceTimersByTime(700);
    sounding.begin(300);
    vi.advanceTimersByTime(700);
    expect(told).toEqual([true]);
  });

  it('ends soon after it was cut off, and an end of nothing is nothing', () => {
    sounding.end();
    expect(told).toEqual([]);
    sounding.begin(60_000);
    sounding.end();
    vi.advanceTimersByTime(700);
    expect(told).toEqual([true, false]);
  });
});
