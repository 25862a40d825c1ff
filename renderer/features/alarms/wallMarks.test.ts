import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prioritySchema } from '#contract/alarm';
import { anAlarm } from '../../../tests/builders/happenings';
import { roughWidth } from '../../kit/textWidth';
import { alarmLook, frameWidth } from './alarmLook';
import { cardGeometry, hasRoomForCard } from './cardGeometry';
import { fitCardStrip, fitStrip, shortenTo } from './fitStrip';
import { ribbonSlots } from './ribbonSlots';

describe('The look of an alarm', () => {
  it.each([
    ['active and waiting', { response: 'waiting' }, true, false],
    ['active and pending', { response: 'pending' }, true, false],
    ['active and acknowledged', { response: 'acknowledged' }, false, false],
    ['cleared and waiting', { condition: 'cleared', response: 'waiting' }, false, true],
    ['chattering', { rhythm: 'chattering' }, false, false],
    ['calmed after chattering', { rhythm: 'calmed' }, false, false],
  ] as const)('%s: flashing %s, hollow %s', (_name, given, isFlashing, isHollow) => {
    expect(alarmLook(anAlarm(given))).toEqual({ priority: 'high', isFlashing, isHollow });
  });

  it('is nothing for Low, which stands in the list only', () => {
    expect(alarmLook(anAlarm({ priority: 'low' }))).toBeNull();
    expect(alarmLook(undefined)).toBeNull();
  });

  it('has a frame of 8, 6 or 4 px at a unit of 32', () => {
    expect(prioritySchema.options.map((one) => frameWidth(one, 32))).toEqual([8, 6, 4, 2]);
    expect(frameWidth('critical', 63)).toBe(16);
  });
});

describe('A strip', () => {
  it('gives way in the order who, seconds, what, time; then the place is cut, numbered, left out', () => {
    const words = { place: '学府桥头', number: '1033', what: '积水', who: '3 席' };
    const seen: string[] = [];
    for (let width = 30; width >= 0; width -= 0.1) {
      const { place, who, what, clock } = fitStrip(words, width, roughWidth);
      const line = [place, what, who, clock].filter((part) => part !== null).join(' ');
      if (line !== seen.at(-1)) seen.push(line);
    }
    expect(seen).toEqual([
      '学府桥头 积水 3 席 seconds',
      '学府桥头 积水 seconds',
      '学府桥头 积水 minutes',
      '学府桥头 minutes',
      '学府桥头',
      '学府桥…',
      '学府…',
      '1033',
      '',
    ]);
  });

  it('of a card loses the word of the priority first, which its symbol says too', () => {
    const words = { priority: '紧急', place: '石桥路口', what: '两车相撞', more: null };
    expect(fitCardStrip(words, 40, roughWidth)).toMatchObject({
      priority: '紧急',
      clock: 'seconds',
    });
    expect(fitCardStrip(words, 18, roughWidth)).toMatchObject({ priority: null, what: '两车相撞' });
    expect(fitCardStrip(words, 10.5, roughWidth)).toMatchObject({ what: null, clock: 'minutes' });
    expect(fitCardStrip(words, 6, roughWidth)).toEqual({
      priority: null,
      place: '石桥…',
      what: null,
      clock: null,
    });
  });

  it('that must be cut says so', () => {
    expect(shortenTo(['北岸区巡防一队'], 5, roughWidth)).toBe('北岸区巡…');
    expect(shortenTo(['北岸区巡防一队', '北岸'], 5, roughWidth)).toBe('北岸');
    expect(shortenTo(['北岸区'], 0.2, roughWidth)).toBe('');
  });
});

describe('The incident card', () => {
  it('in a 2 × 2 cell of a full-HD wall has every part', () => {
    const card = cardGeometry({ width: 808, height: 538 }, 32, 8);
    expect(card).toMatchObject({ hasMoment: true, steps: { hasNames: true, isLarge: true } });
    expect(card.lastLine).not.toBeNull();
    expect(card.picture.width / card.picture.height).toBeCloseTo(16 / 9, 1);
    expect(card.picture.width).toBeCloseTo(((808 - 16) * 2) / 3, 0);
  });

  it('leaves out last line, moment, names, side and steps as its tile gets smaller', () => {
    const parts = (scale: number): string[] => {
      const card = cardGeometry({ width: 16 * scale, height: 10 * scale }, 32, 8);
      return [
        ...(card.lastLine === null ? [] : ['line']),
        ...(card.hasMoment ? ['moment'] : []),
        ...(card.steps?.hasNames === true ? ['names'] : []),
        ...(card.side === null ? [] : ['side']),
        ...(card.steps === null ? [] : ['steps']),
      ];
    };
    expect(parts(55)).toEqual(['line', 'moment', 'names', 'side', 'steps']);
    let before = parts(80);
    for (let scale = 80; scale > 8; scale -= 1) {
      const now = parts(scale);
      expect(before).toEqual(expect.arrayContaining(now));
      before = now;
    }
    expect(before).toEqual([]);
  });

  it('never lets a part leave the frame', () => {
    const lengths = fc.integer({ min: 320, max: 4000 });
    fc.assert(
      fc.property(lengths, lengths, fc.integer({ min: 12, max: 70 }), (width, height, unit) => {
        fc.pre(hasRoomForCard({ width, height }, unit));
        const card = cardGeometry({ width, height }, unit, 8);
        for (const part of [card.picture, card.side, card.steps?.rect, card.lastLine]) {
          if (part === null || part === undefined) continue;
          expect(part.left).toBeGreaterThanOrEqual(8);
          expect(part.left + part.width).toBeLessThanOrEqual(width - 7);
          expect(part.top + part.height).toBeLessThanOrEqual(height - 7);
          expect(part.height).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe('The ribbon', () => {
  it('has ten slots where they fit, and leaves the clock and its title their place', () => {
    expect(ribbonSlots(100, false)).toEqual({ count: 10, slotHeight: 3.4 });
    expect(ribbonSlots(1080 / 32, false).count).toBe(10);
    expect(ribbonSlots(1080 / 32, true).count).toBe(9);
    expect(ribbonSlots(2, false).count).toBe(0);
    for (let height = 1; height < 60; height += 0.5) {
      const { count, slotHeight } = ribbonSlots(height, true);
      expect(count * slotHeight).toBeLessThanOrEqual(Math.max(0, height - 5.1));
    }
  });
});
