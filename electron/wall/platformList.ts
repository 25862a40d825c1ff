import type { PlatformId } from '#contract/ids';
import type { PlatformSettings } from '#contract/settings';
import type { PlatformHealth } from '#contract/view';

/** Scheme, host and port; of a file its whole path. */
const originOf = ({ kind, address }: PlatformSettings): string =>
  `${kind} ${/^https?:\/\/[^/?#]*/i.exec(address)?.[0] ?? address}`;

/** Whether a password that is kept for one may go where the other leads. */
export const mayUseKept = (
  kept: PlatformSettings | undefined,
  wanted: PlatformSettings,
): boolean =>
  kept === undefined
    ? wanted.user === ''
    : kept.user === wanted.user && originOf(kept) === originOf(wanted);

/** The same for the broker of a platform; where nobody logs in, no password goes. */
export const mayUseKeptAtBroker = (
  kept: PlatformSettings | undefined,
  wanted: PlatformSettings,
): boolean => {
  const { broker, brokerUser = '' } = wanted.options ?? {};
  if (broker === undefined || brokerUser === '') return true;
  return kept?.options?.['broker'] === broker && kept.options['brokerUser'] === brokerUser;
};

/** The list with one replaced in its place, or added at its end. */
export const withPlatform = (
  platforms: readonly PlatformSettings[],
  wanted: PlatformSettings,
): PlatformSettings[] => {
  const isKnown = platforms.some(({ platformId }) => platformId === wanted.platformId);
  if (!isKnown) return [...platforms, wanted];
  return platforms.map((one) => (one.platformId === wanted.platformId ? wanted : one));
};

/** The list in that order; those that are not named keep theirs, behind. */
export const inOrder = (
  platforms: readonly PlatformSettings[],
  platformIds: readonly PlatformId[],
): PlatformSettings[] => {
  const rankOf = ({ platformId }: PlatformSettings): number => {
    const rank = platformIds.indexOf(platformId);
    return rank === -1 ? platformIds.length : rank;
  };
  return platforms.toSorted((one, other) => rankOf(one) - rankOf(other));
};

/** What belongs to platforms, in the order that people gave those; what is not theirs comes first. */
export const byPlatform = <Row extends { platformId: PlatformId }>(
  rows: readonly Row[],
  platforms: readonly PlatformSettings[],
): Row[] => {
  const ids = platforms.map(({ platformId }) => platformId);
  return rows.toSorted((one, other) => ids.indexOf(one.platformId) - ids.indexOf(other.platformId));
};

/** Health under the names and in the order that people gave. */
export const asPeopleSay = (
  healths: readonly PlatformHealth[],
  platforms: readonly PlatformSettings[],
): PlatformHealth[] =>
  byPlatform(healths, platforms).map((health) => {
    const given = platforms.find(({ platformId }) => platformId === health.platformId);
    return given === undefined ? health : { ...health, name: given.name };
  });
