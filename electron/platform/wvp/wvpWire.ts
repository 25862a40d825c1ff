import * as z from 'zod';

import { ident, maybeNumber, positionOf, rowNumber, status, text } from './wvpWireParts';

// The shapes of WVP-GB28181-pro as far as this station reads them. Fields that are not named here
// are dropped, above all `mediaInfo.mediaServer`: it holds the media node's secret in clear text.

export const wvpEnvelopeSchema = z.object({
  code: z.number().int(),
  msg: text(300),
  // Where nulls are left out, a call without a result has no data at all.
  data: z.unknown().optional(),
});

export const wvpLoginSchema = z.object({ accessToken: z.string().min(1).max(8_000) });

/** Rows stay unparsed: one bad row must not cost the page. */
export const wvpPageSchema = z.object({
  total: z.number().int().nonnegative().catch(0),
  list: z
    .array(z.unknown())
    .nullish()
    .transform((rows) => rows ?? []),
});

export const wvpRowsSchema = z
  .array(z.unknown())
  .nullish()
  .transform((rows) => rows ?? []);

/** A channel of any generation. */
export interface WvpChannel {
  /** The number that every common call wants; in earlier generations the row's own. */
  key: number;
  /** 20 digits, where the platform has them. */
  gbId: string | null;
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
  /** A folder that is listed among channels. */
  isFolder: boolean;
}

const modernSchema = z.object({
  gbId: rowNumber,
  gbDeviceId: ident,
  deviceId: ident,
  gbName: text(200),
  name: text(200),
  gbOwner: text(200),
  gbStatus: status,
  gbLongitude: maybeNumber,
  gbLatitude: maybeNumber,
  gbPtzType: maybeNumber,
  dataType: maybeNumber,
  dataDeviceId: maybeNumber,
  parentDeviceId: ident,
  channelType: maybeNumber,
});

const oldSchema = z.object({
  id: rowNumber,
  channelId: ident,
  deviceId: ident,
  name: text(200),
  owner: text(200),
  status,
  longitude: maybeNumber,
  latitude: maybeNumber,
  longitudeWgs84: maybeNumber,
  latitudeWgs84: maybeNumber,
  ptzType: maybeNumber,
  PTZType: maybeNumber,
  channelType: maybeNumber,
});

const gbIdOf = (told: string | null): string | null =>
  told !== null && /^[0-9]{20}$/.test(told) ? told : null;

/** A branch among channels: of an administrative area by length, of a plan by its type digits. */
const isBranch = (told: string | null, channelType: number | null): boolean => {
  if (channelType === 1 || channelType === 2) return true;
  if (told === null) return false;
  return /^[0-9]{2,8}$/.test(told) || /^[0-9]{10}21[56][0-9]{7}$/.test(told);
};

const modern = (row: z.infer<typeof modernSchema>): WvpChannel => ({
  key: row.gbId,
  gbId: gbIdOf(row.gbDeviceId ?? row.deviceId),
  name: row.gbName || row.name,
  owner: row.gbOwner,
  isOnline: row.gbStatus,
  position: positionOf(row.gbLongitude, row.gbLatitude),
  ptzType: row.gbPtzType,
  dataType: row.dataType ?? 1,
  deviceKey: row.dataDeviceId,
  deviceId: row.parentDeviceId,
  isFolder: isBranch(row.gbDeviceId ?? row.deviceId, row.channelType),
});

const old = (row: z.infer<typeof oldSchema>): WvpChannel => ({
  key: row.id,
  gbId: gbIdOf(row.channelId),
  name: row.name,
  owner: row.owner,
  isOnline: row.status,
  // `longitude` is in whatever the device speaks; the converted one is told beside it.
  position:
    positionOf(row.longitudeWgs84, row.latitudeWgs84) ?? positionOf(row.longitude, row.latitude),
  // 0 is "unknown" there.
  ptzType: row.ptzType || row.PTZType || null,
  dataType: 1,
  deviceKey: null,
  deviceId: row.deviceId,
  isFolder: isBranch(row.channelId, row.channelType),
});

/** One row of a channel list; undefined when nothing can be made of it. */
export const readWvpChannel = (raw: unknown): WvpChannel | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  // Up to 2.7.2 `deviceId` is the parent and `channelId` the channel; later it is the channel.
  if ('channelId' in raw) {
    const row = oldSchema.safeParse(raw);
    return row.success && row.data.channelId !== null ? old(row.data) : undefined;
  }
  const row = modernSchema.safeParse(raw);
  return row.success ? modern(row.data) : undefined;
};

const deviceSchema = z.object({ id: rowNumber, deviceId: ident, name: text(200) });

export interface WvpDevice {
  key: number;
  deviceId: string;
  name: string;
}

export const readWvpDevice = (raw: unknown): WvpDevice | undefined => {
  const row = deviceSchema.safeParse(raw);
  if (!row.success || row.data.deviceId === null) return undefined;
  const { id, deviceId, name } = row.data;
  return { key: id, deviceId, name: name || deviceId };
};

const treeNodeSchema = z.object({
  id: rowNumber,
  deviceId: ident,
  name: text(200),
  treeId: ident,
  type: z.number().int(),
});

/** One row of a tree: a folder, or a channel by its number. */
export type WvpTreeNode =
  | { kind: 'folder'; id: number; treeId: string; code: string; name: string }
  | { kind: 'channel'; key: number };

export const readWvpTreeNode = (
  raw: unknown,
  tree: 'region' | 'group',
): WvpTreeNode | undefined => {
  const row = treeNodeSchema.safeParse(raw);
  if (!row.success) return undefined;
  const { id, deviceId, name, treeId, type } = row.data;
  if (type === 1) return { kind: 'channel', key: id };
  const code = deviceId ?? '';
  return { kind: 'folder', id, treeId: treeId ?? `${tree}${String(id)}`, code, name: name || code };
};
