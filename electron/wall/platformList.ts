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

/** Health under the names and in the order that people gave; what is not theirs comes first. */
export const asPeopleSay = (
  healths: readonly PlatformHealth[],
  platforms: readonly PlatformSettings[],
): PlatformHealth[] => {
  const rankOf = (id: PlatformId): number =>
    platforms.findIndex(({ platformId }) => platformId === id);
  return healths
    .map((health) => {
      const name = platforms[rankOf(health.platformId)]?.name;
      return name === undefined ? health : { ...health, name };
    })
    .toSorted((one, other) => rankOf(one.platformId) - rankOf(other.platformId));
};
