import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MachineCodecs, WayPast } from '#contract/machine';
import type { StreamOffer } from './ports';
import { closedProfiles, transportLadder } from './transportLadder';

const codecs: MachineCodecs = { h264: 'hardware', h265: 'none', av1: 'software' };
const nowMs = 1_000_000_000;
const anOffer = (given: Partial<StreamOffer> = {}): StreamOffer => ({
  transport: 'hls',
  profile: 'main',
  codec: 'h264',
  ...given,
});
const aPast = (given: Partial<WayPast>): WayPast => ({
  transport: 'hls',
  profile: 'main',
  workedAtMs: null,
  failedAtMs: null,
  code: null,
  ...given,
});
const both = [anOffer({ transport: 'whep' }), anOffer()];
const namesOf = (past: WayPast[], offers = both): string[] =>
  transportLadder('main', { offers, codecs, past, nowMs }).steps.map(
    ({ transport, reason }) => `${transport} ${reason}`,
  );

describe('the ladder of a camera', () => {
  it('begins with what its platform names first', () => {
    expect(namesOf([])).toEqual(['whep offered', 'hls offered']);
  });

  it('begins with what worked last time', () => {
    expect(namesOf([aPast({ workedAtMs: nowMs - 5_000 })])).toEqual(['hls worked', 'whep offered']);
  });

  it('puts what failed lately last, and keeps why', () => {
    const past = [aPast({ transport: 'whep', failedAtMs: nowMs - 5_000, code: 'stream/refused' })];
    expect(namesOf(past)).toEqual(['hls offered', 'whep failed']);
    const { steps } = transportLadder('main', { offers: both, codecs, past, nowMs });
    expect(steps[1]?.code).toBe('stream/refused');
  });

  it('forgives after ten minutes, a codec after a day', () => {
    const minute = 60_000;
    const failed = (agoMs: number, code: WayPast['code']) =>
      namesOf([aPast({ transport: 'whep', failedAtMs: nowMs - agoMs, code })]);
    expect(failed(11 * minute, 'stream/refused')[0]).toBe('whep offered');
    expect(failed(60 * minute, 'stream/codec')).toEqual(['hls offered']);
    expect(failed(25 * 60 * minute, 'stream/codec')[0]).toBe('whep offered');
  });

  it('leaves out what this machine cannot decode, and says so', () => {
    const offers = [anOffer({ codec: 'h265' }), anOffer({ profile: 'sub' })];
    const { steps, left } = transportLadder('main', { offers, codecs, past: [], nowMs });
    expect(steps).toEqual([]);
    expect(left).toMatchObject([{ codec: 'h265', reason: 'codec' }]);
    expect(closedProfiles({ offers, codecs, past: [], nowMs })).toEqual(['main']);
  });

  it('tries what nobody names the codec of', () => {
    expect(namesOf([], [anOffer({ codec: null })])).toEqual(['hls offered']);
  });
});

it('names every way of a profile once, whatever happened', () => {
  const transport = fc.constantFrom<StreamOffer['transport']>('hls', 'mse', 'whep');
  const at = fc.option(fc.integer({ min: nowMs - 1e8, max: nowMs }));
  const code = fc.constantFrom<WayPast['code'][]>('stream/codec', 'stream/refused', null);
  const past = fc.record({ transport, workedAtMs: at, failedAtMs: at, code }).map(aPast);
  fc.assert(
    fc.property(fc.uniqueArray(transport), fc.array(past), (transports, pasts) => {
      const offers = transports.map((one) => anOffer({ transport: one }));
      const { steps, left } = transportLadder('main', { offers, codecs, past: pasts, nowMs });
      const named = [...steps, ...left].map((step) => step.transport);
      expect(named.sort()).toEqual([...transports].sort());
    }),
  );
});
