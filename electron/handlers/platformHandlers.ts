import type { RequestArgs } from '#contract/channels';
import type { PlatformId } from '#contract/ids';
import { failure, success, type Outcome } from '#contract/outcome';
import type { PlatformSettings } from '#contract/settings';
import { inOrder, mayUseKept, mayUseKeptAtBroker, withPlatform } from '../wall/platformList';
import { logged, type HandlerDeps, type HandlersOf } from './handlerDeps';

/** platform:* — the password goes to the rack or the test and nowhere else. */
export const platformHandlers = (deps: HandlerDeps): HandlersOf<'platform'> => {
  const list = (): PlatformSettings[] => deps.station.settings.current().platforms;
  return {
    'platform:connect': async (args) =>
      logged(deps, 'platform:connect', args.platform.platformId, await connect(deps, args)),
    'platform:enable': async ({ platformId, isOn }) =>
      logged(deps, 'platform:enable', platformId, await enable(deps, platformId, isOn)),
    'platform:rename': async ({ platformId, name }) =>
      logged(
        deps,
        'platform:rename',
        platformId,
        await change(deps, platformId, (platform) => ({ ...platform, name })),
      ),
    'platform:order': async ({ platformIds }) =>
      logged(deps, 'platform:order', '', await write(deps, inOrder(list(), platformIds))),
    'platform:remove': async ({ platformId }) =>
      logged(deps, 'platform:remove', platformId, await remove(deps, platformId)),
    'platform:test': async ({ platform, password }) => {
      if (password === null && !mayUseKept(known(deps, platform.platformId), platform)) {
        return failure('platform/password-needed');
      }
      return success(await deps.connections.test(platform, password));
    },
    'platform:testing': () => success(deps.connections.testing()),
    'platform:stop-test': () => {
      deps.connections.stop();
      return success(null);
    },
  };
};

const known = ({ station }: HandlerDeps, wanted: PlatformId): PlatformSettings | undefined =>
  station.settings.current().platforms.find(({ platformId }) => platformId === wanted);

const write = async (
  { station }: HandlerDeps,
  platforms: PlatformSettings[],
): Promise<Outcome<null>> => {
  const written = await station.settings.write({ platforms });
  return written.ok ? success(null) : written;
};

const change = async (
  deps: HandlerDeps,
  platformId: PlatformId,
  changed: (platform: PlatformSettings) => PlatformSettings,
): Promise<Outcome<null>> => {
  const platform = known(deps, platformId);
  if (platform === undefined) return failure('platform/unknown');
  return write(deps, withPlatform(deps.station.settings.current().platforms, changed(platform)));
};

const connect = async (
  deps: HandlerDeps,
  { platform, password, brokerPassword = null }: RequestArgs<'platform:connect'>,
): Promise<Outcome<null>> => {
  const before = known(deps, platform.platformId);
  const isAllKnown =
    (password !== null || mayUseKept(before, platform)) &&
    (brokerPassword !== null || mayUseKeptAtBroker(before, platform));
  if (!isAllKnown) return failure('platform/password-needed');
  const connected = await deps.rack.connect(platform, password, brokerPassword);
  if (!connected.ok) return connected;
  return write(deps, withPlatform(deps.station.settings.current().platforms, platform));
};

const enable = async (
  deps: HandlerDeps,
  platformId: PlatformId,
  isOn: boolean,
): Promise<Outcome<null>> => {
  const platform = known(deps, platformId);
  if (platform === undefined) return failure('platform/unknown');
  const changed = { ...platform, isOn };
  const done = await deps.rack.connect(changed, null);
  return done.ok ? change(deps, platformId, () => changed) : done;
};

const remove = async (deps: HandlerDeps, platformId: PlatformId): Promise<Outcome<null>> => {
  if (known(deps, platformId) === undefined) return failure('platform/unknown');
  await deps.rack.remove(platformId);
  const { platforms } = deps.station.settings.current();
  return write(
    deps,
    platforms.filter((platform) => platform.platformId !== platformId),
  );
};
