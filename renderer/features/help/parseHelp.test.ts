import { describe, expect, it } from 'vitest';
import { findHelp, parseHelp } from './parseHelp';

describe('a help page', () => {
  it('has a title, headings, lists, words and keys', () => {
    const page = parseHelp(
      'one',
      '# Title\n\nWords **bold** here.\n\n## Part\n\n- `9` [[layout]] nine\n- two\n',
    );
    expect(page.title).toBe('Title');
    expect(page.blocks).toEqual([
      {
        kind: 'paragraph',
        spans: [
          { kind: 'text', text: 'Words ' },
          { kind: 'bold', text: 'bold' },
          { kind: 'text', text: ' here.' },
        ],
      },
      { kind: 'heading', spans: [{ kind: 'text', text: 'Part' }] },
      {
        kind: 'list',
        items: [
          [
            { kind: 'cap', label: '9' },
            { kind: 'text', text: ' ' },
            { kind: 'action', id: 'layout' },
            { kind: 'text', text: ' nine' },
          ],
          [{ kind: 'text', text: 'two' }],
        ],
      },
    ]);
  });

  it('brings nothing to life', () => {
    const source = '# T\n\n<img src=x onerror=alert(1)> [a](javascript:b)';
    expect(parseHelp('one', source).blocks).toEqual([
      {
        kind: 'paragraph',
        spans: [{ kind: 'text', text: '<img src=x onerror=alert(1)> [a](javascript:b)' }],
      },
    ]);
  });

  it('is found by all its words, Chinese and English, first by its title', () => {
    const pages = [
      parseHelp('wall', '# 大屏\n\n场景 切换'),
      parseHelp('scenes', '# 场景库\n\n导入 JSON'),
    ];
    expect(findHelp(pages, '场景').map(({ id }) => id)).toEqual(['scenes', 'wall']);
    expect(findHelp(pages, 'json 导入').map(({ id }) => id)).toEqual(['scenes']);
    expect(findHelp(pages, '')).toHaveLength(2);
    expect(findHelp(pages, 'zzz')).toEqual([]);
  });
});
