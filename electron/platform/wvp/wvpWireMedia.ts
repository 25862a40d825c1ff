import * as z from 'zod';

import { ident, maybeNumber, rowNumber, text } from './wvpWireParts';

const address = z
  .url({ protocol: /^https?$/ })
  .max(4_000)
  .nullish()
  .catch(null)
  .transform((told) => told ?? null);

/** Where something is played; of the media node only the codec is kept, never its secret. */
export const wvpPlayedSchema = z.object({
  stream: ident,
  hls: address,
  https_hls: address,
  mediaInfo: z
    .object({ videoCodec: text(20) })
    .nullish()
    .catch(null),
});
export type WvpPlayed = z.infer<typeof wvpPlayedSchema>;

/** Larger numbers are no dates any more. */
const timeMs = z.number().int().nonnegative().max(8_640_000_000_000_000);

const recordSchema = z.object({
  id: rowNumber,
  startTime: timeMs,
  endTime: timeMs,
  timeLen: maybeNumber,
});

/** One file of a cloud record. */
export interface WvpRecord {
  key: number;
  fromMs: number;
  toMs: number;
}

/** So far the length of a file may be from what its times say; further, and nobody knows its unit. */
const likely = { least: 0.8, most: 1.2 } as const;

/** Undefined when nothing can be made of the row. */
export const readWvpRecord = (raw: unknown): WvpRecord | undefined => {
  const row = recordSchema.safeParse(raw);
  if (!row.success) return undefined;
  const { id, startTime, endTime, timeLen } = row.data;
  const spanMs = endTime - startTime;
  if (spanMs <= 0) return undefined;
  const share = (timeLen ?? 0) / spanMs;
  const isLikely = share >= likely.least && share <= likely.most;
  const lengthMs = isLikely ? Math.round(timeLen ?? spanMs) : spanMs;
  return { key: id, fromMs: startTime, toMs: startTime + lengthMs };
};

/** What a device listed, and how many rows it said there are. */
export interface WvpDeviceList {
  rows: unknown[];
  most: number;
}

/** A device without records leaves the list out, or says null. */
export const wvpDeviceRecordsSchema = z
  .object({ sumNum: maybeNumber, recordList: z.array(z.unknown()).nullish() })
  .nullish()
  .transform((told): WvpDeviceList => ({ rows: told?.recordList ?? [], most: told?.sumNum ?? 0 }));

/** Where a device is played, and since when: what is older than the question is somebody else's. */
export const wvpPlaybackSchema = z.object({
  stream: ident,
  fmp4: address,
  https_fmp4: address,
  mediaInfo: z.object({ aliveSecond: maybeNumber }).nullish().catch(null),
});

/** Where the file of a record is. */
export const wvpRecordPathSchema = z.object({ httpPath: address, httpsPath: address });

const presetSchema = z.object({ presetId: ident, presetName: text(100) });

/** One preset position; undefined when its number is none. */
export const readWvpPreset = (raw: unknown): { number: number; name: string } | undefined => {
  const row = presetSchema.safeParse(raw);
  const number = row.success ? Number(row.data.presetId ?? NaN) : NaN;
  if (!row.success || !Number.isInteger(number) || number < 1 || number > 255) return undefined;
  return { number, name: row.data.presetName || String(number) };
};
