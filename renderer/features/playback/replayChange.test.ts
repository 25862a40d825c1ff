import { describe, expect, it } from 'vitest';
import type { TileReplay } from '#contract/replay';
import { changeOf } from './ReplayVideo';

const replay: TileReplay = {
  replayId: 1,
  fromMs: 0,
  toMs: 120_000,
  atMs: 60_000,
  sinceMs: Date.now(),
  rate: 1,
  steps: 0,
};

describe('what a window does when a replay changes', () => {
  it('steps from where it stands', () => {
    const first: TileReplay = { ...replay, rate: 0, steps: 1 };
    expect(changeOf(replay, first)).toEqual({ rate: 0, step: 1 });
    expect(changeOf(first, { ...first, steps: -1 })).toEqual({ rate: 0, step: -2 });
  });

  it('plays on from where it stepped to', () => {
    const stepped: TileReplay = { ...replay, rate: 0, steps: 3 };
    expect(changeOf(stepped, { ...replay, atMs: 60_120, rate: 1 })).toEqual({ rate: 1 });
  });

  it('jumps to a place and changes its speed', () => {
    const jumped = changeOf(replay, { ...replay, atMs: 40_000, sinceMs: Date.now() + 60_000 });
    expect(jumped).toEqual({ atMs: 40_000, rate: 1 });
    const slow = changeOf(replay, { ...replay, rate: 0.25, sinceMs: Date.now() + 60_000 });
    expect(slow).toEqual({ atMs: 60_000, rate: 0.25 });
  });
});
