import type { ServerResponse } from 'node:http';

import type { Upstream } from '../../wall/ports';
import type { Fetcher } from './fetch/fetcher';
import { fetchLimits } from './fetch/limits';
import { replyBytes } from './media';
import { goneSignal, replyFault } from './reply';

/** No SVG: it is a document. */
const pictureTypes = /^image\/(jpeg|png|webp|gif|avif)$/;

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
  if (!fetched.ok || !pictureTypes.test(fetched.value.contentType)) {
    replyFault(response, 'media/no-picture');
  } else replyBytes(response, fetched.value.bytes, fetched.value.contentType, null);
};
