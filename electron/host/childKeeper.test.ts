import { describe, expect, it, vi } from 'vitest';
import type { ClockPort } from '../wall/ports';
import { ChildKeeper } from './childKeeper';
import type { ChildProcess } from './childProcess';

/** A clock whose time is moved by hand; one timer is enough for a keeper. */
const handClock = () => {
  let now = 0;
  let due: { atMs: number; call: () => void } | undefined;
  const clock: ClockPort = {
    now: () => now,
    after: (delayMs, call) => {
      const mine = { atMs: now + delayMs, call };
      due = mine;
      return () => {
        if (due === mine) due = undefined;
      };
    },
  };
  return {
    clock,
    nextInMs: () => (due === undefined ? undefined : due.atMs - now),
    pass: (ms: number) => {
      now += ms;
      if (due !== undefined && due.atMs <= now) {
        const { call } = due;
        due = undefined;
        call();
      }
    },
  };
};

const setUp = () => {
  const hand = handClock();
  const children: { child: ChildProcess; die: () => void; say: (message: unknown) => void }[] = [];
  const heard = vi.fn();
  const begin = vi.fn();
  const keeper = new ChildKeeper({
    clock: hand.clock,
    begin,
    heard,
    spawn: () => {
      let exit = (): void => undefined;
      let tell = (_message: unknown): void => undefined;
      const child: ChildProcess = {
        pid: children.length,
        post: () => undefined,
        onMessage: (listener) => (tell = listener),
        onExit: (listener) => (exit = listener),
        kill: () => exit(),
      };
      children.push({ child, die: () => exit(), say: (message) => tell(message) });
      return child;
    },
  });
  return { hand, children, heard, begin, keeper };
};

describe('a kept process', () => {
  it('is started again after a death, later and later, five seconds at most', () => {
    const { hand, children, keeper } = setUp();
    keeper.start();
    const pauses = Array.from({ length: 7 }, () => {
      children.at(-1)?.die();
      const pauseMs = hand.nextInMs() ?? 0;
      hand.pass(pauseMs);
      return pauseMs;
    });
    expect(pauses).toEqual([300, 600, 1200, 2400, 4800, 5000, 5000]);
    expect(children).toHaveLength(8);
  });

  it('comes back fast again after a sound life', () => {
    const { hand, children, keeper } = setUp();
    keeper.start();
    children.at(-1)?.die();
    hand.pass(300);
    hand.pass(30_000);
    children.at(-1)?.die();
    expect(hand.nextInMs()).toBe(300);
  });

  it('is told what to do in every life, and heard only in its present one', () => {
    const { hand, children, keeper, begin, heard } = setUp();
    keeper.start();
    children[0]?.die();
    hand.pass(300);
    expect(begin).toHaveBeenCalledTimes(2);
    children[0]?.say('late');
    children[1]?.say('ready');
    expect(heard.mock.calls).toEqual([['ready']]);
  });

  it('stays dead once it was stopped', () => {
    const { hand, children, keeper } = setUp();
    keeper.start();
    keeper.stop();
    expect(hand.nextInMs()).toBeUndefined();
    expect(children).toHaveLength(1);
  });
});
