import type { ServerResponse } from 'node:http';

import type { Upstream } from '../../wall/ports';
import type { Fetcher } from './fetch/fetcher';
import { fetchLimits } from './fetch/limits';
import { replyBytes } from './media';
import { pictureSize } from './pictureSize';
import { goneSignal, replyFault } from './reply';

/** No SVG: it is a document. */
const pictureTypes = /^image\/(jpeg|png|webp|gif|avif)$/;

/** A small file may be a picture that takes gigabytes once it is decoded. */
const mostPixels = 64_000_000;
const longestEdge = 16_384;

const isShowable = (bytes: Buffer): boolean => {
  const size = pictureSize(bytes);
  if (size === undefined) return false;
  const { width, height } = size;
  return Math.max(width, height) <= longestEdge && width * height <= mostPixels;
};

/** Serves one still picture. */
export const servePicture = async (
  fetcher: Fetcher,
  { url, headers }: Upstream,
  response: ServerResponse,
): Promise<void> => {
  const fetched = await fetcher.fetchBytes(url, headers, {
    signal: goneSignal(response),
    maxBytes: fetchLimits.pictureBytes,
    version: null,
  });
  const isOurs =
    fetched.ok &&
    pictureTypes.test(fetched.value.contentType) &&
    isShowable(Buffer.from(fetched.value.bytes));
  if (isOurs) replyBytes(response, fetched.value.bytes, fetched.value.contentType, null);
  else replyFault(response, 'media/no-picture');
};
