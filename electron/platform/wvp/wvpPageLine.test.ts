import { describe, expect, it } from 'vitest';

import { failure, success, type Outcome } from '#contract/outcome';

import type { WvpPage } from './wvpPage';
import { PageLine } from './wvpPageLine';

type Answer = Outcome<WvpPage<number>>;

/** A list of which each page is answered by hand. */
const given = (ahead?: number) => {
  const open = new Map<number, (answer: Answer) => void>();
  const asked: number[] = [];
  const ask = (_path: string, { page }: { page?: unknown }): Promise<Answer> => {
    asked.push(Number(page));
    return new Promise((resolve) => open.set(Number(page), resolve));
  };
  const list = { path: '/list', page: () => failure('platform/failed') };
  const line = new PageLine<number>(
    { read: ask as never },
    ahead === undefined ? list : { ...list, ahead },
  );
  const answer = async (page: number, told?: Answer): Promise<void> => {
    open.get(page)?.(told ?? success({ total: 9_001, count: 1_000, spoiled: 0, rows: [page] }));
    open.delete(page);
    await new Promise(setImmediate);
  };
  const next = async (): Promise<readonly number[] | undefined> => {
    const page = await line.next();
    return page.ok ? page.value.rows : undefined;
  };
  return { line, asked, answer, next, open };
};

describe('PageLine', () => {
  it('asks for the first page at once, for others when it is known how many there are', async () => {
    const { asked, answer } = given();
    expect(asked).toEqual([1]);
    await answer(1);
    expect(asked).toEqual([1, 2]);
  });

  it('goes on while nobody takes pages, two questions at a time, and waits when enough are there', async () => {
    const { asked, answer, open } = given(4);
    for (const page of [1, 2, 3, 4]) {
      await answer(page);
      expect(open.size).toBeLessThanOrEqual(2);
    }
    expect(asked).toEqual([1, 2, 3, 4]);
  });

  it('hands them out in their order, whichever is answered first', async () => {
    const { asked, answer, next } = given(4);
    await answer(1);
    await answer(3);
    await answer(2);
    expect([await next(), await next(), await next()]).toEqual([[1], [2], [3]]);
    expect(asked).toContain(5);
  });

  it('asks beyond the end of the list only who wants more', async () => {
    const { asked, answer, next } = given();
    await answer(1, success({ total: 1, count: 1, spoiled: 0, rows: [1] }));
    await next();
    expect(asked).toEqual([1]);
    void next();
    expect(asked).toEqual([1, 2]);
  });

  it('asks no more after a failure, nor when it is stopped', async () => {
    const failed = given();
    await failed.answer(1, failure('platform/failed'));
    expect(await failed.next()).toBeUndefined();
    expect(failed.asked).toEqual([1]);
    const { line, asked, answer } = given();
    line.stop();
    await answer(1);
    expect(asked).toEqual([1]);
  });
});
