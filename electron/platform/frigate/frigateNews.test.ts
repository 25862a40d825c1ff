import { expect, it } from 'vitest';

import { failure, success, type Outcome } from '#contract/outcome';

import { FrigateNews } from './frigateNews';

const given = () => {
  const told: unknown[] = [];
  const readings: ((read: Outcome<null>) => void)[] = [];
  const news = new FrigateNews({
    onReview: (review) => told.push(review),
    readList: () => new Promise((resolve) => readings.push(resolve)),
  });
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return { told, readings, news, turn };
};

it('holds back what comes while the list is read, whichever way it comes', async () => {
  const { told, readings, news, turn } = given();
  news.take(1);
  void news.readList();
  const second = news.readList();
  await turn();
  news.take(2);
  readings[0]?.(failure('platform/timeout'));
  await turn();
  expect(told).toEqual([1]);
  readings[1]?.(success(null));
  expect(await second).toEqual(success(null));
  expect(told).toEqual([1, 2]);
});

it('reads the list again where more came than there is room for', async () => {
  const { told, readings, news, turn } = given();
  const read = news.readList();
  await turn();
  for (let nth = 0; nth < 1_500; nth += 1) news.take(nth);
  readings[0]?.(success(null));
  await turn();
  expect(readings).toHaveLength(2);
  news.take('after');
  readings[1]?.(success(null));
  await read;
  expect(told).toEqual(['after']);
});
