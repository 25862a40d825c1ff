import { describe, expect, it } from 'vitest';
import { roughWidth } from '../../kit/textWidth';
import { stackChips, type WordRoom } from './chipStack';
import type { ChipWords } from './chipWords';

const frozen: ChipWords = { icon: 'still', words: ['画面冻结 14:35:51', '画面冻结'] };
const less: ChipWords = { words: ['低帧率（本机繁忙）', '低帧率'] };
const stack = (chips: readonly ChipWords[], room: Partial<WordRoom>) =>
  stackChips(chips, { widthUnits: 30, heightUnits: 10, markWidth: 3, ...room }, roughWidth);

describe('The chips of a tile', () => {
  it('stand beside the Demo mark with all they have to say', () => {
    expect(stack([frozen], {})).toEqual({
      isUnderMark: false,
      chips: [{ icon: 'still', words: '画面冻结 14:35:51' }],
    });
  });

  it('say less where there is less room', () => {
    expect(stack([frozen], { widthUnits: 10 }).chips).toEqual([
      { icon: 'still', words: '画面冻结' },
    ]);
  });

  it('stand under the mark where even that does not fit beside it', () => {
    expect(stack([frozen], { widthUnits: 7 })).toEqual({
      isUnderMark: true,
      chips: [{ icon: 'still', words: '画面冻结' }],
    });
  });

  it('are their shape alone in a low tile, and nothing where they have none', () => {
    const low = { widthUnits: 6, heightUnits: 2 };
    expect(stack([frozen], low)).toEqual({
      isUnderMark: false,
      chips: [{ icon: 'still', words: null }],
    });
    expect(stack([less], low).chips).toEqual([null]);
  });

  it('are left out from the last where the height ends', () => {
    expect(
      stack([less, less, less], { heightUnits: 3.2 }).chips.map((one) => one === null),
    ).toEqual([false, false, true]);
  });
});
