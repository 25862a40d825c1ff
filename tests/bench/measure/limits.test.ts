import { describe, expect, it, vi } from 'vitest';

import { withinLimit } from './limits';

describe('a limit of time', () => {
  it('hands on what comes in time, refusals too', async () => {
    expect(await withinLimit(Promise.resolve(1), 1)).toBe(1);
    await expect(withinLimit(Promise.reject(new Error('no')), 1)).rejects.toThrow('no');
  });

  it('ends what takes too long, and only then says so', async () => {
    const end = vi.fn(() => Promise.resolve());
    const running = new Promise<never>(() => undefined);
    await expect(withinLimit(running, 0.01, end)).rejects.toThrow('not done within');
    expect(end).toHaveBeenCalledOnce();
  });
});
