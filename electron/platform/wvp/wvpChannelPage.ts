import { failure, success, type Outcome } from '#contract/outcome';

import type { WvpAnswer } from './wvpAnswer';
import { readWvpChannel, wordColumns, type WvpChannel } from './wvpChannelRow';
import { packChannels, unpackChannels, type PackedChannels } from './wvpChannelPack';
import { scanChannels } from './wvpChannelScan';
import { sparePageOf, type ReadPage, type WvpPage } from './wvpPage';

const parseChannels = sparePageOf(readWvpChannel, wordColumns);

/** A page of channels, read on the spot. */
export const readChannelPage: ReadPage<WvpChannel> = (answer) => {
  const scanned = scanChannels(answer);
  return scanned === undefined ? parseChannels(answer) : success(unpackChannels(scanned));
};

/** What the thread answers to a page: plain, and copied in a moment. */
export type FarPage = Outcome<PackedChannels>;

/**
 * A thread that reads pages beside the one that serves the windows.
 *
 * @returns undefined when it could not: it died of this page, or it is being stopped
 */
export interface FarReader {
  ask: (answer: WvpAnswer, given: ArrayBuffer[]) => Promise<FarPage | undefined>;
}

/** What the thread does. */
export const readFarPage = async (answer: WvpAnswer): Promise<FarPage> => {
  const scanned = scanChannels(answer);
  if (scanned !== undefined) return success(scanned);
  const page = await parseChannels(answer);
  return page.ok ? { ok: true, value: packChannels(page.value) } : page;
};

/** Less is read sooner than it is handed over. */
const farBytes = 128 * 1024;

/**
 * Pages of channels, large ones by the other thread where there is one.
 *
 * @param prefix of the ids of cameras
 */
export const channelPageBy =
  (far: FarReader | undefined, prefix: string): ReadPage<WvpChannel> =>
  (answer) =>
    far === undefined || answer.bytes.byteLength < farBytes
      ? readChannelPage(answer)
      : readBy(far, prefix, answer);

const readBy = async (
  far: FarReader,
  prefix: string,
  { status, bytes }: WvpAnswer,
): Promise<Outcome<WvpPage<WvpChannel>>> => {
  // Handed over, not copied; a view on something larger is cut out first.
  const own = ownBytes(bytes);
  const packed = await far.ask({ status, bytes: own }, [own.buffer]);
  if (packed === undefined) return failure('platform/bad-answer', 'a list that cannot be read');
  return packed.ok ? { ok: true, value: unpackChannels(packed.value, prefix) } : packed;
};

const ownBytes = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const { buffer, byteLength } = bytes;
  const isWhole = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength;
  return isWhole ? new Uint8Array(buffer) : new Uint8Array(bytes);
};
