import * as z from 'zod';

import { asIs, identOf, numberOf, rowNumberOf, text, textOf, type Told } from './wvpWireParts';

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

export interface WvpDevice {
  key: number;
  deviceId: string;
  name: string;
}

/** One device, read field by field: a province has thousands. */
export const readWvpDevice = (raw: unknown, told: Told = asIs): WvpDevice | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const row = raw as Readonly<Record<string, unknown>>;
  const key = rowNumberOf(row['id']);
  const deviceId = identOf(row['deviceId'], told);
  if (key === undefined || deviceId === null) return undefined;
  return { key, deviceId, name: textOf(row['name'], 200) || deviceId };
};

/** A branch of a tree. */
export interface WvpFolder {
  id: number;
  /** 2, 4, 6 or 8 digits of an area, 20 digits of a plan. */
  code: string;
  name: string;
  parentId: number | null;
  parentCode: string | null;
}

/**
 * One branch; undefined for what is none, channels among them included. Read field by field: a
 * province has tens of thousands.
 */
export const readWvpFolder = (raw: unknown, told: Told = asIs): WvpFolder | undefined => {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const row = raw as Readonly<Record<string, unknown>>;
  const id = rowNumberOf(row['id']);
  if (id === undefined || (numberOf(row['type']) ?? 0) !== 0) return undefined;
  const code = identOf(row['deviceId'], told) ?? '';
  return {
    id,
    code,
    name: textOf(row['name'], 200) || code,
    parentId: numberOf(row['parentId']),
    parentCode: identOf(row['parentDeviceId'], told),
  };
};
