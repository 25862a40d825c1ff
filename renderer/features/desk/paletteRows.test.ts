import { describe, expect, it } from 'vitest';
import { aCamera } from '../../../tests/builders/catalog';
import { plainText } from '../../kit/text/plainText';
import { actionTable } from './actionTable';
import { paletteRows, type PaletteRoom } from './paletteRows';

const zh = plainText('zh-CN');
const en = plainText('en');

/** Spelled as the speller would; of the others what stands for a spelling. */
const known: Readonly<Record<string, string>> = {
  silence: 'xiao yin',
  layout: 'fen ping',
  pin: 'ding zhu',
};
const spell = (id: string) => {
  const syllables = (known[id] ?? `q ${id.toLowerCase()}`).split(' ');
  return { pinyin: syllables.join(''), initials: syllables.map((one) => one.charAt(0)).join('') };
};

const room: PaletteRoom = {
  actions: actionTable.map((row) => ({
    ...row,
    zh: zh(`desk.keyWords.${row.id}`),
    en: en(`desk.keyWords.${row.id}`),
    spelling: spell(row.id),
  })),
  scenes: [
    {
      sceneId: 's' as never,
      number: 7,
      name: '早高峰',
      isInForce: false,
      zh: '场景 7 早高峰',
      en: 'Scene 7 早高峰',
    },
  ],
  cameras: [],
  isThere: () => true,
};

const first = (query: string, more: Partial<PaletteRoom> = {}) =>
  paletteRows(query, { ...room, ...more })[0];

describe('paletteRows', () => {
  it('finds every action by its Chinese, its pinyin, its initials and its English', () => {
    for (const action of room.actions) {
      for (const query of [action.zh, action.en, action.spelling?.pinyin ?? '']) {
        // What ends with a digit would be a number.
        const found = paletteRows(query.replace(/\s*[0-9]+.*$/, ''), room).map(({ id }) => id);
        expect(found, query).toContain(action.id);
      }
    }
  });

  it('finds by initials what begins with them before what holds them', () => {
    expect(first('xy')?.id).toBe('silence');
    expect(first('钉')?.id).toBe('pin');
    expect(first('full')?.id).toBe('full');
  });

  it('takes a number behind or before the words', () => {
    const layout = { id: 'layout', command: { kind: 'layout', tileCount: 16 }, typed: 16 };
    expect(first('分屏 16')).toMatchObject(layout);
    expect(first('fp16')).toMatchObject(layout);
    expect(first('16 分屏')).toMatchObject(layout);
    expect(first('layout 16')).toMatchObject(layout);
  });

  it('waits for the number of an action that takes one', () => {
    expect(first('分屏')?.command).toBeUndefined();
  });

  it('finds scenes by name, and by number', () => {
    expect(first('早高峰')?.command).toEqual({ kind: 'scene', number: 7 });
    expect(paletteRows('7', room).map(({ id }) => id)).toContain('scene 7');
  });

  it('puts a camera first when nothing but a number was typed', () => {
    const camera = aCamera({ number: 1032 });
    const found = first('1032', { cameras: [camera] });
    expect(found?.command).toEqual({ kind: 'put-found', cameraId: camera.cameraId });
  });

  it('says what is missing for an action, and lists it after those that can be done', () => {
    const found = paletteRows('轮巡', { ...room, isThere: (need) => need !== 'tour' });
    expect(found.find(({ id }) => id === 'tourNext')?.missing).toBe('tour');
    const missing = found.map((row) => row.missing !== null);
    expect(missing.lastIndexOf(false)).toBeLessThan(missing.indexOf(true));
  });
});
