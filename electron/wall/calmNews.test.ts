import { expect, it } from 'vitest';
import { FakeClock } from '../../tests/fakes/fakeClock';
import { CalmNews } from './calmNews';

const given = (tookMs: number) => {
  const clock = new FakeClock();
  const toldAtMs: number[] = [];
  const startMs = clock.now();
  const news = new CalmNews({
    clock,
    lastMs: () => tookMs,
    tell: () => toldAtMs.push(clock.now() - startMs),
  });
  return { clock, news, toldAtMs };
};

it('tells at once while a picture is made quickly', () => {
  const { news, toldAtMs } = given(0);
  news.mark();
  news.mark();
  expect(toldAtMs).toEqual([0, 0]);
});

it('tells the last word of many within a quarter of a second', () => {
  const { clock, news, toldAtMs } = given(500);
  for (let at = 0; at < 600; at += 10) {
    news.mark();
    clock.advance(10);
  }
  expect(toldAtMs).toEqual([0, 250, 500]);
});

it('takes one part in eight of the time for pictures that take a while', () => {
  const { clock, news, toldAtMs } = given(10);
  for (let at = 0; at < 200; at += 10) {
    news.mark();
    clock.advance(10);
  }
  expect(toldAtMs).toEqual([0, 80, 160]);
});

it('what may not wait takes with it what does', () => {
  const { clock, news, toldAtMs } = given(30);
  news.mark();
  clock.advance(10);
  news.mark();
  news.tell();
  clock.advance(1_000);
  expect(toldAtMs).toEqual([0, 10]);
});
