import * as z from 'zod';

import type { Priority } from '#contract/alarm';

import { kindByName, kindByNumber, type WvpAlarmKind } from './wvpAlarmWords';
import { ident, maybeNumber, positionOf, rowNumber, text } from './wvpWireParts';
import { fromLocalText } from './wvpTime';

/** An alarm of any generation. */
export interface WvpAlarm {
  /** The same for the same alarm, whichever way it came. */
  id: string;
  /** Rises with every alarm, where the platform counts them. */
  row: number | null;
  channelKey: number | null;
  channelGbId: string | null;
  place: string;
  kind: WvpAlarmKind;
  priority: Priority;
  gbMethod: number | null;
  description: string;
  position: { longitude: number; latitude: number } | null;
  /** On the device's clock; null when it cannot be read. */
  atMs: number | null;
  hasPicture: boolean;
}

const latest = 8_640_000_000_000_000;

const newestSchema = z.object({
  id: rowNumber,
  channelId: maybeNumber,
  channelDeviceId: ident,
  channelName: text(200),
  description: text(500),
  longitude: maybeNumber,
  latitude: maybeNumber,
  alarmType: ident,
  alarmTime: maybeNumber,
});

/** A row of `/api/alarm/list`: numbered, without priority or method. */
export const readNewestAlarm = (raw: unknown): WvpAlarm | undefined => {
  const row = newestSchema.safeParse(raw);
  if (!row.success) return undefined;
  const { data } = row;
  const kind = kindByName(data.alarmType);
  const at = data.alarmTime;
  return {
    // Numbers begin anew with a new database: the time goes with them.
    id: `${String(data.id)}-${String(at ?? 0)}`,
    row: data.id,
    channelKey: data.channelId,
    channelGbId: data.channelDeviceId,
    place: data.channelName,
    kind,
    priority: kind.priority,
    gbMethod: null,
    description: data.description,
    position: positionOf(data.longitude, data.latitude),
    atMs: at !== null && at > 0 && at <= latest ? Math.round(at) : null,
    hasPicture: true,
  };
};

const legacySchema = z.object({
  deviceId: ident,
  deviceName: text(200),
  channelId: ident,
  alarmPriority: ident,
  alarmMethod: ident,
  alarmTime: text(40),
  alarmDescription: text(500),
  longitude: maybeNumber,
  latitude: maybeNumber,
  alarmType: ident,
});

const priorities: Record<string, Priority> = {
  '1': 'critical',
  '2': 'high',
  '3': 'medium',
  '4': 'low',
};

/** A row of `/api/alarm/all`, or a message of the event stream, which has no number of its own. */
export const readLegacyAlarm = (raw: unknown, zone: string): WvpAlarm | undefined => {
  const row = legacySchema.safeParse(raw);
  if (!row.success) return undefined;
  const { data } = row;
  const from = data.channelId ?? data.deviceId;
  if (from === null) return undefined;
  const method = data.alarmMethod ?? '';
  const kind = kindByNumber(method, data.alarmType);
  const first = Number(method[0]);
  const when = data.alarmTime.replace(/\D/g, '').slice(0, 14);
  return {
    id: [data.deviceId ?? '', from, when, method, data.alarmType ?? ''].join('-').slice(0, 120),
    row: null,
    channelKey: null,
    channelGbId: from,
    place: data.deviceName,
    kind,
    priority: priorities[data.alarmPriority ?? ''] ?? kind.priority,
    gbMethod: first >= 1 && first <= 7 ? first : null,
    description: data.alarmDescription,
    position: positionOf(data.longitude, data.latitude),
    atMs: fromLocalText(data.alarmTime, zone),
    hasPicture: false,
  };
};
