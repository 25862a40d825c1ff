import { describe, expect, it } from 'vitest';
import { choosePath, type PathFacts } from './choosePath';

const choose = (facts: Partial<PathFacts>) =>
  choosePath({
    widthPx: 480,
    heightPx: 270,
    tileCount: 16,
    isGpu: false,
    calibration: null,
    ...facts,
  });

describe('The path of a tile', () => {
  it.each([
    ['one of 64 small ones', { widthPx: 240, heightPx: 135, tileCount: 64 }, 'canvas'],
    ['one of 16', {}, 'canvas'],
    ['one of nine', { widthPx: 640, heightPx: 360, tileCount: 9 }, 'video'],
    ['the enlarged one of 64', { widthPx: 1920, heightPx: 1080, tileCount: 64 }, 'video'],
    ['one of 16 on a 4K screen', { widthPx: 960, heightPx: 540 }, 'video'],
  ] as const)('of %s is the one measured as cheaper', (_name, facts, path) => {
    expect(choose(facts)).toBe(path);
  });

  it('follows what this machine was measured to do', () => {
    const at = (canvasPixelNs: number) =>
      choose({ widthPx: 720, heightPx: 405, calibration: { canvasPixelNs } });
    expect(at(11)).toBe('video');
    expect(at(6)).toBe('canvas');
    expect(choose({ calibration: { canvasPixelNs: 40 } })).toBe('video');
    expect(choose({ widthPx: 240, heightPx: 135, calibration: { canvasPixelNs: 900 } })).toBe(
      'canvas',
    );
  });

  it('gives larger tiles to the canvas where frames are on a GPU', () => {
    expect(choose({ widthPx: 800, heightPx: 450, isGpu: true })).toBe('canvas');
  });
});
