import type { CameraClass, CameraKind } from '#contract/camera';
import type { CameraId, PlatformId } from '#contract/ids';

import type { ListedCamera } from '../common/catalogDifference';
import type { WvpChannel } from './wvpChannelRow';
import type { WvpPlace } from './wvpPlaces';

/** Fixed box. The hint is missing or wrong so often that only this one hides the steering. */
const fixedBox = 3;

/** Streams that were pushed or pulled have no drive. */
export const isSteerable = ({
  dataType,
  ptzType,
}: Pick<WvpChannel, 'dataType' | 'ptzType'>): boolean => dataType === 1 && ptzType !== fixedBox;

const kindOf = (channel: WvpChannel): CameraKind => {
  if (!isSteerable(channel)) return 'bullet';
  return channel.ptzType === 2 ? 'dome' : 'ptz';
};

/**
 * Class by the industry digits of GB/T 28181: the roads' and checkpoints' of the city are of class
 * 1, what public security and traffic have inside is of class 2, everything else of class 3. The
 * platform has no word of its own for it.
 */
const classOf = (gbId: string | null): CameraClass => {
  const industry = gbId?.slice(8, 10) ?? '';
  if (industry === '00' || industry === '04' || industry === '05') return 1;
  return /^0[1-8]$/.test(industry) ? 2 : 3;
};

/** The name by which a channel is known here. */
export const bareIdOf = ({ gbId, key }: WvpChannel): string => gbId ?? `c${String(key)}`;

/** Recorders of one maker come with the same channel ids: the second one is told apart. */
export const secondIdOf = (channel: WvpChannel): string =>
  `${bareIdOf(channel)}.${String(channel.key)}`;

export const toCamera = (
  platformId: PlatformId,
  cameraId: CameraId,
  channel: WvpChannel,
  { nodeId, place }: WvpPlace,
): ListedCamera => {
  const shown = channel.name || cameraId.slice(platformId.length + 1);
  const name = { zh: shown, en: shown };
  return {
    cameraId,
    platformId,
    nationalId: channel.gbId,
    number: null,
    name,
    shortName: name,
    place,
    nodeId,
    cameraClass: classOf(channel.gbId),
    owner: channel.owner,
    position: channel.position,
    kind: kindOf(channel),
    isOnline: channel.isOnline,
    isDemo: false,
  };
};
