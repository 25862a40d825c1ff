import type { ScreenPlan } from '#contract/scene';
import type { WindowView } from '#contract/view';

/** What a snapshot still waits for, in words; empty when every tile with a camera plays. */
export const missingPictures = (
  plans: readonly ScreenPlan[],
  showing: WindowView['showing'],
  isDeskJoined: boolean,
): string[] => {
  const missing = plans.flatMap((plan, index) => {
    const wanted = plan.tiles.filter(({ camera }) => camera !== null).length;
    const playing = showing[plan.screenId]?.playing ?? 0;
    if (wanted > 0 && playing >= wanted) return [];
    const name = `wall ${String(index + 1)}`;
    return [
      wanted === 0
        ? `${name} has no camera yet`
        : `${name} plays ${String(playing)} of ${String(wanted)} tiles`,
    ];
  });
  return isDeskJoined ? missing : [...missing, 'the desk has not come up'];
};
