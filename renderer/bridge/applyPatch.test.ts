import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '#contract/alarm';
import type { ViewPatch, WindowView } from '#contract/view';
import { anAlarm } from '../../tests/builders/happenings';
import { aStationView, aView } from '../../tests/builders/views';
import { applyPatch } from './applyPatch';

const ids = ['a', 'b', 'c', 'd', 'e'];
const alarms = fc
  .dictionary(fc.constantFrom(...ids), fc.nat(3))
  .map((counts) =>
    Object.fromEntries(
      Object.entries(counts).map(([id, count]) => [id, anAlarm({ count: count + 1 })]),
    ),
  );
const step = fc.record({ alarms, locale: fc.constantFrom('zh-CN' as const, 'en' as const) });

/** What main would send between two states: what is new or other, and what is gone. */
function difference(from: WindowView, to: WindowView): ViewPatch {
  const before: Record<string, Alarm> = from.alarms;
  const changed = Object.entries(to.alarms).filter(
    ([id, alarm]) => before[id]?.count !== alarm.count,
  );
  return {
    from: from.revision,
    to: to.revision,
    ...(from.station.locale === to.station.locale ? {} : { station: to.station }),
    alarms: {
      set: Object.fromEntries(changed),
      remove: Object.keys(from.alarms).filter((id) => !(id in to.alarms)),
    },
  };
}

describe('A patch', () => {
  it('folded on patch after patch gives the view that a later snapshot would give', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const views = steps.map(({ alarms: open, locale }, index) =>
          aView({ revision: index + 1, alarms: open, station: aStationView({ locale }) }),
        );
        const [first, ...later] = views;
        let mirror = first;
        let sent = first;
        for (const view of later) {
          if (mirror === undefined || sent === undefined) throw new Error('no first view');
          mirror = applyPatch(mirror, difference(sent, view));
          sent = view;
        }
        expect(mirror).toEqual(sent);
      }),
    );
  });

  it('that does not follow on the revision at hand is dropped', () => {
    expect(applyPatch(aView({ revision: 4 }), { from: 3, to: 5 })).toBeUndefined();
    expect(applyPatch(aView({ revision: 4 }), { from: 5, to: 6 })).toBeUndefined();
  });

  it('leaves what it does not name as the same object, so that nothing is drawn again', () => {
    const view = aView();
    const next = applyPatch(view, { from: 1, to: 2 });
    expect(next?.plans).toBe(view.plans);
    expect(next?.station).toBe(view.station);
  });
});
