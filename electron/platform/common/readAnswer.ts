import { failure, success, type Outcome } from '#contract/outcome';

import type { BoundedAnswer } from './boundedFetch';

/** Deeper than anything that platforms say; only who means harm goes on. */
const maxDepth = 64;

const quote = 0x22;
const backslash = 0x5c;
/** Square brackets differ from curly ones in one bit. */
const curly = 0x20;
const opening = 0x7b;
const closing = 0x7d;

/**
 * Whether brackets stand deeper in each other than may be. Looked at before anything is built: two
 * megabytes of brackets take a second to build, and whoever walks through them runs out of room.
 * In UTF-8 no part of a longer character looks like a bracket or a quote.
 */
const isTooDeep = (bytes: Uint8Array): boolean => {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const code = bytes[at] ?? 0;
    if (isText) {
      if (code === backslash) at += 1;
      else if (code === quote) isText = false;
    } else if (code === quote) isText = true;
    else if ((code | curly) === opening) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if ((code | curly) === closing) depth -= 1;
  }
  return false;
};

/** Lists of plain rows have a bracket for hundreds of bytes, what means harm one for each. */
const bytesPerBracket = 64;

/** Whether so few brackets open that, wherever they stand, building them takes no time. */
const hasFewBrackets = ({ buffer, byteOffset, byteLength }: Uint8Array): boolean => {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  let left = byteLength / bytesPerBracket;
  for (const bracket of ['{', '[']) {
    for (let at = bytes.indexOf(bracket); at !== -1; at = bytes.indexOf(bracket, at + 1)) {
      left -= 1;
      if (left < 0) return false;
    }
  }
  return true;
};

/** What the caller knows of the bytes. */
export interface Reading {
  /** How they become text; else they are UTF-8. */
  decode: (bytes: Uint8Array) => string;
  /** Nobody walks through what was built: few brackets may stand in each other as they like. */
  isLookedAtFlat: boolean;
}

/** UTF-8; what is none becomes replacement marks. */
const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The text of an answer. */
export const readText = ({ bytes }: Pick<BoundedAnswer, 'bytes'>): string => utf8(bytes);

const walkedUtf8: Reading = { decode: utf8, isLookedAtFlat: false };

const parse = (bytes: Uint8Array, { decode, isLookedAtFlat }: Reading): unknown => {
  const isHarmless = isLookedAtFlat && hasFewBrackets(bytes);
  if (!isHarmless && isTooDeep(bytes)) return undefined;
  try {
    return JSON.parse(decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
};

/** Parses JSON of a stranger: bounded depth; undefined for what is none. */
export const parseJson = (text: string): unknown => parse(Buffer.from(text), walkedUtf8);

/** The JSON in an answer. A page, as a log-in of the network sends, is told as such. */
export const readJson = (
  answer: Pick<BoundedAnswer, 'status' | 'bytes'>,
  reading: Reading = walkedUtf8,
): Outcome<unknown> => {
  const value = parse(answer.bytes, reading);
  if (value !== undefined) return success(value);
  const status = `status ${String(answer.status)}`;
  const isPage = /^\s*<(!doctype|html)/i.test(utf8(answer.bytes.subarray(0, 200)));
  return failure(
    'platform/bad-answer',
    isPage ? `${status}, a web page` : `${status} without JSON`,
  );
};
