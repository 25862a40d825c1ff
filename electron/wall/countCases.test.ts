import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentId, NodeId } from '#contract/ids';
import type { Incident } from '#contract/incident';
import { anIncident } from '../../tests/builders/happenings';
import { countCases } from './countCases';
import { sumOf } from './figureSpans';

const node = (name: string) => `city:${name}` as NodeId;
const paths: Readonly<Record<string, readonly NodeId[]>> = {
  [node('city')]: [node('city')],
  [node('north')]: [node('city'), node('north')],
  [node('harbour')]: [node('city'), node('north'), node('harbour')],
  [node('south')]: [node('city'), node('south')],
};
const tree = { pathTo: (nodeId: NodeId) => [...(paths[nodeId] ?? [])] };

interface Life {
  acceptedAtMs: number | null;
  closedAtMs?: number | null;
  at?: string;
  mergedInto?: string | null;
}

const aCase = (
  id: number,
  { acceptedAtMs, closedAtMs = null, at = 'harbour', mergedInto }: Life,
) => {
  const incident = anIncident({ incidentId: `city:${id}` as IncidentId, nodeId: node(at) });
  return {
    ...incident,
    closedAtMs,
    mergedInto: (mergedInto ?? null) as IncidentId | null,
    steps: incident.steps.map((step, index) =>
      index === 1 ? { ...step, startedAtMs: acceptedAtMs } : step,
    ),
  };
};

describe('registered and handled', () => {
  it('count what was taken up in the period, with everything below', () => {
    const cases = [
      aCase(1, { acceptedAtMs: 100, closedAtMs: 400 }),
      aCase(2, { acceptedAtMs: 199, at: 'north' }),
      aCase(3, { acceptedAtMs: 200 }),
      aCase(4, { acceptedAtMs: null, closedAtMs: 150 }),
      aCase(5, { acceptedAtMs: 150, at: 'south' }),
    ];
    const count = (name: string | null) =>
      countCases(cases, name === null ? null : node(name), [100, 200], tree);
    expect(count('north')).toEqual([{ registered: 2, handled: 1 }]);
    expect(count('harbour')).toEqual([{ registered: 1, handled: 1 }]);
    expect(count('city')).toEqual([{ registered: 3, handled: 1 }]);
    expect(count(null)).toEqual([{ registered: 3, handled: 1 }]);
  });

  it('count a false alarm as handled, a merged case once, a reopened one as not handled', () => {
    const falseAlarm: Incident = {
      ...aCase(1, { acceptedAtMs: 1, closedAtMs: 2 }),
      verdict: 'false',
    };
    const cases = [falseAlarm, aCase(2, { acceptedAtMs: 1, mergedInto: 'city:1' })];
    expect(countCases(cases, null, [0, 10], tree)).toEqual([{ registered: 1, handled: 1 }]);
    const reopened = { ...falseAlarm, closedAtMs: null, version: 2 };
    expect(countCases([...cases, reopened], null, [0, 10], tree)).toEqual([
      { registered: 1, handled: 0 },
    ]);
  });
});

const lives = fc.array(
  fc.record({
    acceptedAtMs: fc.option(fc.integer({ min: 0, max: 99 })),
    closedAtMs: fc.option(fc.integer({ min: 0, max: 200 })),
    at: fc.constantFrom('city', 'north', 'harbour', 'south'),
    mergedInto: fc.option(fc.constant('city:0'), { freq: 5 }),
  }),
  { maxLength: 40 },
);
const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 98 }), { maxLength: 8 });

describe('whatever cases there are', () => {
  it('parts of a period add up to it, and places to their parent', () => {
    fc.assert(
      fc.property(lives, cuts, (all, inner) => {
        const cases = all.map((life, id) => aCase(id, life));
        const edges = [0, ...inner.sort((a, b) => a - b), 100];
        const whole = (name: string | null) =>
          countCases(cases, name === null ? null : node(name), [0, 100], tree)[0];
        for (const name of ['city', 'north', 'harbour', 'south']) {
          expect(sumOf(countCases(cases, node(name), edges, tree))).toEqual(whole(name));
        }
        const own = countCases(
          cases.filter(({ nodeId }) => nodeId === node('city')),
          null,
          [0, 100],
          tree,
        );
        expect(sumOf([whole('north')!, whole('south')!, ...own])).toEqual(whole('city'));
        expect(whole(null)).toEqual(whole('city'));
      }),
    );
  });

  it('handled never exceeds registered, repeats and order do not matter', () => {
    fc.assert(
      fc.property(lives, cuts, fc.infiniteStream(fc.nat()), (all, inner, order) => {
        const cases = all.map((life, id) => aCase(id, life));
        const edges = [0, ...inner.sort((a, b) => a - b), 100];
        const counted = countCases(cases, null, edges, tree);
        for (const { registered, handled } of counted)
          expect(handled).toBeLessThanOrEqual(registered);
        const shuffled = [...cases, ...cases]
          .map((one) => ({ one, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(countCases(shuffled, null, edges, tree)).toEqual(counted);
      }),
    );
  });
});
