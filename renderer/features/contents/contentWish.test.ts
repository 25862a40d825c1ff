import { describe, expect, it } from 'vitest';
import { plainAddress } from '../../kit/plainAddress';
import { contentWishOf } from './contentWish';

const said = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

describe('what a form asks for', () => {
  it('a notice with words in one language, trimmed', () => {
    expect(contentWishOf('notice', said({ zh: ' 封路 ', en: '', picture: '' }))).toEqual({
      ok: true,
      wish: { kind: 'notice', text: { zh: '封路', en: '' }, picture: null },
    });
    expect(contentWishOf('notice', said({ zh: ' ', en: '' }))).toEqual({
      ok: false,
      lack: 'content.notice.needed',
    });
  });

  it('a countdown to a time that there is', () => {
    const until = new Date(2026, 4, 1, 9, 0).getTime();
    expect(contentWishOf('countdown', said({ date: '2026-5-1', time: '9:00' }))).toMatchObject({
      ok: true,
      wish: { untilMs: until },
    });
    for (const [date, time] of [
      ['2026-02-30', '09:00'],
      ['2026-05-01', '24:00'],
      ['01.05.2026', '09:00'],
      ['', ''],
    ] as const) {
      expect(contentWishOf('countdown', said({ date, time })).ok).toBe(false);
    }
  });

  it('no lower third where nothing is said', () => {
    expect(contentWishOf('lower-third', said({ zh: '', en: ' ' }))).toEqual({
      ok: true,
      wish: { kind: 'lower-third', lowerThird: null },
    });
  });

  it('an address as everybody writes it, or none', () => {
    expect(plainAddress('board.example')).toBe('https://board.example/');
    expect(plainAddress('HTTP://Board.Example:80/a b')).toBe('http://board.example/a%20b');
    for (const typed of [
      '',
      'javascript:alert(1)',
      'https://a@b.example/',
      'file:///etc',
      'http://',
    ]) {
      expect(plainAddress(typed), typed).toBeNull();
    }
    expect(contentWishOf('web', said({ url: 'x y' }))).toMatchObject({ lack: 'content.web.wrong' });
  });

  it('a hotspot of what is offered', () => {
    expect(contentWishOf('hotspot', said({ source: 'alarms', dwell: '60' }))).toMatchObject({
      wish: { hotspot: { source: 'alarms', dwellS: 60 } },
    });
    expect(contentWishOf('hotspot', said({}))).toMatchObject({
      wish: { hotspot: { source: 'both', dwellS: 20 } },
    });
  });
});
