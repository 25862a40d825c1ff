import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roughWidth } from '../../kit/textWidth';
import { fitText, saidIn, textSizes, wrap, type FittedBlock } from './fitText';

const zh = '今日十七时起滨河路封闭施工，请各单位提前绕行。';
const en = 'Riverside Road is closed from 17:00 today; all units take another way.';

const heightOf = (blocks: readonly FittedBlock[]): number =>
  blocks.reduce((sum, { size, lines }) => sum + size * lines.length * textSizes.line, 0) +
  Math.max(0, blocks.length - 1) * textSizes.gap;

describe('words of a notice', () => {
  it('are as large as the room allows, the second language smaller', () => {
    const [first, second] = fitText(
      saidIn({ zh, en }, 'zh-CN'),
      { width: 36, height: 20 },
      roughWidth,
    );
    expect(first?.lang).toBe('zh-CN');
    expect(first?.size).toBeGreaterThan(2);
    expect(second?.size).toBeLessThan(first?.size ?? 0);
    expect(second?.size).toBeGreaterThanOrEqual(1);
  });

  it('stand in the language of the window first, and alone where there is one', () => {
    expect(saidIn({ zh, en }, 'en').map(({ lang }) => lang)).toEqual(['en', 'zh-CN']);
    expect(saidIn({ zh, en: '' }, 'en').map(({ lang }) => lang)).toEqual(['zh-CN']);
  });

  it('are cut with a mark at the least size, and never smaller', () => {
    const room = { width: 12, height: 3 };
    const blocks = fitText(saidIn({ zh: zh.repeat(5), en: '' }, 'zh-CN'), room, roughWidth);
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.size).toBe(1);
    expect(blocks[0]?.lines).toHaveLength(2);
    expect(blocks[0]?.lines.at(-1)).toMatch(/…$/);
  });

  it('break between characters and words, not before a comma and not inside a word', () => {
    expect(wrap('滨河路封闭，请绕行', 5, roughWidth).lines).toEqual(['滨河路封', '闭，请绕行']);
    expect(wrap('closed for works', 7, roughWidth).lines).toEqual(['closed for', 'works']);
    expect(wrap('一行\n二行', 9, roughWidth).lines).toEqual(['一行', '二行']);
    expect(wrap('incomprehensible', 4, roughWidth).isTorn).toBe(true);
  });

  it('never leave their room and never lose a letter without saying so', () => {
    const words = fc.array(fc.constantFrom('路', '桥', '，', ' ', 'gate', 'river', '12', '\n'), {
      minLength: 1,
      maxLength: 120,
    });
    const rooms = fc.record({
      width: fc.integer({ min: 4, max: 60 }),
      height: fc.double({ min: 1.35, max: 30, noNaN: true }),
    });
    fc.assert(
      fc.property(words, words, rooms, (one, other, room) => {
        const text = { zh: one.join('').trim(), en: other.join('').trim() };
        const said = saidIn(text, 'zh-CN');
        const blocks = fitText(said, room, roughWidth);
        if (said.length > 0) expect(blocks.length).toBeGreaterThan(0);
        expect(heightOf(blocks)).toBeLessThanOrEqual(room.height + 0.01);
        for (const { lang, size, lines } of blocks) {
          expect(size).toBeGreaterThanOrEqual(1);
          for (const line of lines) {
            expect(roughWidth(line) * size).toBeLessThanOrEqual(room.width + 0.7);
          }
          const whole = (lang === 'en' ? text.en : text.zh).replace(/\s/g, '');
          const shown = lines.join('').replace(/\s/g, '');
          if (!shown.endsWith('…')) expect(shown).toBe(whole);
        }
      }),
    );
  });
});
