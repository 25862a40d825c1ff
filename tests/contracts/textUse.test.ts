import { describe, expect, it } from 'vitest';
import { readTextUse } from './textUse';

const use = (text: string) => readTextUse([{ name: 'Sample.tsx', text }]);

describe('what the text check reads', () => {
  it('a key, and where it is asked for', () => {
    expect(use("const a = 1;\nshow(t('tile.live'));").asked).toEqual([
      { where: 'Sample.tsx:2', key: 'tile.live' },
    ]);
  });

  it('both arms of a choice', () => {
    const { asked } = use("text.t(isOn ? 'tile.on' : 'tile.off', { count: 1 })");
    expect(asked.map(({ key }) => key)).toEqual(['tile.on', 'tile.off']);
  });

  it('a key made of parts, as a pattern', () => {
    const [pattern] = use('t(`step.${code}.name`)').patterns;
    expect(pattern?.test('step.closed.name')).toBe(true);
    expect(pattern?.test('step.closed')).toBe(false);
  });

  it('a key that is handed on', () => {
    expect(use("const rows = [{ label: 'tile.live' }];").literals.has('tile.live')).toBe(true);
  });

  it('no address or sentence', () => {
    expect(use('go(`${base}.m3u8`); go(`/a/${x}`)').patterns).toEqual([]);
  });
});
