import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { briefingOrderSchema, type BriefingOrder } from '#contract/briefing';
import type { CameraId, ScreenId, TileId } from '#contract/ids';
import type { ScreenPlan } from '#contract/scene';
import { aBriefingWish } from '../../tests/builders/briefing';
import { anAlarmReport } from '../../tests/builders/happenings';
import { aStation, desk } from '../../tests/fakes/aStation';

const screenId = 'screen-1' as ScreenId;

const point = fc.record({ x: fc.constantFrom(0, 0.5, 1), y: fc.constantFrom(0, 0.25, 1) });
const step = fc.constantFrom<-1 | 0 | 1>(-1, 0, 1);
const order: fc.Arbitrary<BriefingOrder> = fc.oneof(
  fc.constantFrom<BriefingOrder>(
    ...(['next', 'previous', 'black', 'white', 'freeze', 'soften', 'spot'] as const).map(
      (kind) => ({ kind }),
    ),
    ...(['pointer', 'draw', 'clear', 'end', 'cover'] as const).map((kind) => ({ kind })),
    { kind: 'lift', reason: 'training' },
  ),
  fc.record({ kind: fc.constant('go' as const), item: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('tile' as const), number: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('aim' as const), at: point }),
  fc.record({ kind: fc.constant('move' as const), column: step, row: step }),
  fc.record({
    kind: fc.constant('stroke' as const),
    points: fc.array(point, { minLength: 1, maxLength: 4 }),
    isNew: fc.boolean(),
  }),
);

/** Besides the presenter: time, and hands at the desk that reach for the wall. */
type Step =
  | { do: 'order'; order: BriefingOrder }
  | { do: 'wait'; ms: number }
  | { do: 'layout'; tileCount: number }
  | { do: 'undo' }
  | { do: 'recall' }
  | { do: 'tour' }
  | { do: 'again' };

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: order.map((one): Step => ({ do: 'order', order: one })) },
  fc.integer({ min: 1, max: 40_000 }).map((ms): Step => ({ do: 'wait', ms })),
  fc.constantFrom(1, 4, 16).map((tileCount): Step => ({ do: 'layout', tileCount })),
  fc.constantFrom<Step>({ do: 'undo' }, { do: 'recall' }, { do: 'tour' }, { do: 'again' }),
);

/** All that people see of a wall; when a tour goes on was moved by as long as nobody saw it. */
const looks = (plan: ScreenPlan | undefined) => ({
  ...plan,
  tiles: plan?.tiles.map(({ tour, ...tile }) => ({
    ...tile,
    tour: tour === null ? null : { ...tour, sinceMs: 0, untilMs: 0 },
  })),
});

describe('any presentation, left', () => {
  it('has the wall as it was: layout, cameras, pins, tour, enlarged tile, selection, undo', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 30 }), async (trace) => {
        const made = await aStation();
        const { handlers } = made;
        const tile = { screenId, tileId: '2' as TileId };
        const tour = { nodeId: null, dwellS: 10 };
        await handlers['scene:save']({ number: 1, name: 'One' }, desk);
        await handlers['scene:ribbon']({ screenId, isOn: true }, desk);
        await handlers['scene:pin']({ ...tile, isPinned: true }, desk);
        await handlers['scene:tour'](
          { screenId, tileId: '4' as TileId, tour, isWholeScreen: false },
          desk,
        );
        await handlers['scene:select'](tile, desk);
        made.platform.tellEvents({
          alarms: [anAlarmReport({ cameraId: 'city:19' as CameraId, priority: 'critical' })],
        });
        await made.clock.pass(13_000, 1_000);
        const before = looks(made.station.plans()[screenId]);
        const kept = JSON.stringify(made.station.scene.inForce().changes);
        await handlers['briefing:start'](aBriefingWish(), desk);
        for (const one of trace) {
          switch (one.do) {
            case 'order':
              briefingOrderSchema.parse(one.order);
              await handlers['briefing:act']({ order: one.order }, desk);
              break;
            case 'wait':
              await made.clock.pass(one.ms, 5_000);
              break;
            case 'layout':
              await handlers['scene:layout']({ screenId, tileCount: one.tileCount }, desk);
              break;
            case 'undo':
              await handlers['scene:undo']({}, desk);
              break;
            case 'recall':
              await handlers['scene:recall']({ number: 1 }, desk);
              break;
            case 'tour':
              await handlers['tile:tour']({ screenId, tileId: '4' as TileId, order: 'next' }, desk);
              break;
            case 'again':
              await handlers['briefing:leave']({}, desk);
              await handlers['briefing:start'](aBriefingWish(), desk);
              break;
          }
          made.station.plans();
        }
        await handlers['briefing:leave']({}, desk);
        expect(looks(made.station.plans()[screenId])).toEqual(before);
        expect(JSON.stringify(made.station.scene.inForce().changes)).toBe(kept);
        await made.station.stop();
      }),
      { numRuns: 60 },
    );
  });
});
