import * as z from 'zod';

import type { SocketWish, SocketWord } from '#contract/socketFeed';

import type { GatewayFault } from '../faults';

// How platforms speak that send fragmented MP4 over a WebSocket: go2rtc, and what has it inside.

/** The first message to the platform. */
export const wishText = ({ codecs }: SocketWish): string =>
  JSON.stringify({ type: 'mse', value: codecs.join(',') });

const wordSchema = z.object({ type: z.string(), value: z.unknown() });
/** Nothing else may reach a page's MediaSource. */
const mimePattern = /^video\/mp4; ?codecs="[\w.-]{1,64}(?:, ?[\w.-]{1,64}){0,7}"$/;

/** The platform's words for what is wrong, the more telling first. They may hold addresses. */
const reasons: readonly (readonly [RegExp, GatewayFault | 'stream/codec'])[] = [
  [/codecs? not (matched|supported)/i, 'stream/codec'],
  [/stream not found|unknown (stream|source)/i, 'stream/not-found'],
  [/\b40[13]\b|unauthori[sz]ed|forbidden|wrong (user|password)/i, 'stream/unauthorized'],
  [
    /\bdial\b|refused|time-?out|no route|unreachable|no such host|\beof\b|\b404\b|reset by peer/i,
    'stream/offline',
  ],
];

/** What a message of the platform means; undefined for one that means nothing to us. */
export const readWord = (text: string): SocketWord | undefined => {
  const word = wordSchema.safeParse(jsonOf(text));
  if (!word.success || typeof word.data.value !== 'string') return undefined;
  const { type, value } = word.data;
  if (type === 'mse') {
    return mimePattern.test(value)
      ? { kind: 'format', mimeType: value }
      : { kind: 'fault', code: 'stream/codec' };
  }
  if (type !== 'error') return undefined;
  const code = reasons.find(([pattern]) => pattern.test(value))?.[1] ?? 'stream/server-error';
  return { kind: 'fault', code };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
