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
 */
const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
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

/** The text of an answer, in UTF-8; what is none becomes replacement marks. */
export const readText = ({ bytes }: BoundedAnswer): string => new TextDecoder().decode(bytes);

/** Parses JSON of a stranger: bounded depth; undefined for what is none. */
export const parseJson = (text: string): unknown => {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** The JSON in an answer. A page, as a log-in of the network sends, is told as such. */
export const readJson = (answer: BoundedAnswer): Outcome<unknown> => {
  const text = readText(answer);
  const value = parseJson(text);
  if (value !== undefined) return success(value);
  const status = `status ${String(answer.status)}`;
  const isPage = /^\s*<(!doctype|html)/i.test(text.slice(0, 200));
  return failure(
    'platform/bad-answer',
    isPage ? `${status}, a web page` : `${status} without JSON`,
  );
};
