import * as z from 'zod';

import { ident, text } from './wvpWireParts';

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

const presetSchema = z.object({ presetId: ident, presetName: text(100) });

/** One preset position; undefined when its number is none. */
export const readWvpPreset = (raw: unknown): { number: number; name: string } | undefined => {
  const row = presetSchema.safeParse(raw);
  const number = row.success ? Number(row.data.presetId ?? NaN) : NaN;
  if (!row.success || !Number.isInteger(number) || number < 1 || number > 255) return undefined;
  return { number, name: row.data.presetName || String(number) };
};
