import { describe, expect, it } from 'vitest';

import { fullLengths } from '../lengths';
import { Origin } from '../origin/origin';
import { metricOf } from './metricsOf';
import { attempt, type Rig } from './rig';
import { runRounds, valuesOf, type Turn } from './rounds';

function aRig(rounds: number) {
  const notes: string[] = [];
  const rig: Rig = {
    origin: Object.create(Origin.prototype) as Origin,
    lengths: { ...fullLengths, rounds, seconds: 6 },
    isQuick: true,
    engines: null,
    say: () => undefined,
    note: (sentence) => void notes.push(sentence),
    untilIdle: () => Promise.resolve(true),
    signal: new AbortController().signal,
  };
  return { rig, notes };
}

const steady = (engine: string, cores: number): Turn => ({
  engine,
  run: () => Promise.resolve({ cores }),
});

describe('rounds', () => {
  it('goes on when one turn of one round fails, and says which', async () => {
    let round = 0;
    const shaky: Turn = {
      engine: 'ours',
      run: () => {
        round += 1;
        return round === 1
          ? Promise.reject(new Error('the wall did not come\nat somewhere'))
          : Promise.resolve({ cores: 3 });
      },
    };
    const { rig, notes } = aRig(2);
    const pair: Turn = { engine: 'b0', run: () => Promise.resolve([{ cores: 2 }, { cores: 2.1 }]) };
    const rounds = await runRounds(rig, [shaky, pair]);
    expect(notes).toEqual(['round 1, ours failed: the wall did not come']);
    expect(rounds.map(({ aa }) => aa)).toEqual([1.05, 1.05]);
    expect(valuesOf(rounds, 'ours', 'cores')).toEqual([3]);
    const wish = { id: 'P1a', unit: 'cores', figure: 'cores', against: 'b0' };
    // The yardstick of the round that failed is not compared with another round's figure.
    expect(metricOf(rounds, { ...wish, better: 'lower' })).toMatchObject([
      { ours: 3, baseline: 2, ratio: 1.5 },
    ]);
  });

  it('marks a round void whose pair differs, and leaves it out of the figures', async () => {
    let cores = 1;
    const drifting: Turn = {
      engine: 'b0',
      run: () => Promise.resolve([{ cores: 1 }, { cores: (cores += 0.08) }]),
    };
    const { rig } = aRig(2);
    const rounds = await runRounds(rig, [drifting, steady('ours', 1)]);
    expect(rounds.map((round) => round.void)).toEqual([false, true]);
    expect(valuesOf(rounds, 'ours', 'cores')).toEqual([1]);
  });

  it('runs a turn that is wanted once in its round only', async () => {
    const { rig } = aRig(2);
    const rounds = await runRounds(rig, [{ ...steady('b3', 1), onlyInRound: 1 }]);
    expect(rounds.map(({ engines }) => Object.keys(engines))).toEqual([['b3'], []]);
  });
});

describe('an attempt', () => {
  it('does not wait for ever', async () => {
    const { rig, notes } = aRig(1);
    const run = () => new Promise<never>(() => undefined);
    expect(await attempt(rig, { what: 'long run', limitS: 0.01, run })).toBeNull();
    expect(notes).toEqual(['long run failed: not done within 0 s']);
  });

  it('ends a bench that was given up', async () => {
    const { rig } = aRig(1);
    const given = { ...rig, signal: AbortSignal.abort(new Error('given up')) };
    const run = () => Promise.resolve(1);
    await expect(attempt(given, { what: 'b0', limitS: 1, run })).rejects.toThrow('given up');
  });
});
