import { describe, expect, it } from 'vitest';
import type { ScreenPlan } from '#contract/scene';
import { missingPictures } from './missingPictures';

/** As much of a plan as is looked at. */
const plan = (screenId: string, ...hasCamera: boolean[]): ScreenPlan =>
  ({ screenId, tiles: hasCamera.map((has) => ({ camera: has ? {} : null })) }) as ScreenPlan;

describe('what a snapshot waits for', () => {
  it('is nothing once every tile with a camera plays and the desk is up', () => {
    const showing = { s1: { playing: 2, failed: 0 } };
    expect(missingPictures([plan('s1', true, true, false)], showing, true)).toEqual([]);
  });

  it('is each wall that plays too little, by its number', () => {
    const showing = { s1: { playing: 1, failed: 0 }, s2: { playing: 1, failed: 1 } };
    expect(missingPictures([plan('s1', true), plan('s2', true, true)], showing, true)).toEqual([
      'wall 2 plays 1 of 2 tiles',
    ]);
  });

  it('is a wall that nothing was put on yet', () => {
    expect(missingPictures([plan('s1', false)], {}, true)).toEqual(['wall 1 has no camera yet']);
  });

  it('is a desk that has not come up', () => {
    const showing = { s1: { playing: 1, failed: 0 } };
    expect(missingPictures([plan('s1', true)], showing, false)).toEqual([
      'the desk has not come up',
    ]);
  });
});
