import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PtzMotion } from '#contract/ptz';
import { pullOf, SteeringHand } from './steeringHand';
import { SteeringLine } from './steeringLine';

const still = { pan: 0, tilt: 0, zoom: 0 };
const pull = (action: string) => pullOf[action] ?? { axis: 'pan' as const, sign: 1 as const };

describe('a hand on keys, mouse and sticks', () => {
  it('goes where the held keys lead, together, and stands when they are up', () => {
    const hand = new SteeringHand();
    hand.keyDown('ArrowUp', pull('up'), 0);
    hand.keyDown('ArrowLeft', pull('left'), 0);
    expect(hand.motion(10, 8)).toEqual({ pan: -1, tilt: 1, zoom: 0 });
    hand.keyUp('ArrowUp');
    expect(hand.motion(20, 8)).toEqual({ pan: -1, tilt: 0, zoom: 0 });
    hand.keyUp('ArrowLeft');
    expect(hand.motion(30, 8)).toEqual(still);
  });

  it('is slower at a lower step, faster the farther the mouse is from the middle', () => {
    const hand = new SteeringHand();
    const speeds = [0.1, 0.4, 0.7, 1].map((right) => {
      hand.point({ right, down: 0 }, 0);
      return hand.motion(0, 8).pan;
    });
    expect(speeds[0]).toBe(0);
    expect(speeds).toEqual([...speeds].sort((a, b) => a - b));
    expect(speeds.at(-1)).toBe(1);
    expect(hand.motion(0, 2).pan).toBeLessThan(0.2);
    hand.point(null, 1);
    expect(hand.motion(1, 8)).toEqual(still);
  });

  it('zooms for a moment with the wheel', () => {
    const hand = new SteeringHand();
    hand.wheel(1, 1_000);
    expect(hand.motion(1_100, 8).zoom).toBe(1);
    expect(hand.motion(1_300, 8)).toEqual(still);
  });

  it('never holds for ever a key whose release nobody told', () => {
    const hand = new SteeringHand();
    hand.keyDown('ArrowUp', pull('up'), 0);
    expect(hand.motion(19_000, 8).tilt).toBe(1);
    expect(hand.motion(20_001, 8)).toEqual(still);
    expect(hand.motion(20_100, 8)).toEqual(still);
  });

  it('adds no stick to a key beyond full speed', () => {
    const hand = new SteeringHand();
    hand.keyDown('ArrowRight', pull('right'), 0);
    hand.pad({ pan: 0.8, tilt: 0, zoom: 0 }, 0);
    expect(hand.motion(0, 8).pan).toBe(1);
  });
});

describe('what the main process hears of a hand', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function aLine(answer: () => boolean = () => true) {
    const hand = new SteeringHand();
    const told: string[] = [];
    const drawn: (PtzMotion | null)[] = [];
    const line = new SteeringLine({
      hand,
      speed: () => 8,
      now: () => Date.now(),
      move: ({ pan }) => {
        told.push(`move ${String(pan)}`);
        return Promise.resolve(answer());
      },
      stop: () => told.push('stop'),
      onMotion: (motion) => drawn.push(motion),
    });
    const press = (): void => {
      hand.keyDown('ArrowRight', pull('right'), Date.now());
      line.touch();
    };
    return { hand, line, told, drawn, press };
  }

  it('is all the time the same while it holds, and a stop at once when it lets go', async () => {
    const { hand, line, told, press } = aLine();
    press();
    await vi.advanceTimersByTimeAsync(310);
    expect(told).toEqual(Array.from({ length: 6 }, () => 'move 1'));
    hand.keyUp('ArrowRight');
    line.touch();
    expect(told.at(-1)).toBe('stop');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told.filter((one) => one === 'stop')).toHaveLength(1);
  });

  it('is a stop when the focus is gone, whatever is still pressed', async () => {
    const { line, told, drawn, press } = aLine();
    press();
    line.drop();
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toEqual(['move 1', 'stop']);
    expect(drawn.at(-1)).toBeNull();
  });

  it('ends with a refusal: the hand has to let go first', async () => {
    const { told, press } = aLine(() => false);
    press();
    await vi.advanceTimersByTimeAsync(500);
    expect(told).toEqual(['move 1', 'stop']);
  });

  it('is nothing while nobody holds anything', () => {
    const { line, told } = aLine();
    line.touch();
    line.drop();
    expect(told).toEqual([]);
  });
});
