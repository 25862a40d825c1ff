import * as z from 'zod';
import { faultCodeSchema } from './outcome';

// Transport `mse`: what a page and the media gateway tell each other over the WebSocket beside a
// lease's playlist (`…/l/<secret>/mse`). Binary messages are pieces of fragmented MP4 in order,
// the first of them begins with the init segment; everything else is one of these as JSON.

/** Page → gateway, once and first: the codecs that this page can play. */
export const socketWishSchema = z
  .object({
    codecs: z
      .array(z.string().regex(/^[\w.-]{1,64}$/))
      .min(1)
      .max(32),
  })
  .strict();
export type SocketWish = z.infer<typeof socketWishSchema>;

/** Gateway → page: what the pieces are, before the first; or why no further ones come. */
export const socketWordSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('format'), mimeType: z.string().min(1).max(256) }),
  z.object({ kind: z.literal('fault'), code: faultCodeSchema }),
]);
export type SocketWord = z.infer<typeof socketWordSchema>;
