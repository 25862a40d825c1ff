import { describe, expect, it } from 'vitest';

import { readWishes, usage } from './arguments';
import { benchNames } from './benchNames';

const lengthsOf = (...words: string[]) => {
  const wishes = readWishes(words);
  if (typeof wishes === 'string') throw new Error(wishes);
  return wishes.lengths;
};

describe('the words of the command line', () => {
  it('takes full length unless told', () => {
    expect(lengthsOf('wall')).toMatchObject({ rounds: 3, seconds: 60, longMinutes: 10 });
    expect(lengthsOf('wall', '--quick')).toMatchObject({ rounds: 1, seconds: 6, longMinutes: 0 });
  });

  it('shrinks what has a length with the windows, and what is told by name stays as told', () => {
    const shortened = lengthsOf('storm', '--seconds', '30');
    expect(shortened).toMatchObject({ deaths: 10, callUps: 25, units: 2500, driftMinutes: 10 });
    expect(lengthsOf('latency', '--seconds=6', '--minutes=4').driftMinutes).toBe(4);
    expect(lengthsOf('churn', '--units', '1000', '--seconds', '10').units).toBe(1000);
  });

  it('runs every bench for `all`', () => {
    expect(readWishes(['all'])).toMatchObject({ names: benchNames, budgetMinutes: null });
  });

  it('takes a budget in place of lengths', () => {
    expect(readWishes(['all', '--budget-minutes', '65'])).toMatchObject({ budgetMinutes: 65 });
  });

  it.each([
    [['walls'], 'There is no bench “walls”.'],
    [['wall', '--fast'], 'There is no option “--fast”.'],
    [['wall', '--rounds', '0'], '--rounds needs a whole number above 0, not “0”.'],
    [['wall', '--rounds', '1.5'], '--rounds needs a whole number'],
    [['wall', '--seconds', 'ten'], '--seconds needs a number above 0, not “ten”.'],
    [['wall', '--seconds', '0.5'], '--seconds needs at least 1.'],
    [['wall', '--minutes', '-3'], '--minutes needs a number above 0'],
    [['wall', '--json'], '--json needs a value.'],
    [['wall', '--engines', 'ours,b9'], 'There is no engine “b9”.'],
    [['all', '--budget-minutes', '60', '--rounds', '2'], 'leave out --rounds.'],
    [['all', '--budget-minutes', '60', '--quick'], '--quick has no budget.'],
  ])('says what is wrong with %j, and how it is used', (words, sentence) => {
    const answer = readWishes(words);
    expect(answer).toContain(sentence);
    expect(answer).toContain(usage);
  });

  it('tells its use when nothing is asked', () => {
    expect(readWishes([])).toBe(usage);
  });
});
