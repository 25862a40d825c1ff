import type { RequestArgs } from '#contract/channels';
import type { PlatformId } from '#contract/ids';
import { success, type Outcome } from '#contract/outcome';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** platform:* — connecting and removing platforms; the password goes to the rack and nowhere else. */
export const platformHandlers = (deps: HandlerDeps): HandlersOf<'platform'> => ({
  'platform:connect': async (args) =>
    logged(deps, 'platform:connect', args.platform.platformId, await connect(deps, args)),
  'platform:remove': async ({ platformId }) =>
    logged(deps, 'platform:remove', platformId, await remove(deps, platformId)),
});

const connect = async (
  { station, rack }: HandlerDeps,
  { platform, password }: RequestArgs<'platform:connect'>,
): Promise<Outcome<null>> => {
  const connected = await rack.connect(platform, password);
  if (!connected.ok) return connected;
  const others = station.settings
    .current()
    .platforms.filter(({ platformId }) => platformId !== platform.platformId);
  const written = await station.settings.write({ platforms: [...others, platform] });
  return written.ok ? success(null) : written;
};

const remove = async (
  { station, rack }: HandlerDeps,
  platformId: PlatformId,
): Promise<Outcome<null>> => {
  const removed = await rack.remove(platformId);
  if (!removed.ok) return removed;
  const platforms = station.settings
    .current()
    .platforms.filter((platform) => platform.platformId !== platformId);
  const written = await station.settings.write({ platforms });
  return written.ok ? success(null) : written;
};
