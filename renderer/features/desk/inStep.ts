import type { PlanTile } from '#contract/scene';
import type { WindowView } from '#contract/view';

/**
 * How many tiles of the wall show the same recorded time by the same clock as this one, itself
 * included; 0 when it is alone, or live. While they do the replay keys mean all of them.
 */
export function tilesInStep(
  plans: WindowView['plans'],
  tile: Pick<PlanTile, 'replay'> | undefined,
): number {
  const own = tile?.replay ?? null;
  if (own === null) return 0;
  const alike = Object.values(plans)
    .flatMap((plan) => plan.tiles)
    .filter(
      ({ replay }) =>
        replay != null &&
        replay.sinceMs === own.sinceMs &&
        replay.atMs === own.atMs &&
        replay.rate === own.rate &&
        replay.steps === own.steps,
    );
  return alike.length > 1 ? alike.length : 0;
}
