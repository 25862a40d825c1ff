import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Priority } from '#contract/alarm';
import type { IncidentId, NodeId } from '#contract/ids';
import { anIncident } from '../../tests/builders/happenings';
import { byNeed, calmOrder, type ListMemory } from './calmOrder';
import { CaseLists } from './caseLists';

const aCase = (name: string, priority: Priority, reportedAtMs = 0) =>
  anIncident({ incidentId: `city:${name}` as IncidentId, priority, reportedAtMs });
const names = ({ ids }: ListMemory) => ids.map((id) => id.slice('city:'.length)).join('');
const [a, b, c, d] = [
  aCase('a', 'high', 1),
  aCase('b', 'medium', 2),
  aCase('c', 'medium', 3),
  aCase('d', 'critical', 4),
];

describe('the order in which a wall lists cases', () => {
  it('is by urgency, then the oldest, then always the same', () => {
    expect([c, b, a, d].sort(byNeed)).toEqual([d, a, b, c]);
    expect(names(calmOrder(undefined, [d, a, b, c], 0))).toBe('dabc');
  });

  it('lets what is new come last until the list was still for long enough', () => {
    const first = calmOrder(undefined, [b, c], 0);
    const soon = calmOrder(first, [a, b, c], 5000);
    expect(names(soon)).toBe('bca');
    expect(soon.nextAtMs).toBe(15_000);
    expect(names(calmOrder(soon, [a, b, c], 15_000))).toBe('abc');
  });

  it('brings a Critical case to the front after three seconds', () => {
    const first = calmOrder(undefined, [a, b], 0);
    expect(names(calmOrder(first, [d, a, b], 2999))).toBe('abd');
    expect(names(calmOrder(first, [d, a, b], 3000))).toBe('dab');
  });

  it('lets what is over leave at once', () => {
    const first = calmOrder(undefined, [a, b, c], 0);
    const next = calmOrder(first, [a, c], 1);
    expect([names(next), next.nextAtMs]).toEqual(['ac', null]);
  });
});

describe('whatever comes and goes', () => {
  const moments = fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 4000 }),
      open: fc.subarray(['0', '1', '2', '3', '4', '5', '6', '7']),
      raised: fc.constantFrom('0', '1', '2', '3'),
    }),
    { maxLength: 40 },
  );

  it('every open case is listed once, and rows change places no more often than allowed', () => {
    fc.assert(
      fc.property(moments, (told) => {
        let memory: ListMemory | undefined;
        let now = 0;
        let movedAtMs = -Infinity;
        for (const { afterMs, open, raised } of told) {
          now += afterMs;
          const wanted = open
            .map((name) => aCase(name, name === raised ? 'critical' : 'medium', Number(name)))
            .sort(byNeed);
          const next = calmOrder(memory, wanted, now);
          expect([...next.ids].sort()).toEqual(wanted.map(({ incidentId }) => incidentId).sort());
          const kept = (memory?.ids ?? []).filter((id) => next.ids.includes(id));
          if (next.ids.filter((id) => kept.includes(id)).join() !== kept.join()) {
            expect(now - movedAtMs).toBeGreaterThanOrEqual(3000);
            movedAtMs = now;
          }
          memory = next;
        }
      }),
    );
  });
});

describe('lists of places', () => {
  const tree = {
    pathTo: (nodeId: NodeId) => ['city:top' as NodeId, nodeId],
    nameOf: () => ({ zh: '北岸区', en: 'North Bank' }),
  };
  const placed = (name: string, place: string | null) => ({
    ...aCase(name, 'high'),
    nodeId: place as NodeId | null,
  });

  it('hold what is open in them and below, at most sixty by name', () => {
    const lists = new CaseLists(tree);
    const many = Array.from({ length: 70 }, (_, nth) => placed(`x${nth}`, 'city:north'));
    const closed = { ...placed('closed', 'city:north'), closedAtMs: 1 };
    lists.begin([...many, closed, placed('lost', null), placed('far', 'city:south')], 0);
    expect(lists.of('city:south' as NodeId)).toMatchObject({ total: 1, name: { zh: '北岸区' } });
    const north = lists.of('city:north' as NodeId);
    expect([north.total, north.incidentIds.length]).toEqual([70, 60]);
    expect(lists.of('city:top' as NodeId).total).toBe(71);
    expect(lists.of(null).total).toBe(72);
  });

  it('wait until the list may be sorted, and say until when', () => {
    const lists = new CaseLists(tree);
    lists.begin([b], 0);
    lists.of(null);
    expect(lists.nextAtMs()).toBeNull();
    lists.begin([a, b], 1000);
    expect(lists.of(null).incidentIds).toEqual(['city:b', 'city:a']);
    expect(lists.nextAtMs()).toBe(15_000);
    lists.begin([a, b], 15_000);
    expect(lists.of(null).incidentIds).toEqual(['city:a', 'city:b']);
  });
});
