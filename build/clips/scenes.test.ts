import { describe, expect, it } from 'vitest';
import { plans } from './catalogue';
import { Projector } from './stage';

const STEP = 1 / 25;

/** Mean difference of two pictures of the same scene, 0 when they are the same. */
function between(projector: Projector, first: number, second: number): number {
  const one = Buffer.from(projector.at(first).data());
  const other = projector.at(second).data();
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}

describe('a scene of the rehearsal city', () => {
  it.each(plans.map((plan) => [plan.id, plan] as const))(
    '%s goes on from its last frame to its first without a jump',
    (_, plan) => {
      const projector = new Projector(plan.stage(), { width: 160, height: 90 });
      const usual = [0, 7, 13].map((at) => between(projector, at, at + STEP));
      const border = between(projector, plan.seconds - STEP, 0);
      expect(border).toBeGreaterThan(0);
      expect(border).toBeLessThan(Math.max(...usual) * 1.6);
    },
  );

  it('draws the same picture again for the same second', () => {
    const [plan] = plans;
    const size = { width: 160, height: 90 };
    const first = Buffer.from(
      new Projector((plan as (typeof plans)[number]).stage(), size).at(4).data(),
    );
    const again = Buffer.from(
      new Projector((plan as (typeof plans)[number]).stage(), size).at(4).data(),
    );
    expect(again.equals(first)).toBe(true);
  });
});
