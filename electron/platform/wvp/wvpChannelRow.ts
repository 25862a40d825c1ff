import type { CameraId } from '#contract/ids';

import {
  asIs,
  identOf,
  isOn,
  numberOf,
  positionOf,
  rowNumberOf,
  textOf,
  type Told,
} from './wvpWireParts';

// Rows of channels are read field by field: a hundred thousand of them come with every listing, and
// a general schema takes longer over them than the parsing of their JSON does.

/** A channel of any generation. */
export interface WvpChannel {
  /** The number that every common call wants; in earlier generations the row's own. */
  key: number;
  /** 20 digits, where the platform has them. */
  gbId: string | null;
  /** Its id on this station, where those of a whole page were made at once. */
  cameraId?: CameraId | undefined;
  name: string;
  owner: string;
  isOnline: boolean;
  position: { longitude: number; latitude: number } | null;
  ptzType: number | null;
  /** 1 of GB/T 28181, 2 pushed, 3 pulled, 200 of vehicles. */
  dataType: number;
  /** Row of the device that it belongs to. */
  deviceKey: number | null;
  /** GB id of the device, where the row tells it. */
  deviceId: string | null;
  /** The administrative area that it stands in. */
  areaCode: string | null;
  /** What it hangs on: a recorder, or a branch of a plan. */
  parentId: string | null;
  /** A folder that is listed among channels. */
  isFolder: boolean;
}

type Row = Readonly<Record<string, unknown>>;

const nationalLength = 20;
const nationalForm = /^[0-9]{20}$/;
const gbIdOf = (told: string | null): string | null =>
  told !== null && nationalForm.test(told) ? told : null;

/** A branch among channels: of an administrative area by length, of a plan by its type digits. */
export const isBranch = (told: string | null, channelType: number | null): boolean => {
  if (channelType === 1 || channelType === 2) return true;
  if (told === null) return false;
  if (told.length === nationalLength) return /^[0-9]{10}21[56][0-9]{7}$/.test(told);
  return /^[0-9]{2,8}$/.test(told);
};

export const mostLetters = 200;
/** What people read, in any generation. */
export const wordColumns = ['gbName', 'name', 'gbOwner', 'owner'] as const;

const modern = (row: Row, told: Told): WvpChannel | undefined => {
  const key = rowNumberOf(row['gbId']);
  if (key === undefined) return undefined;
  const id = identOf(row['gbDeviceId'], told) ?? identOf(row['deviceId'], told);
  return {
    key,
    gbId: gbIdOf(id),
    name: textOf(row['gbName'], mostLetters) || textOf(row['name'], mostLetters),
    owner: textOf(row['gbOwner'], mostLetters),
    isOnline: isOn(row['gbStatus']),
    position: positionOf(numberOf(row['gbLongitude']), numberOf(row['gbLatitude'])),
    ptzType: numberOf(row['gbPtzType']),
    dataType: numberOf(row['dataType']) ?? 1,
    deviceKey: numberOf(row['dataDeviceId']),
    deviceId: identOf(row['parentDeviceId'], told),
    areaCode: identOf(row['gbCivilCode'], told),
    parentId: identOf(row['gbParentId'], told),
    isFolder: isBranch(id, numberOf(row['channelType'])),
  };
};

const old = (row: Row, told: Told): WvpChannel | undefined => {
  const key = rowNumberOf(row['id']);
  const id = identOf(row['channelId'], told);
  if (key === undefined || id === null) return undefined;
  return {
    key,
    gbId: gbIdOf(id),
    name: textOf(row['name'], mostLetters),
    owner: textOf(row['owner'], mostLetters),
    isOnline: isOn(row['status']),
    // `longitude` is in whatever the device speaks; the converted one is told beside it.
    position:
      positionOf(numberOf(row['longitudeWgs84']), numberOf(row['latitudeWgs84'])) ??
      positionOf(numberOf(row['longitude']), numberOf(row['latitude'])),
    // 0 is "unknown" there.
    ptzType: numberOf(row['ptzType']) || numberOf(row['PTZType']) || null,
    dataType: 1,
    deviceKey: null,
    deviceId: identOf(row['deviceId'], told),
    areaCode: null,
    parentId: null,
    isFolder: isBranch(id, numberOf(row['channelType'])),
  };
};

/** One row of a channel list; undefined when nothing can be made of it. */
export const readWvpChannel = (raw: unknown, told: Told = asIs): WvpChannel | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  // Up to 2.7.2 `deviceId` is the parent and `channelId` the channel; later it is the channel.
  return 'channelId' in raw ? old(raw, told) : modern(raw as Row, told);
};
