import { describe, expect, it } from 'vitest';
import { readWish, reasonOf } from './plainWish';

describe('the address of a plain page', () => {
  it('says what to show, why, and until when', () => {
    expect(readWish('?window=wall&show=safe&reason=hung&next=1700000000000&lang=en')).toMatchObject(
      {
        show: 'safe',
        reason: 'hung',
        nextTryAtMs: 1_700_000_000_000,
        locales: ['en', 'zh-CN'],
      },
    );
    expect(readWish('?show=held&picture=3&at=5')).toMatchObject({
      show: 'held',
      picture: '3',
      pictureAtMs: 5,
      locales: ['zh-CN', 'en'],
    });
  });

  it('leads to no other file, whatever it says', () => {
    expect(readWish('?show=held&picture=../../x%2Fy').picture).toBe('xy');
    expect(readWish('?next=soon').nextTryAtMs).toBe(0);
  });

  it.each([
    ['killed', 'killed'],
    ['oom', 'memory'],
    ['hung', 'hung'],
    ['not-loaded', 'notLoaded'],
    ['abnormal-exit', 'crashed'],
    ['', 'crashed'],
  ])('knows %j as %s', (word, reason) => {
    expect(reasonOf(word)).toBe(reason);
  });
});
