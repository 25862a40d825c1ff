import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rehearse } from './rehearsal';

describe('the rehearsal of likely searches', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const aKeeper = (words: string[]) => {
    const made: string[] = [];
    const search = (text: string): void => void made.push(text);
    return { made, keeper: { likelySearches: () => [...words], search } };
  };

  it('leaves the start alone, then makes each search once, one at a time', () => {
    const { made, keeper } = aKeeper(['s', 'sm', 'smoke']);
    rehearse(keeper);
    vi.advanceTimersByTime(2_900);
    expect(made).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(made).toEqual(['s']);
    vi.advanceTimersByTime(60_000);
    expect(made).toEqual(['s', 'sm', 'smoke']);
  });

  it('ends when it is told to', () => {
    const { made, keeper } = aKeeper(['s', 'sm', 'smoke']);
    const end = rehearse(keeper);
    vi.advanceTimersByTime(3_000);
    end();
    vi.advanceTimersByTime(60_000);
    expect(made).toEqual(['s']);
  });
});
