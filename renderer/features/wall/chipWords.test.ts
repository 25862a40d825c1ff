import { describe, expect, it } from 'vitest';
import type { PlayState, StreamStanding } from '#contract/stream';
import type { TilePlay } from '../playback/index';
import { chipWords } from './chipWords';

const t = ((key: string, values: object = {}) =>
  `${key} ${Object.values(values).join(' ')}`.trim()) as Parameters<typeof chipWords>[2];
const playing: PlayState = { kind: 'playing', delayMs: 1000, pictureAtMs: 0, allowedDelayMs: 4000 };
const less: StreamStanding = { step: 'smaller', profile: 'sub', reason: 'machine' };
const saidOf = (play: Partial<TilePlay>, isPinned = false): string | undefined =>
  chipWords(
    { state: playing, standing: null, doubt: null, doubtPictureAtMs: null, ...play },
    isPinned,
    t,
  )?.words[0];

describe('The chip of a tile', () => {
  it('says nothing of a live picture, and that it is pinned', () => {
    expect(saidOf({})).toBeUndefined();
    expect(saidOf({}, true)).toBe('wall.pinned');
  });

  it('says what is not true of the picture before anything else', () => {
    const late: PlayState = { ...playing, delayMs: 9000 };
    expect(saidOf({ state: late, doubt: 'black', standing: less }, true)).toBe('wall.doubt.black');
    expect(saidOf({ state: late, standing: less }, true)).toBe('wall.delay 9.0');
    expect(saidOf({ standing: less }, true)).toMatch(/^wall.standing.because/);
  });

  it('keeps the pin in sight of a pinned tile that shows less', () => {
    const play = { state: playing, standing: less, doubt: null, doubtPictureAtMs: null };
    expect(chipWords(play, true, t)?.icon).toBe('pin');
    expect(chipWords(play, false, t)?.icon).toBeUndefined();
  });

  it('tells the time of a picture that moves no more when it was found, not when it began', () => {
    const foundAtMs = new Date(2026, 10, 22, 14, 35, 51).getTime();
    expect(saidOf({ doubt: 'frozen', doubtPictureAtMs: foundAtMs })).toBe('wall.frozen 14:35:51');
    expect(saidOf({ doubt: 'frozen' })).toBe('wall.frozenShort');
  });

  it('leaves the opening to the counter, and counts the tries of what recovers', () => {
    expect(saidOf({ state: { kind: 'opening' } }, true)).toBeUndefined();
    const state: PlayState = {
      kind: 'recovering',
      fault: { code: 'stream/refused' },
      attempt: 3,
      sinceMs: 0,
      nextTryAtMs: 0,
      pictureAtMs: null,
    };
    expect(saidOf({ state, standing: { ...less, step: 'paused' } })).toBe('wall.reconnecting 3');
  });

  it('has different shapes for what must not be mixed up from afar', () => {
    const shapes = (['frozen', 'black', 'looping'] as const).map(
      (doubt) =>
        chipWords({ state: playing, standing: null, doubt, doubtPictureAtMs: 0 }, false, t)?.icon,
    );
    expect(new Set(shapes).size).toBe(3);
  });
});
